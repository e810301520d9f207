import { lookUp } from '../../domain/regulation';
import type { PersonActor } from '../../domain/policy/actor';
import { channelOf } from '../auth/caller';
import { ownDesk, type Seat } from '../auth/own-desk';
import { defineRoute } from '../http/define-route';
import type { RequestContext } from '../http/define-route';
import { identityOf } from '../http/identity';
import { pathOfTicket, pathOfVisit } from '../paths';
import { Problem } from '../problems';
import { tellRuns } from '../runs/tell-runs';
import { z } from '../schemas/zod';
import { code, line, shortId } from '../schemas/values';

const administrators = ['administrator'] as const;

const personBody = z
  .strictObject({
    desk: code().optional().openapi({ description: 'May be left out by one who works at a single desk.' }),
    active: z.boolean().optional(),
    services: z
      .array(code())
      .max(50)
      .optional()
      .openapi({ description: 'Which a specialist works for, in place of those before; none: all of them.' }),
    reason: line(500).optional().openapi({ description: 'Stands beside each ticket that is given back.' }),
  })
  .refine(({ active, services }) => (active === undefined) !== (services === undefined), {
    params: { says: 'active-or-services' },
  })
  .openapi('PersonChange');

const personView = z
  .object({
    desk: z.string(),
    shortId: z.string(),
    active: z.boolean().nullable().openapi({ description: 'Null: services were named.' }),
    services: z.array(z.string()).nullable().openapi({ description: 'Null: none were named.' }),
    tickets: z
      .array(z.object({ id: z.string(), tid: z.string(), link: z.string() }))
      .openapi({ description: "What the person was responsible for: it is nobody's now, and a manager assigns it." }),
    visits: z.array(z.object({ id: z.string(), number: z.string(), link: z.string() })).openapi({
      description:
        'Open visits that the person was to go to: of each agreed one a coordinator decides, an offered time is given back.',
    }),
  })
  .openapi('PersonChanged');

/** Who has left holds no work: one act ends the roles, gives the tickets back and lists what was held (DESIGN 12). */
export const changePerson = defineRoute({
  method: 'patch',
  path: '/api/v1/people/{shortId}',
  tag: 'overviews',
  summary: 'Say that a person works at the desk no more, or again, or for which services',
  description:
    'Ends all roles of the person at the desk. Given again, it gives back what has come to the person since. Services narrow the ' +
    'role of a specialist: what others of them hold goes back, and is seen no more where none of the own took part.',
  access: administrators,
  params: z.object({ shortId: shortId() }),
  body: personBody,
  responses: { 200: { description: 'As it now is, with what the person held.', schema: personView } },
  problems: [404, 422],
  async operation({ params, body }, context: RequestContext<typeof administrators>) {
    const { services, caller } = context;
    const seat = ownDesk(caller, body.desk, administrators);
    const { desk } = seat;
    const { active, reason } = body;
    if (body.services !== undefined) return workFor(body.services, params.shortId, seat, reason, context);
    if (params.shortId === seat.shortId || active === undefined) throw new Problem('not-for-this-person');
    const personId = await services.store.setActive({ desk, shortId: params.shortId, active });
    if (personId === undefined) throw new Problem('not-found');
    services.authenticator.forgetPerson(personId);
    const changed = { desk, shortId: params.shortId, active, services: null };
    if (active) return { ...changed, tickets: [], visits: [] };
    const tickets = await services.store.listHeldTickets(desk, params.shortId);
    const actor = administratorOf(caller.personId, seat.shortId);
    for (const { id } of tickets) await giveBack(id, actor, reason, context);
    const act = `inactive/${identityOf({ caller, idempotencyKey: null })}`;
    const { visits, tellings } = await services.store.freeVisitsOf({ desk, technician: params.shortId, act });
    tellRuns(services.runs, tellings);
    return { ...changed, tickets, visits };
  },
  present: ({ tickets, visits, ...person }) => ({
    status: 200,
    body: {
      ...person,
      tickets: tickets.map(({ id, tid }) => ({ id, tid, link: pathOfTicket(id) })),
      visits: visits.map(({ id, number }) => ({ id, number, link: pathOfVisit(id) })),
    },
  }),
});

/** A specialist works for these services from now on; what others of them hold goes back. */
async function workFor(
  named: readonly string[],
  shortId: string,
  { desk, shortId: by }: Seat,
  reason: string | undefined,
  context: RequestContext<typeof administrators>,
) {
  const { services, caller } = context;
  const { regulation } = await services.store.rulesFor(desk, null);
  const unknown = named.findIndex((service) => lookUp(regulation.services, service) === undefined);
  if (unknown >= 0)
    throw new Problem('unknown-service', { errors: [{ pointer: `/services/${unknown}`, code: 'unknown-service' }] });
  const set = await services.store.setServices({ desk, shortId, services: [...new Set(named)] });
  if (set === undefined) throw new Problem('not-for-this-person');
  services.authenticator.forgetPerson(set.personId);
  const held = set.onlyThese ? await services.store.listHeldTickets(desk, shortId) : [];
  const tickets = held.filter(({ service }) => service !== null && !named.includes(service));
  for (const { id } of tickets) await giveBack(id, administratorOf(caller.personId, by), reason, context);
  return { desk, shortId, active: null, services: [...new Set(named)], tickets, visits: [] };
}

function administratorOf(personId: string, shortId: string): PersonActor {
  return { kind: 'person', personId, shortId, role: 'administrator', clientId: null };
}

/** The ticket is nobody's, on the record. Where it cannot be decided at once the word waits, and is decided with the next one. */
async function giveBack(
  id: string,
  actor: PersonActor,
  reason: string | undefined,
  { services, caller, requestId }: RequestContext<typeof administrators>,
): Promise<void> {
  const said = await services.store.sayToTicket({
    kind: 'ticket',
    id,
    identity: identityOf({ caller, idempotencyKey: null }),
    type: 'assign',
    content: { to: null, ...(reason === undefined ? {} : { reason }) },
    actor,
    channel: channelOf(caller),
    requestId,
  });
  if (said.kind === 'decided') tellRuns(services.runs, said.tellings);
  if (said.kind === 'pending') {
    services.runs.tell({
      run: { kind: 'ticket', id, workflowId: said.workflowId },
      started: true,
      signal: { name: 'process', inboxId: null, quiet: false },
    });
  }
}

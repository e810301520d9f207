import type { PersonActor } from '../../domain/policy/actor';
import { channelOf } from '../auth/caller';
import { ownDesk } from '../auth/own-desk';
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
    active: z.boolean(),
    reason: line(500).optional().openapi({ description: 'Stands beside each ticket that is given back.' }),
  })
  .openapi('PersonChange');

const personView = z
  .object({
    desk: z.string(),
    shortId: z.string(),
    active: z.boolean(),
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
  summary: 'Say that a person works at the desk no more, or again',
  description:
    'Ends all roles of the person at the desk. Given again, it gives back what has come to the person since.',
  access: administrators,
  params: z.object({ shortId: shortId() }),
  body: personBody,
  responses: { 200: { description: 'As it now is, with what the person held.', schema: personView } },
  problems: [404, 422],
  async operation({ params, body }, context: RequestContext<typeof administrators>) {
    const { services, caller } = context;
    const seat = ownDesk(caller, body.desk, administrators);
    const { desk } = seat;
    if (params.shortId === seat.shortId) throw new Problem('not-for-this-person');
    const { active, reason } = body;
    const personId = await services.store.setActive({ desk, shortId: params.shortId, active });
    if (personId === undefined) throw new Problem('not-found');
    services.authenticator.forgetPerson(personId);
    if (active) return { desk, shortId: params.shortId, active, tickets: [], visits: [] };
    const tickets = await services.store.listHeldTickets(desk, params.shortId);
    const actor = { kind: 'person', personId: caller.personId, shortId: seat.shortId, ...administrator } as const;
    for (const { id } of tickets) await giveBack(id, actor, reason, context);
    const act = `inactive/${identityOf({ caller, idempotencyKey: null })}`;
    const { visits, tellings } = await services.store.freeVisitsOf({ desk, technician: params.shortId, act });
    tellRuns(services.runs, tellings);
    return { desk, shortId: params.shortId, active, tickets, visits };
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

const administrator = { role: 'administrator', clientId: null } as const;

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

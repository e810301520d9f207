import { languages } from '../../texts/language';
import { auditBy } from '../audit/audit-by';
import { ownDesk, type Seat } from '../auth/own-desk';
import { defineRoute } from '../http/define-route';
import type { RequestContext } from '../http/define-route';
import { Problem } from '../problems';
import { says, z } from '../schemas/zod';
import { code, email, line, phone, shortId } from '../schemas/values';
import type { PersonChanges } from '../../store/administration/change-person';
import { giveBackIncidents, giveBackTickets, giveBackVisits } from './give-back';
import { requireServices } from './known-services';
import { administrators, deskOfCaller, heldIncidents, heldTickets, heldVisits, presentHoldings } from './schemas';

const personBody = z
  .strictObject({
    desk: deskOfCaller,
    active: z.boolean().optional(),
    services: z
      .array(code())
      .max(50)
      .optional()
      .openapi({ description: 'Which a specialist works for, in place of those before; none: all of them.' }),
    reason: line(500).optional().openapi({ description: 'Stands beside each ticket that is given back.' }),
    name: line(200).optional(),
    phone: z.union([phone(), z.null()]).optional(),
    language: z.enum(languages).optional(),
    email: email().optional().openapi({ description: 'Mended as long as nobody signs in by it.' }),
  })
  .refine(
    ({ active, services, ...body }) =>
      [active, services, dataOf(body)].filter((asked) => asked !== undefined).length === 1,
    says('one-change'),
  )
  .openapi('PersonChange');

interface Data {
  readonly name?: string | undefined;
  readonly phone?: string | null | undefined;
  readonly language?: (typeof languages)[number] | undefined;
  readonly email?: string | undefined;
}

/** What is to be changed of the person's own data; undefined: nothing. */
function dataOf({ name, phone: number, language, email: address }: Data): PersonChanges | undefined {
  const data = { name, phone: number, language, email: address };
  return Object.values(data).every((value) => value === undefined) ? undefined : data;
}

const personView = z
  .object({
    desk: z.string(),
    shortId: z.string(),
    active: z.boolean().nullable().openapi({ description: 'Null: something else was changed.' }),
    services: z.array(z.string()).nullable().openapi({ description: 'Null: none were named.' }),
    tickets: heldTickets.openapi({
      description: "What the person was responsible for: it is nobody's now, and a manager assigns it.",
    }),
    visits: heldVisits.openapi({
      description:
        'Open visits that the person was to go to: of each agreed one a coordinator decides, an offered time is given back.',
    }),
    incidents: heldIncidents.openapi({ description: 'Mass incidents that the person saw to: nobody does now.' }),
  })
  .openapi('PersonChanged');

type Context = RequestContext<typeof administrators>;

/** Who has left holds no work: one act ends the roles, gives the tickets back and lists what was held (DESIGN 12). */
export const changePerson = defineRoute({
  method: 'patch',
  path: '/api/v1/people/{shortId}',
  tag: 'administration',
  summary:
    'Say that a person works at the desk no more, or again, or for which services; or mend name, number or language',
  description:
    'Ends all roles of the person at the desk. Given again, it gives back what has come to the person since. Services narrow the ' +
    'role of a specialist: what others of them hold goes back, and is seen no more where none of the own took part. Name, number and ' +
    'language are changed of those whom no other desk knows.',
  access: administrators,
  params: z.object({ shortId: shortId() }),
  body: personBody,
  responses: { 200: { description: 'As it now is, with what the person held.', schema: personView } },
  problems: [404, 422],
  async operation({ params, body }, context: Context) {
    const seat = ownDesk(context.caller, body.desk, administrators);
    const none = { tickets: [], visits: [], incidents: [] };
    const changed = { desk: seat.desk, shortId: params.shortId, active: null, services: null, ...none };
    const data = dataOf(body);
    if (data !== undefined) {
      await change(data, params.shortId, seat, context);
      return changed;
    }
    if (body.services !== undefined) {
      const worked = await workFor(body.services, params.shortId, seat, body.reason, context);
      return { ...changed, ...worked };
    }
    const active = body.active === true;
    return { ...changed, active, ...(await setActive(active, params.shortId, seat, body.reason, context)) };
  },
  present: ({ tickets, visits, incidents, ...person }) => ({
    status: 200,
    body: { ...person, ...presentHoldings({ tickets, visits, incidents }) },
  }),
});

async function change(data: PersonChanges, shortId: string, { desk }: Seat, context: Context): Promise<void> {
  const { services } = context;
  const changed = await services.store.changePersonData({ desk, shortId, changes: data, by: auditBy(context) });
  switch (changed.kind) {
    case 'changed':
      services.authenticator.forgetPerson(changed.personId);
      return;
    case 'unknown-person':
      throw new Problem('not-found');
    case 'belongs-elsewhere':
      throw new Problem('belongs-elsewhere');
    case 'address-of-another':
    case 'signs-in-already':
      throw new Problem(changed.kind, { errors: [{ pointer: '/email', code: changed.kind }] });
    default: {
      const never: never = changed;
      return never;
    }
  }
}

/** Ends all that a person is at the desk, and what the person holds goes back; or takes it up again. */
async function setActive(active: boolean, shortId: string, seat: Seat, reason: string | undefined, context: Context) {
  const { services } = context;
  const { desk } = seat;
  const set = await services.store.setActive({ desk, shortId, active, by: auditBy(context) });
  if (set.kind === 'unknown-person') throw new Problem('not-found');
  if (set.kind !== 'set') throw new Problem(set.kind);
  services.authenticator.forgetPerson(set.personId);
  if (active) return { tickets: [], visits: [], incidents: [] };
  const tickets = await services.store.listHeldTickets(desk, shortId);
  await giveBackTickets(tickets, seat, reason, context);
  const incidents = await giveBackIncidents(shortId, seat, context);
  return { tickets, visits: await giveBackVisits(desk, shortId, context), incidents };
}

/** A specialist works for these services from now on; what others of them hold goes back. */
async function workFor(
  named: readonly string[],
  shortId: string,
  seat: Seat,
  reason: string | undefined,
  context: Context,
) {
  const { services } = context;
  const { desk } = seat;
  await requireServices(services.store, desk, named, '/services');
  const wanted = [...new Set(named)];
  const set = await services.store.setServices({ desk, shortId, services: wanted, by: auditBy(context) });
  if (set === undefined) throw new Problem('not-for-this-person');
  services.authenticator.forgetPerson(set.personId);
  const held = set.onlyThese ? await services.store.listHeldTickets(desk, shortId) : [];
  const tickets = held.filter(({ service }) => service !== null && !named.includes(service));
  await giveBackTickets(tickets, seat, reason, context);
  return { services: wanted, tickets };
}

import type { RequestContext } from '../http/define-route';
import { defineRoute } from '../http/define-route';
import { membershipAt } from '../auth/caller';
import type { Caller, CallerMembership } from '../auth/caller';
import { z } from '../schemas/zod';
import type { ApiStore } from '../store-port';
import { Problem } from '../problems';
import { listOf } from '../schemas/pages';
import { code } from '../schemas/values';
import { presentDesk, presentRegulation } from './present-regulation';
import { deskView, regulationView } from './schemas';

type Context = RequestContext<'signed-in'>;

/** The desks the caller works at or files to. */
function desksOf({ caller }: Context, desk: string | undefined): string[] {
  if (desk === undefined) return caller.memberships.map((membership) => membership.desk);
  if (!membershipAt(caller, desk)) throw new Problem('not-found');
  return [desk];
}

/** What the caller's desks are and, for their own people, who works there. */
export const listDesks = defineRoute({
  method: 'get',
  path: '/api/v1/desks',
  tag: 'look-ups',
  summary: 'Desks of the caller, with what can be chosen there',
  access: 'signed-in',
  responses: { 200: { description: 'The desks.', schema: listOf(deskView) } },
  async operation(_input, context) {
    const { services, caller } = context;
    return Promise.all(
      caller.memberships.map(async (membership) => ({
        rules: await services.store.rulesFor(membership.desk, clientOf(membership)),
        people: await peopleOf(services.store, caller, membership),
        role: membership.role,
      })),
    );
  },
  present: (desks, { language }) => ({
    status: 200,
    body: { items: desks.map((desk) => presentDesk(desk, language)) },
  }),
});

/** Every published version of the regulations, with the whole of it as the contract of the caller's company has it. */
export const listRegulations = defineRoute({
  method: 'get',
  path: '/api/v1/regulations',
  tag: 'look-ups',
  summary: 'Regulations: versions, topics and limits, clocks, waits, statuses',
  access: 'signed-in',
  query: z.strictObject({ desk: code().optional() }),
  responses: { 200: { description: 'One entry a version, the newest first.', schema: listOf(regulationView) } },
  problems: [404],
  async operation({ query }, context) {
    const { services, caller } = context;
    const desks = desksOf(context, query.desk);
    return Promise.all(
      desks.map(async (desk) => {
        const membership = membershipAt(caller, desk);
        const clientId = membership ? clientOf(membership) : null;
        const [rules, versions] = await Promise.all([
          services.store.rulesFor(desk, clientId),
          services.store.listRegulations(desk),
        ]);
        return { rules, versions };
      }),
    );
  },
  present: (desks, { language }) => ({
    status: 200,
    body: {
      items: desks.flatMap(({ rules, versions }) =>
        versions.map((version) => presentRegulation(version, rules, language)),
      ),
    },
  }),
});

const calendarView = z
  .object({
    layer: z.string(),
    year: z.int(),
    revision: z.int(),
    status: z.string().openapi({ description: '`official`, or `provisional` until the decree.' }),
    digest: z.string(),
  })
  .openapi('CalendarYear');

/** The official years that deadlines count by. */
export const listCalendars = defineRoute({
  method: 'get',
  path: '/api/v1/calendars',
  tag: 'look-ups',
  summary: 'Years of the official calendars',
  access: 'signed-in',
  responses: {
    200: {
      description: 'The years in force and the version they make.',
      schema: z.object({ version: z.string().nullable(), items: z.array(calendarView) }),
    },
  },
  operation: async (_input, { services }) => services.store.listCalendars(),
  present: ({ version, years }) => ({ status: 200, body: { version, items: years } }),
});

const contractView = z
  .object({
    desk: z.string(),
    company: z.object({ id: z.string(), name: z.string() }),
    number: z.string(),
    validFrom: z.string(),
    validTo: z.string().nullable(),
    patch: z.record(z.string(), z.unknown()),
  })
  .openapi('Contract');

/** Contracts: a client's own; all of the desk's for its people. */
export const listContracts = defineRoute({
  method: 'get',
  path: '/api/v1/contracts',
  tag: 'look-ups',
  summary: 'Contracts and what they change of the regulation',
  access: 'signed-in',
  query: z.strictObject({ desk: code().optional() }),
  responses: { 200: { description: 'The contracts.', schema: listOf(contractView) } },
  problems: [404],
  async operation({ query }, context) {
    const lists = desksOf(context, query.desk).map((desk) => {
      const membership = membershipAt(context.caller, desk);
      const own = membership ? clientOf(membership) : null;
      return context.services.store.listContracts({ desk, ...(own === null ? {} : { clientId: own }) });
    });
    return (await Promise.all(lists)).flat();
  },
  present: (contracts) => ({
    status: 200,
    body: {
      items: contracts.map(({ clientId, clientName, ...contract }) => ({
        ...contract,
        company: { id: clientId, name: clientName },
      })),
    },
  }),
});

/** The company whose contract the caller's own view of a desk is under. */
function clientOf({ role, clientId }: CallerMembership): string | null {
  return role === 'client' ? clientId : null;
}

/** The desk's own people, by whom work can be done; for a client's user the others of the company there. */
async function peopleOf(store: ApiStore, { personId }: Caller, membership: CallerMembership) {
  const { desk } = membership;
  const clientId = clientOf(membership);
  if (clientId === null) return (await store.listDeskPeople({ desk })).filter(({ role }) => role !== 'client');
  return (await store.listDeskPeople({ desk, clientId, role: 'client' })).filter(({ id }) => id !== personId);
}

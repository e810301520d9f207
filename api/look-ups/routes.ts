import type { RequestContext } from '../http/define-route';
import { defineRoute } from '../http/define-route';
import { byLeast } from '../../domain/policy/actor';
import { companyOf, membershipsAt } from '../auth/caller';
import type { Caller, CallerMembership } from '../auth/caller';
import { z } from '../schemas/zod';
import type { ApiStore } from '../store-port';
import { Problem } from '../problems';
import { listOf } from '../schemas/pages';
import { code } from '../schemas/values';
import { presentDesk, presentRegulation } from './present-regulation';
import type { DeskToShow } from './present-regulation';
import { deskView, regulationView } from './schemas';

type Context = RequestContext<'signed-in'>;

/** The desks the caller works at or files to. */
function desksOf({ caller }: Context, desk: string | undefined): string[] {
  if (desk === undefined) return [...new Set(caller.memberships.map((membership) => membership.desk))];
  if (membershipsAt(caller, desk).length === 0) throw new Problem('not-found');
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
      desksOf(context, undefined).map(async (desk) => {
        const held = membershipsAt(caller, desk);
        return {
          rules: await services.store.rulesFor(desk, companyOf(held)),
          people: await peopleOf(services.store, caller, desk, held),
          role: byLeast(held).at(-1)?.role ?? 'client',
        };
      }),
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
        const [rules, versions] = await Promise.all([
          services.store.rulesFor(desk, companyOf(membershipsAt(caller, desk))),
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

/** Contracts: a client's own; a personal manager's clients'; all of the desk's for its other people, but technicians. */
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
      const clients = contractsOf(membershipsAt(context.caller, desk));
      return context.services.store.listContracts({ desk, ...(clients === null ? {} : { clients }) });
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

/** The clients whose contracts one reads: the own company, those whom a personal manager serves; null: all of the desk. */
function contractsOf(held: readonly CallerMembership[]): readonly string[] | null {
  const work = held.filter(({ role }) => role !== 'client' && role !== 'technician');
  const all = work.some(({ role, clientId }) => role !== 'personal-manager' || clientId === null);
  return all ? null : held.flatMap(({ clientId }) => (clientId === null ? [] : [clientId]));
}

/** The desk's own people, by whom work can be done; for a client's user the others of the company there. */
async function peopleOf(
  store: ApiStore,
  { personId }: Caller,
  desk: string,
  held: readonly CallerMembership[],
): Promise<DeskToShow['people']> {
  const people = await store.listDeskPeople({ desk });
  if (companyOf(held) === null) return oneEach(people.filter(({ role }) => role !== 'client'));
  const companies = new Set(held.map(({ clientId }) => clientId));
  return oneEach(
    people.filter(({ id, role, clientId }) => role === 'client' && id !== personId && companies.has(clientId)),
  );
}

/** A person once, with all the roles. */
function oneEach(lines: Awaited<ReturnType<ApiStore['listDeskPeople']>>): DeskToShow['people'] {
  const persons = [...new Set(lines.map(({ id }) => id))].map((id) => byLeast(lines.filter((line) => line.id === id)));
  return persons.flatMap((held) => {
    const most = held.at(-1);
    return most === undefined ? [] : [{ ...most, roles: held.map(({ role }) => role) }];
  });
}

import { byLeast } from '../../domain/policy/actor';
import { clientsServed, contactRoles, ownDesk, staffRoles } from '../auth/own-desk';
import { companyOf, membershipsAt } from '../auth/caller';
import type { Caller } from '../auth/caller';
import { defineRoute } from '../http/define-route';
import { company, person, presentCompany, presentPerson, presentStaff, staffMember } from '../names';
import { Problem } from '../problems';
import { pageFound } from '../http/page-found';
import { pageOf, pageQuery } from '../schemas/pages';
import { code, instantOut, orNull } from '../schemas/values';
import { z } from '../schemas/zod';
import type { ApiStore } from '../store-port';
import { iso } from '../tickets/present-clock';

const deskPerson = z
  .object({
    ...person.shape,
    ...staffMember.shape,
    role: z.string().openapi({ description: 'The one that may do most.' }),
    roles: z.array(z.string()),
    services: z.array(z.string()).openapi({ description: 'Services that a role names; none: the roles are for all.' }),
    companies: z.array(company).openapi({ description: 'Whose user, or whose personal manager.' }),
    away: orNull(z.object({ until: instantOut(), standIn: orNull(staffMember) })).openapi({
      description: 'Of the own people, to each other: who is not there now, and who stands in.',
    }),
  })
  .openapi('DeskPerson');

/** Whose people one looks for: the desk's own, or users of companies. */
interface Asked {
  readonly clients: readonly string[] | null;
  /** Who looks for colleagues is none of them. */
  readonly except?: string;
}

/** By whom work can be done, for whom a ticket can be filed, with whom one can be shared. */
export const listDeskPeople = defineRoute({
  method: 'get',
  path: '/api/v1/desks/{desk}/people',
  tag: 'look-ups',
  summary: "People of a desk: its own, or a company's users",
  description:
    "The desk's people see its own people, and with `company` the users of that one; a client's user sees the others of the own company.",
  access: 'signed-in',
  params: z.object({ desk: code() }),
  query: z.strictObject({ company: z.uuid().optional(), role: z.enum(staffRoles).optional(), ...pageQuery }),
  responses: { 200: { description: 'As people sort, a line each person.', schema: pageOf(deskPerson) } },
  async operation({ params: { desk }, query }, { services: { store }, caller }) {
    const { role, cursor, limit } = query;
    const filter = { desk, ...askedBy(caller, desk, query.company), ...(role === undefined ? {} : { role }) };
    const page = pageFound(await store.listDeskPeople(filter, cursor ?? null, limit ?? 50));
    return { ...page, away: filter.clients === null ? await awayAt(desk, store) : null };
  },
  present: ({ items, cursor, away }) => ({
    status: 200,
    body: {
      items: items.map(({ id, shortId, name, roles: held, services, companies }) => {
        const sorted = byLeast(held.map((each) => ({ role: each }))).map((each) => each.role);
        return {
          ...presentPerson(id, name),
          shortId,
          role: sorted.at(-1),
          roles: sorted,
          services,
          companies: companies.map((each) => presentCompany(each.id, each.name)),
          away: away?.get(shortId) ?? null,
        };
      }),
      nextCursor: cursor,
    },
  }),
});

/** Who of a desk is not there now, by short id. */
async function awayAt(desk: string, { clock, listStaffAbsences }: ApiStore) {
  const now = await clock.now();
  const { items } = pageFound(await listStaffAbsences({ desk, from: now, to: now + 1 }, null, 500));
  return new Map(
    items.map(({ person: away, to, standIn, standInName }) => [
      away,
      { until: iso(to), standIn: standIn === null ? null : presentStaff(standIn, standInName) },
    ]),
  );
}

/** @throws Problem 404 for a desk that is none of the caller's, and for a company that is none of the caller's business */
export function askedBy(caller: Caller, desk: string, named: string | undefined): Asked {
  const held = membershipsAt(caller, desk);
  if (held.length === 0) throw new Problem('not-found');
  const own = held.flatMap(({ role, clientId }) => (role === 'client' && clientId !== null ? [clientId] : []));
  if (companyOf(held) !== null) {
    if (named !== undefined && !own.includes(named)) throw new Problem('not-found');
    return { clients: named === undefined ? own : [named], except: caller.personId };
  }
  if (named === undefined) return { clients: null };
  const work = held.filter(({ role }) => (contactRoles as readonly string[]).includes(role));
  const served = clientsServed({ roles: work });
  if (work.length === 0 || served?.includes(named) === false) throw new Problem('not-found');
  return { clients: [named] };
}

/** The companies of a desk. */
export const listClients = defineRoute({
  method: 'get',
  path: '/api/v1/clients',
  tag: 'look-ups',
  summary: 'Companies that a desk serves',
  description: 'A personal manager sees those whom he or she serves.',
  access: contactRoles,
  query: z.strictObject({
    desk: code().optional(),
    text: z.string().max(200).optional().openapi({ description: 'In the name, whatever the capitals.' }),
    ...pageQuery,
  }),
  responses: { 200: { description: 'As people sort.', schema: pageOf(company) } },
  problems: [404],
  async operation({ query }, { services: { store }, caller }) {
    const seat = ownDesk(caller, query.desk, contactRoles);
    const filter = { desk: seat.desk, clients: clientsServed(seat), text: query.text };
    return pageFound(await store.listClients(filter, query.cursor ?? null, query.limit ?? 50));
  },
  present: ({ items, cursor }) => ({
    status: 200,
    body: { items: items.map(({ id, name }) => presentCompany(id, name)), nextCursor: cursor },
  }),
});

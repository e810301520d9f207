import type { Fault } from '../problems';
import { Problem } from '../problems';
import { forbidden } from '../who-may';
import { pageFound } from '../http/page-found';
import { membershipsAt } from '../auth/caller';
import type { CallerMembership } from '../auth/caller';
import { staffRoles } from '../auth/own-desk';
import { reachOf } from '../auth/reach-of';
import { defineRoute } from '../http/define-route';
import type { RequestContext } from '../http/define-route';
import type { ApiStore } from '../store-port';
import { listQuery, type ListQuery } from './list-query';
import { presentTicketLine } from './present-line';
import { ticketPage } from './schemas';

type Filter = Parameters<ApiStore['listTickets']>[0];

/** The tickets the caller may see. */
export const listTickets = defineRoute({
  method: 'get',
  path: '/api/v1/tickets',
  tag: 'tickets',
  summary: 'List tickets in one of several orders',
  description:
    'A cursor opens pages of the same `sort` and filter alone. To keep a copy: read all pages with `sort=receivedAt`, then again ' +
    'and again those with `updatedSince`.',
  access: 'signed-in',
  query: listQuery,
  responses: { 200: { description: 'A page of tickets.', schema: ticketPage } },
  problems: [404],
  async operation({ query }, { services: { store }, caller }: RequestContext<'signed-in'>) {
    const held = query.desk === undefined ? caller.memberships : membershipsAt(caller, query.desk);
    if (held.length === 0) throw new Problem('not-found');
    const memberships = ofDesk(held, query);
    const codes = await unknownCodes(query, [...new Set(memberships.map(({ desk }) => desk))], store);
    const faults = [...orderFaults(query), ...codes];
    if (faults.length > 0) throw new Problem('malformed', { errors: faults });
    const filter = {
      ...filterOf(query),
      owes: query.owes === undefined ? undefined : await owedBy(query.owes, memberships, store),
      ...(query.assignee === 'mine' ? { assignees: await mine(memberships, store) } : {}),
      reach: reachOf(memberships, caller.personId),
    };
    const page = pageFound(await store.listTickets(filter, query.cursor ?? null, query.limit ?? 50));
    const desks = [...new Set(page.items.map((line) => line.desk))];
    const [states, ...rules] = await Promise.all([
      store.readTicketStates(page.items.map(({ id }) => id)),
      ...desks.map(async (code) => [code, await store.rulesFor(code, null)] as const),
    ]);
    return { page, states, rules: new Map(rules), clientAt: clientsIn(memberships) };
  },
  present: ({ page, states, rules, clientAt }, { language, timeZone }) => ({
    status: 200,
    body: {
      items: page.items.map((line) =>
        presentTicketLine(line, states.get(line.id), {
          rules: rules.get(line.desk),
          language,
          timeZone,
          toClient: clientAt.has(`${line.desk}/${line.clientId}`),
        }),
      ),
      nextCursor: page.cursor,
    },
  }),
});

/**
 * Whose queue a ticket stands in, and whose step of the desk it is, is the desk's matter.
 *
 * @throws Problem 403 for one who is a client's user only
 */
function ofDesk(held: readonly CallerMembership[], query: ListQuery): readonly CallerMembership[] {
  const asked = (['service', 'owes'] as const).filter((name) => query[name] !== undefined);
  if (asked.length === 0) return held;
  const work = held.filter(({ role }) => role !== 'client');
  if (work.length > 0) return work;
  throw forbidden(staffRoles, { errors: asked.map((name) => ({ pointer: `query/${name}`, code: 'staff-only' })) });
}

/** Who is meant by a word of the query. */
async function owedBy(
  word: string,
  memberships: readonly CallerMembership[],
  store: ApiStore,
): Promise<Filter['owes']> {
  switch (word) {
    case 'me':
      return store.owedTo(memberships);
    case 'client':
    case 'desk':
    case 'supplier':
    case 'nobody':
      return { side: word };
    default:
      return { keys: Object.fromEntries(memberships.map(({ desk }) => [desk, [{ word }]])) };
  }
}

/** The own short ids, and those of people whom the caller stands in for. */
async function mine(
  memberships: readonly CallerMembership[],
  store: ApiStore,
): Promise<NonNullable<Filter['assignees']>> {
  const own = new Map(
    memberships.flatMap(({ desk, role, shortId }) => (role === 'client' ? [] : [[desk, shortId] as const])),
  );
  const each = [...own].map(async ([desk, shortId]) => {
    const { people } = await store.standingInAt(desk, shortId);
    return [desk, [shortId, ...people.map((each) => each.shortId)]] as const;
  });
  return Object.fromEntries(await Promise.all(each));
}

/** Desk and company of each client whose user the caller is: what is the desk's own is not shown there. */
function clientsIn(memberships: readonly CallerMembership[]): ReadonlySet<string> {
  return new Set(memberships.flatMap(({ desk, role, clientId }) => (role === 'client' ? [`${desk}/${clientId}`] : [])));
}

function filterOf(query: ListQuery): Omit<Filter, 'reach'> {
  const { stage, status, open, overdue, assignee, service, text, updatedSince } = query;
  const { topic, requestType, priority, level } = query;
  return {
    order: query.sort ?? (updatedSince === undefined ? 'nextDue' : 'changes'),
    ...{ stage, status, open, overdue, service, topic, requestType, priority, level, text, updatedSince },
    assignee: assignee === 'none' ? null : assignee === 'mine' ? undefined : assignee,
    clientId: query.company,
    personId: query.person,
    authorId: query.author,
    followerId: query.sharedWith,
    received: { from: query.receivedFrom, to: query.receivedTo },
    due: { from: query.dueFrom, to: query.dueTo },
    closed: { from: query.closedFrom, to: query.closedTo },
    updated: { from: query.updatedFrom, to: query.updatedTo },
  };
}

/** Orders of a part of the tickets do not go with the other part, and changes are followed in their own order. */
function orderFaults({ sort, open, updatedSince }: ListQuery): Fault[] {
  const wrong = [
    ...(sort === 'handling' && open === false ? ['open'] : []),
    ...(sort === 'closedAt' && open === true ? ['open'] : []),
    ...(updatedSince !== undefined && sort !== undefined && sort !== 'changes' ? ['updatedSince'] : []),
  ];
  return wrong.map((name) => ({
    pointer: `query/${name}`,
    code: 'not-with-order',
  }));
}

/** Codes that none of the desks has, or ever had. */
async function unknownCodes(query: ListQuery, desks: readonly string[], store: ApiStore): Promise<Fault[]> {
  const named = [
    ['status', 'statuses', query.status],
    ['topic', 'topics', query.topic],
    ['requestType', 'requestTypes', query.requestType],
    ['priority', 'priorities', query.priority],
    ['level', 'levels', query.level],
    ['service', 'services', query.service],
  ] as const;
  const faults = named.map(async ([name, vocabulary, code]): Promise<Fault[]> =>
    code === undefined || (await store.knowsCode(desks, vocabulary, code))
      ? []
      : [{ pointer: `query/${name}`, code: 'unknown-code' }],
  );
  return (await Promise.all(faults)).flat();
}

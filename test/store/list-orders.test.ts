import fc from 'fast-check';
import type { Reach } from '../../store/reach';
import type { TicketLine } from '../../store/tickets/list-tickets';
import type { MomentSpan, TicketFilter } from '../../store/tickets/ticket-filter';
import { ticketOrders, type TicketOrder } from '../../store/tickets/ticket-orders';
import { walk, whole } from '../support/pages';
import { plantTickets, type Planted } from './planted-tickets';
import { addActor, day, hour, makeWorld, minute, monday } from './support';
import type { World } from './support';
import { size } from '../support/size';

let world: World;
let planted: Planted[];
let other: string;
let people: string[];

/** A number below another, the same in every run. */
let seed = 1;
function dice(sides: number): number {
  seed = (seed * 48_271) % 2_147_483_647;
  return seed % sides;
}
const one = <T>(...values: readonly T[]): T => values[dice(values.length)] as T;

beforeAll(async () => {
  world = await makeWorld(monday + 5 * day);
  const { store, prisma, author, colleague, specialist, manager, clientId } = world;
  other = await store.addClient({ name: 'ТрансЛес', emailDomains: [] });
  const stranger = await addActor(store, 'stranger', 'client', other);
  people = [author.personId, colleague.personId, stranger.personId, specialist.personId];
  const tickets = Array.from({ length: 240 }, (): Omit<Planted, 'id' | 'tid'> => {
    const stage = one('triage', 'resolution', 'solved', 'closed', 'closed');
    // Few instants, so that many tickets share one: the id tells them apart.
    const receivedAt = monday + dice(30) * 4 * hour;
    const priority = dice(4);
    const desk = dice(8) === 0 ? 'demo' : 'skai';
    return {
      desk,
      clientId: one(clientId, other),
      authorId: one(...people),
      authorKind: dice(6) === 0 ? 'integration' : 'person',
      stage,
      status: stage === 'triage' ? 'new' : stage,
      topic: one('consulting', 'data-update', 'other'),
      requestType: one('request', null),
      priority: ['critical', 'high', 'normal', 'low'][priority] ?? '',
      priorityRank: priority + 1,
      level: one('vip', null),
      assignee: desk === 'demo' ? null : one(specialist.shortId, manager.shortId, null),
      sharedWith: dice(4) === 0 ? [one(...people)] : [],
      ...one({}, { service: 'line', services: ['line'] }, { service: 'east', services: ['line', 'east'] }),
      nextDue: stage === 'closed' || dice(4) === 0 ? null : monday + dice(20) * 12 * hour,
      receivedAt,
      updatedAt: receivedAt + dice(4) * 6 * hour,
      closedAt: stage === 'closed' ? receivedAt + dice(6) * 6 * hour : null,
    };
  });
  planted = await plantTickets(prisma, tickets);
});
afterAll(() => world.close());

type Asked = TicketFilter & { readonly order?: TicketOrder };
const all: Reach[] = [{ desk: 'skai' }, { desk: 'demo' }];
const read = (filter: Asked, size: number, nearby?: number): Promise<TicketLine[]> =>
  walk((cursor) => world.store.listTickets(filter, cursor, size, nearby === undefined ? {} : { nearby }));

/** Midnights of Moscow, where both desks are. */
const midnight = (date: string): number => Date.parse(`${date}T00:00:00+03:00`);

function within(at: number | null, { from, to }: MomentSpan = {}): boolean {
  if (from === undefined && to === undefined) return true;
  if (at === null) return false;
  const begin = typeof from === 'string' ? midnight(from) : (from ?? -Infinity);
  const end = typeof to === 'string' ? midnight(to) + day : (to ?? Infinity);
  return at >= begin && at < end;
}

const dueOf = ({ closedAt, nextDue }: Planted): number =>
  closedAt === null ? (nextDue ?? Number.MAX_SAFE_INTEGER) : Infinity;

/** The list as one would write it without a database. */
function model(filter: Asked): string[] {
  const { order = 'nextDue', reach, ...asked } = filter;
  const keys: Readonly<Record<TicketOrder, (ticket: Planted) => readonly number[]>> = {
    nextDue: (ticket) => [dueOf(ticket)],
    handling: ({ priorityRank, receivedAt }) => [priorityRank, receivedAt],
    receivedAt: ({ receivedAt }) => [-receivedAt],
    updatedAt: ({ updatedAt }) => [-updatedAt],
    closedAt: ({ closedAt }) => [-(closedAt ?? 0)],
    changes: ({ updatedAt }) => [updatedAt],
  };
  const descending = order === 'receivedAt' || order === 'updatedAt' || order === 'closedAt';
  const seen = (ticket: Planted, { desk, clientId, personId, andPrograms, services }: Reach): boolean =>
    ticket.desk === desk &&
    (services === undefined ||
      ticket.services === undefined ||
      ticket.services.some((code) => services.includes(code))) &&
    (clientId === undefined || ticket.clientId === clientId) &&
    (personId === undefined ||
      ticket.authorId === personId ||
      ticket.sharedWith.includes(personId) ||
      (andPrograms === true && ticket.authorKind === 'integration'));
  const responsible = (ticket: Planted, personId: string): boolean =>
    personId === world.specialist.personId && ticket.desk === 'skai' && ticket.assignee === world.specialist.shortId;
  const same = <
    K extends
      | 'stage'
      | 'status'
      | 'assignee'
      | 'service'
      | 'clientId'
      | 'authorId'
      | 'topic'
      | 'requestType'
      | 'priority'
      | 'level',
  >(
    ticket: Planted,
    key: K,
  ): boolean => asked[key] === undefined || ticket[key] === asked[key];
  const fits = (ticket: Planted): boolean =>
    reach.some((each) => seen(ticket, each)) &&
    (
      [
        'stage',
        'status',
        'assignee',
        'service',
        'clientId',
        'authorId',
        'topic',
        'requestType',
        'priority',
        'level',
      ] as const
    ).every((key) => same(ticket, key)) &&
    (asked.open === undefined || (ticket.closedAt === null) === asked.open) &&
    (asked.overdue === undefined || dueOf(ticket) < world.clock.at === asked.overdue) &&
    (asked.followerId === undefined || ticket.sharedWith.includes(asked.followerId)) &&
    (asked.personId === undefined ||
      ticket.authorId === asked.personId ||
      ticket.sharedWith.includes(asked.personId) ||
      responsible(ticket, asked.personId)) &&
    within(ticket.receivedAt, asked.received) &&
    within(ticket.closedAt, asked.closed) &&
    within(ticket.closedAt === null ? ticket.nextDue : null, asked.due) &&
    within(ticket.updatedAt, asked.updated) &&
    (asked.updatedSince === undefined || ticket.updatedAt >= Number(asked.updatedSince) - minute) &&
    (order !== 'handling' || ticket.closedAt === null) &&
    (order !== 'closedAt' || ticket.closedAt !== null);
  const key = keys[order];
  return planted
    .filter(fits)
    .sort((a, b) => {
      const [first, second] = [key(a), key(b)];
      const place = first.findIndex((value, index) => value !== second[index]);
      if (place !== -1) return (first[place] ?? 0) < (second[place] ?? 0) ? -1 : 1;
      return a.id < b.id === !descending ? -1 : 1;
    })
    .map(({ id }) => id);
}

const optional = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined, freq: 2 });
const from = <T>(values: readonly T[]) => fc.constantFrom(...values);

test('F16 HT-4 every order with every filter is what a list in memory is, whatever the size of its pages and however it is looked for', async () => {
  const { clientId, specialist, author } = world;
  const moment = fc.oneof(
    fc.integer({ min: -2, max: 50 }).map((step) => monday + step * 3 * hour),
    from(['2026-03-02', '2026-03-03', '2026-03-05', '2026-03-08']),
  );
  const span = fc.record({ from: optional(moment), to: optional(moment) }) as fc.Arbitrary<MomentSpan>;
  const reaches: Reach[][] = [
    all,
    [{ desk: 'skai' }],
    [{ desk: 'skai', clientId }],
    [{ desk: 'skai', clientId, personId: author.personId, andPrograms: true }],
    [{ desk: 'demo', personId: author.personId }, { desk: 'skai' }],
    [{ desk: 'skai', services: ['east', 'west'] }],
    [{ desk: 'skai', services: ['line'] }, { desk: 'demo' }],
  ];
  const asked = fc.record({
    reach: from(reaches),
    order: from(ticketOrders),
    stage: optional(from(['triage', 'resolution', 'closed'] as const)),
    status: optional(from(['new', 'closed'])),
    assignee: optional(from([specialist.shortId, null])),
    service: optional(from(['line', 'east'])),
    open: optional(fc.boolean()),
    overdue: optional(fc.boolean()),
    clientId: optional(from([clientId, other])),
    personId: optional(from(people)),
    authorId: optional(from(people)),
    followerId: optional(from(people)),
    topic: optional(from(['consulting', 'other'])),
    requestType: optional(fc.constant('request')),
    priority: optional(from(['critical', 'normal'])),
    level: optional(fc.constant('vip')),
    received: optional(span),
    closed: optional(span),
    due: optional(span),
    updated: optional(span),
    updatedSince: optional(fc.integer({ min: 0, max: 40 }).map((step) => monday + step * 3 * hour + 30_000)),
  }) as fc.Arbitrary<Asked>;
  // Few filters at once, or most lists would be empty.
  const few = fc.tuple(asked, fc.uniqueArray(fc.nat({ max: 18 }), { maxLength: 3 })).map(([filter, places]) => {
    const { reach, order, ...rest } = filter;
    const kept = Object.entries(rest).filter((_entry, index) => places.includes(index));
    return { reach, ...(order === undefined ? {} : { order }), ...Object.fromEntries(kept) };
  });
  await fc.assert(
    fc.asyncProperty(few, fc.integer({ min: 5, max: 100 }), from([7, 60, undefined]), async (filter, size, nearby) => {
      expect((await read(filter, size, nearby)).map(({ id }) => id)).toEqual(model(filter));
    }),
    { numRuns: size(100) },
  );
});

test.each(ticketOrders)(
  'F16 pages of one ticket in the order %s follow each other over ties and nulls',
  async (order) => {
    const filter: Asked = { reach: [{ desk: 'demo' }], order };
    const found = (await read(filter, 1)).map(({ id }) => id);
    expect(found.length).toBeGreaterThan(5);
    expect(found).toEqual(model(filter));
  },
);

test('a cursor of another order, another filter or another desk opens no page', async () => {
  const { store } = world;
  const asked: Asked = { reach: [{ desk: 'skai' }], order: 'receivedAt', topic: 'other' };
  const first = await store.listTickets(asked, null, 2);
  if (first.kind !== 'page') throw new Error(first.kind);
  const bad = { kind: 'bad-cursor' };
  expect(await store.listTickets(asked, first.cursor, 50)).toMatchObject({ kind: 'page' });
  expect(await store.listTickets({ ...asked, order: 'updatedAt' }, first.cursor, 2)).toEqual(bad);
  expect(await store.listTickets({ ...asked, topic: 'consulting' }, first.cursor, 2)).toEqual(bad);
  expect(await store.listTickets({ ...asked, open: true }, first.cursor, 2)).toEqual(bad);
  expect(await store.listTickets({ ...asked, reach: [{ desk: 'demo' }] }, first.cursor, 2)).toEqual(bad);
  expect(await store.listVisits({ reach: [{ desk: 'skai' }], view: 'all' }, first.cursor, 2)).toEqual(bad);
});

/** What a commit moves of a ticket: its due instant, its stage, its last change. */
async function change(ids: readonly string[], at: number): Promise<void> {
  const moved = new Date(at);
  await world.prisma.$transaction([
    world.prisma.$executeRaw`
      UPDATE "ticket" SET "updated_at" = ${moved}::timestamptz, "next_due" = ${new Date(at - 90 * day)}::timestamptz,
        "closed_at" = NULL, "stage" = 'resolution', "priority_rank" = 1
      WHERE "id" = ANY(${[...ids]}::uuid[])`,
    world.prisma
      .$executeRaw`UPDATE "process" SET "updated_at" = ${moved}::timestamptz WHERE "id" = ANY(${[...ids]}::uuid[])`,
  ]);
}

describe('while tickets change', () => {
  // The last ones of this file: what they change stays changed.
  test('must show 2: a walk by arrival over all pages while 200 tickets change meets each ticket once', async () => {
    const filter: Asked = { reach: all, order: 'receivedAt' };
    const victims = planted.map(({ id }) => id).filter((_id, index) => index < 200);
    let pages = 0;
    const seen = await walk(async (cursor) => {
      await change(victims.slice(pages * 20, (pages += 1) * 20), world.clock.at + pages);
      return world.store.listTickets(filter, cursor, 20);
    });
    expect(pages).toBeGreaterThan(10);
    expect(seen.map(({ id }) => id).sort()).toEqual(planted.map(({ id }) => id).sort());
    expect(new Set(seen.map(({ id }) => id)).size).toBe(planted.length);
  });

  test('a walk over changes meets each ticket at least once, each that stands still just once, and ends', async () => {
    const filter: Asked = { reach: all, order: 'changes' };
    const moving = planted.map(({ id }) => id).filter((_id, index) => index % 3 === 0);
    let pages = 0;
    const seen = await walk(async (cursor) => {
      if (pages < 8) await change(moving.slice(pages * 10, (pages + 1) * 10), world.clock.at + day + pages);
      pages += 1;
      return world.store.listTickets(filter, cursor, 20);
    });
    const times = new Map(planted.map(({ id }) => [id, seen.filter((line) => line.id === id).length]));
    expect([...times.values()].every((count) => count >= 1)).toBe(true);
    expect(planted.filter(({ id }) => !moving.includes(id)).every(({ id }) => times.get(id) === 1)).toBe(true);
  });

  test('a change that is decided earlier and becomes visible later is not lost to who follows changes', async () => {
    const { store, prisma, clock } = world;
    const [late, early] = planted.map(({ id }) => id);
    if (late === undefined || early === undefined) throw new Error('nothing is planted');
    const begin = clock.at + 2 * day;
    const since = (at: number): Promise<readonly TicketLine[]> =>
      whole(store.listTickets({ reach: all, order: 'changes', updatedSince: at }, null, 200));
    await prisma.$transaction(
      async (transaction) => {
        // Decided at `begin`, not visible yet.
        const decided = new Date(begin);
        await transaction.$executeRaw`UPDATE "ticket" SET "updated_at" = ${decided}::timestamptz WHERE "id" = ${late}::uuid`;
        await transaction.$executeRaw`UPDATE "process" SET "updated_at" = ${decided}::timestamptz WHERE "id" = ${late}::uuid`;
        await change([early], begin + 5_000);
        const seen = await since(begin);
        expect(seen.map(({ id }) => id)).toEqual([early]);
      },
      { timeout: 20_000 },
    );
    // The program asks again from the latest change that it has read.
    const then = await since(begin + 5_000);
    expect(then.map(({ id }) => id)).toEqual([late, early]);
    // What lies further back does not come again.
    expect((await since(begin + 2 * minute)).map(({ id }) => id)).toEqual([]);
  });
});

it('SM-6 what one person is to review is found by an index of its own, in the order of the list', async () => {
  const [row] = await world.prisma.$transaction(async (transaction) => {
    // Of few rows no index is worth it: whether there is one that answers this is asked.
    for (const way of ['seqscan', 'bitmapscan', 'sort'])
      await transaction.$executeRawUnsafe(`SET LOCAL enable_${way} = off`);
    return transaction.$queryRaw<{ 'QUERY PLAN': unknown }[]>`
      EXPLAIN (FORMAT JSON) SELECT t."id" FROM "ticket" t
      WHERE t."desk" = 'skai' AND t."closed_at" IS NOT NULL AND t."reviewed_closing" IS DISTINCT FROM t."closed_at"
        AND t."assignee" = 'sp-01'
      ORDER BY t."closed_at", t."id" LIMIT 51`;
  });
  expect(JSON.stringify(row)).toContain('ticket_to_review_of');
});

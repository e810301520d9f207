import fc from 'fast-check';
import type { Reach } from '../../store/reach';
import type { TicketLine } from '../../store/tickets/list-tickets';
import type { TicketFilter } from '../../store/tickets/ticket-filter';
import { act, addActor, day, file, hour, makeWorld, solve } from './support';
import type { World } from './support';
import { size } from '../support/size';

let world: World;
let all: TicketLine[];

beforeAll(async () => {
  world = await makeWorld();
  const { store, clock, manager, specialist, author, colleague } = world;
  const otherClient = await store.addClient({ name: 'ТрансЛес', emailDomains: [] });
  const stranger = await addActor(store, 'stranger', 'client', otherClient);
  const topics = ['consulting', 'server-failure', 'other', 'data-update'];
  for (let index = 0; index < 36; index += 1) {
    const [actor, clientId] =
      index % 3 === 0 ? [stranger, otherClient] : [index % 2 === 0 ? author : colleague, world.clientId];
    const { ticketId } = await file(world, {
      actor,
      clientId,
      authorId: actor.personId,
      subject: `${index % 4 === 0 ? 'Пропал трекер' : 'Отчёты за неделю'} № ${index}`,
      fields: index % 9 === 0 ? { 'vehicle-numbers': ['А123ВС77'] } : {},
      topic: topics[index % 4] ?? null,
    });
    if (index % 4 === 1) await act(world, ticketId, manager, { type: 'assign', to: specialist.shortId });
    if (index % 5 === 0) await act(world, ticketId, actor, { type: 'share', with: [author.personId] });
    if (index % 6 === 1) await solve(world, ticketId);
    if (index % 7 === 2) await act(world, ticketId, actor, { type: 'close' });
    // Many share an instant: the id tells them apart.
    if (index % 5 === 4) clock.pass(5 * hour);
  }
  clock.pass(2 * day);
  all = await everything({ reach: [{ desk: 'skai' }] }, 1_000);
});
afterAll(() => world.close());

async function everything(filter: TicketFilter, size: number): Promise<TicketLine[]> {
  const lines: TicketLine[] = [];
  let cursor: string | null = null;
  do {
    const page = await world.store.listTickets(filter, cursor, size);
    if (page.kind !== 'page') throw new Error(page.kind);
    expect(page.items.length).toBeLessThanOrEqual(size);
    lines.push(...page.items);
    cursor = page.cursor;
  } while (cursor !== null);
  return lines;
}

/** The list as one would write it without a database. */
async function oracle(filter: TicketFilter): Promise<string[]> {
  const rows = await world.prisma.ticket.findMany();
  const seen = (reach: Reach): boolean[] =>
    rows.map(
      ({ desk, clientId, authorId, sharedWith }) =>
        desk === reach.desk &&
        (reach.clientId === undefined || clientId === reach.clientId) &&
        (reach.personId === undefined || authorId === reach.personId || sharedWith.includes(reach.personId)),
    );
  const masks = filter.reach.map(seen);
  return rows
    .filter((row, index) => {
      const due = row.nextDue?.getTime() ?? Infinity;
      return (
        masks.some((mask) => mask[index]) &&
        (filter.stage === undefined || row.stage === filter.stage) &&
        (filter.status === undefined || row.status === filter.status) &&
        (filter.assignee === undefined || row.assignee === filter.assignee) &&
        (filter.clientId === undefined || row.clientId === filter.clientId) &&
        (filter.overdue === undefined || due < world.clock.at === filter.overdue)
      );
    })
    .sort((a, b) => {
      const [first, second] = [a, b].map(({ nextDue, closedAt }) =>
        closedAt === null ? (nextDue?.getTime() ?? Number.MAX_SAFE_INTEGER) : Infinity,
      ) as [number, number];
      return first === second ? (a.id < b.id ? -1 : 1) : first - second;
    })
    .map(({ id }) => id);
}

test('a list holds what its filter says, in the order of due instants, whatever the size of its pages', async () => {
  const reaches: Reach[][] = [
    [{ desk: 'skai' }],
    [{ desk: 'demo' }, { desk: 'skai' }],
    [{ desk: 'skai', clientId: world.clientId }],
    [{ desk: 'skai', clientId: world.clientId, personId: world.author.personId }],
    [{ desk: 'skai', personId: world.author.personId }],
    [{ desk: 'demo' }],
  ];
  const optional = <T>(values: readonly T[]) => fc.option(fc.constantFrom(...values), { nil: undefined });
  const filters = fc.record({
    reach: fc.constantFrom(...reaches),
    stage: optional(['triage', 'resolution', 'solved', 'closed'] as const),
    status: optional(['new', 'closed', 'in-progress']),
    assignee: optional([world.specialist.shortId, null]),
    overdue: optional([true, false]),
    clientId: optional([world.clientId]),
  });
  expect(all).toHaveLength(36);
  expect(all.some(({ nextDue }) => nextDue === null)).toBe(true);
  expect(all.some(({ overdue }) => overdue)).toBe(true);
  await fc.assert(
    fc.asyncProperty(filters, fc.integer({ min: 1, max: 40 }), async (filter, size) => {
      expect((await everything(filter, size)).map(({ id }) => id)).toEqual(await oracle(filter));
    }),
    { numRuns: size(40) },
  );
});

test('an author sees own tickets and those shared, nothing else, and nobody’s reach is nothing', async () => {
  const { clientId, author } = world;
  const mine = await everything({ reach: [{ desk: 'skai', clientId, personId: author.personId }] }, 7);
  expect(mine.length).toBeGreaterThan(0);
  for (const { clientId: company } of mine) expect(company).toBe(clientId);
  expect(mine.some(({ authorId }) => authorId !== author.personId)).toBe(true);
  expect(await everything({ reach: [] }, 7)).toEqual([]);
});

test('SP-5 words are found by their beginnings and in other forms, numbers whole', async () => {
  const reach = [{ desk: 'skai' }];
  const found = async (text: string) => (await everything({ reach, text }, 50)).map(({ subject }) => subject);
  expect(await found('трекер')).toHaveLength(9);
  expect(await found('пропали ТРЕК')).toHaveLength(9);
  expect(await found('трекер отчёт')).toEqual([]);
  expect(await found('А123ВС77')).toHaveLength(4);
  const [first] = all;
  expect(await found(first?.tid.toLowerCase() ?? '')).toContain(first?.subject);
  for (const strange of ["'", '\0', '%', ':* & !', '\\', '( )', '']) expect(await found(strange)).toEqual([]);
});

test('a cursor that no list made is told apart', async () => {
  const filter = { reach: [{ desk: 'skai' }] };
  for (const cursor of [
    '',
    'x',
    Buffer.from('[1]').toString('base64url'),
    Buffer.from('[1e99,"x"]').toString('base64url'),
  ]) {
    expect(await world.store.listTickets(filter, cursor, 5)).toEqual({ kind: 'bad-cursor' });
  }
});

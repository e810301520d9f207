/** npm run demo -- month: a month of every desk, on a database with the demonstration's people. */
import { fillMonth } from '../../cli/demo/month/month';
import { storeContext, storeOn } from '../../store';
import { createPrisma } from '../../store/database';
import type { Database } from '../../store/database';
import type { StoreContext } from '../../store/store-context';
import { createSeededDatabase } from '../support/database';
import type { TestDatabase } from '../support/database';
import { chosen } from '../support/size';

/** With trips, services, releases and prices among them: the others at full size. */
const desks = chosen(
  ['skai', 'hivetaxi', 'eaeu', 'insales'],
  ['skai', 'hivetaxi', 'eaeu', 'helpdesk', 'simai', 'smartplayer', 'insales', 'demo'],
);
const tickets = 10;

let database: TestDatabase;
let prisma: Database;
let context: StoreContext;
/** A Friday's afternoon: the same month every time. */
const end = Date.parse('2026-11-27T12:00:00Z');

beforeAll(async () => {
  database = await createSeededDatabase();
  prisma = createPrisma(database.url);
  context = storeContext({ prisma });
});
afterAll(async () => {
  await prisma.$disconnect();
  await database.drop();
});

/** Who of them makes trips, has some ahead. */
const trips = new Map(desks.map((desk) => [desk, ['skai', 'demo', 'helpdesk'].includes(desk) ? 3 : 0]));
const filed = (desk: string): number => tickets + (trips.get(desk) ?? 0);

test.each(desks)('%s has a month of tickets, and the same seed adds none', async (desk) => {
  const asked = { desk, seed: '1', tickets, trips: 3, end };
  const filled = await fillMonth(context, asked);
  expect(filled).toMatchObject({ filed: filed(desk), known: 0 });
  expect(filled.open + filled.closed).toBe(filed(desk));
  expect(await fillMonth(context, asked)).toMatchObject({ filed: 0, known: filed(desk) });
});

test('SK-16 desks that make trips have some ahead, at agreed times or to be planned', async () => {
  const ahead = await prisma.visit.findMany({ where: { closedAt: null, slotFrom: { gt: new Date(end) } } });
  const toPlan = await prisma.visit.count({ where: { closedAt: null, slotFrom: null } });
  expect(ahead.length).toBeGreaterThan(0);
  expect(toPlan).toBeGreaterThan(0);
});

test('X-5 every word of it is decided, and every history is whole', async () => {
  const report = await storeOn(context).checkIntegrity();
  expect(report).toMatchObject({
    tickets: desks.reduce((sum, desk) => sum + filed(desk), 0),
    tray: 0,
    waiting: 0,
    faults: [],
    balanced: true,
  });
});

test('it lies in the month behind, each thing at its own time', async () => {
  const events = await prisma.event.findMany({ orderBy: [{ processId: 'asc' }, { revision: 'asc' }] });
  const first = end - 31 * 86_400_000;
  const out = events.filter(({ at }) => at.getTime() < first || at.getTime() > end);
  expect(out).toEqual([]);
  const back = events.filter(({ processId, at }, index) => {
    const before = events[index - 1];
    return before?.processId === processId && before.at > at;
  });
  expect(back).toEqual([]);
  const days = new Set(events.map(({ at }) => at.toISOString().slice(0, 10)));
  expect(days.size).toBeGreaterThan(10);
});

test('whatever is open is left to be started by the worker, and nothing of the past is still to come', async () => {
  const runs = await prisma.run.findMany();
  expect(runs.filter(({ startedAt }) => startedAt !== null)).toEqual([]);
  const late = runs.filter(({ nextTick }) => nextTick !== null && nextTick.getTime() <= end);
  expect(late).toEqual([]);
  expect(runs.filter(({ endedAt }) => endedAt === null).length).toBeGreaterThan(0);
});

test('it shows what desks live through', async () => {
  const types = new Set((await prisma.event.findMany({ distinct: ['type'] })).map(({ type }) => type));
  const wanted = [
    ...['assigned', 'triaged', 'replied', 'solved', 'closed', 'rated', 'wait-begun', 'threshold-told'],
    ...['emergency-declared', 'consent-requested', 'consent-given', 'release-planned', 'release-published'],
    ...['parts-ordered', 'parts-received', 'questions-answered', 'handed-over'],
  ];
  expect(wanted.filter((type) => !types.has(type))).toEqual([]);
});

test('at every desk somebody writes in English, and has letters in it', async () => {
  const guests = await prisma.person.findMany({ where: { language: 'en', name: 'Emma Clarke' } });
  expect(guests).toHaveLength(desks.length);
  const filed = await prisma.ticket.findMany({ where: { authorId: { in: guests.map(({ id }) => id) } } });
  expect(filed.length).toBeGreaterThan(0);
  for (const { subject } of filed) expect(subject).not.toMatch(/[а-яё]/i);
  const letters = await prisma.notice.findMany({
    where: { rootId: { in: filed.map(({ id }) => id) }, recipientId: { in: guests.map(({ id }) => id) } },
  });
  expect(new Set(letters.map(({ language }) => language))).toEqual(new Set(['en']));
});

/** npm run demo -- month: a month of every desk, on a database with the demonstration's people. */
import { fillMonth } from '../../cli/demo/month/month';
import { storeContext, storeOn } from '../../store';
import { createPrisma } from '../../store/database';
import type { Database } from '../../store/database';
import type { StoreContext } from '../../store/store-context';
import { createSeededDatabase } from '../support/database';
import type { TestDatabase } from '../support/database';

const desks = ['skai', 'hivetaxi', 'eaeu', 'helpdesk', 'simai', 'smartplayer', 'insales', 'demo'];
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

test.each(desks)('%s has a month of tickets, and the same seed adds none', async (desk) => {
  const filled = await fillMonth(context, { desk, seed: '1', tickets, end });
  expect(filled).toMatchObject({ filed: tickets, known: 0 });
  expect(filled.open + filled.closed).toBe(tickets);
  expect(await fillMonth(context, { desk, seed: '1', tickets, end })).toMatchObject({ filed: 0, known: tickets });
});

test('X-5 every word of it is decided, and every history is whole', async () => {
  const report = await storeOn(context).checkIntegrity();
  expect(report).toMatchObject({ tickets: desks.length * tickets, tray: 0, waiting: 0, faults: [], balanced: true });
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

import { file, filing, hour, makeWorld, monday, wordsOf } from './support';
import type { World } from './support';
import { whole } from '../support/pages';

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.close());

function countOf({ count }: { count: () => PromiseLike<number> }): PromiseLike<number> {
  return count();
}

async function counts(): Promise<number[]> {
  const { ticket, process, run, inbox, event, message, notice } = world.prisma;
  return Promise.all([ticket, process, run, inbox, event, message, notice].map((table) => countOf(table)));
}

test('SK-3 X-6 a filing gets a number and its due instants, which are UTC and follow the hours of the desk', async () => {
  const filed = await file(world);
  expect(filed.tid).toMatch(/^SKAI-\d+$/);
  expect(filed.replay).toBe(false);
  expect(filed.state.receivedAt).toBe(monday);
  const due = Object.fromEntries(filed.state.clocks.map(({ code, aim }) => [code, aim.due]));
  expect(due).toMatchObject({ triage: Date.parse('2026-03-03T15:00:00Z') });
  const row = await world.prisma.ticket.findUniqueOrThrow({ where: { id: filed.ticketId } });
  expect(row.receivedAt.getTime()).toBe(monday);
  expect(row.nextDue?.getTime()).toBe(Date.parse('2026-03-03T15:00:00Z'));
  const run = await world.prisma.run.findFirstOrThrow({ where: { id: filed.ticketId } });
  expect(run).toMatchObject({ workflowId: filed.tid, startedAt: null, seen: null });
  expect(run.nextTick?.getTime()).toBeLessThanOrEqual(row.nextDue?.getTime() ?? 0);
});

test('the same filing again is the same ticket, whoever is asked and however often', async () => {
  const same = filing(world);
  const answers = await Promise.all(Array.from({ length: 12 }, () => world.store.fileTicket(same)));
  const before = await counts();
  answers.push(await world.store.fileTicket(same));
  const tids = answers.map((answer) => (answer.kind === 'filed' ? answer.tid : answer.kind));
  expect(new Set(tids).size).toBe(1);
  expect(answers.filter((answer) => answer.kind === 'filed' && !answer.replay)).toHaveLength(1);
  expect(await counts()).toEqual(before);
});

test('the same identity with another content is a conflict and changes nothing', async () => {
  const first = filing(world);
  await world.store.fileTicket(first);
  const before = await counts();
  expect(await world.store.fileTicket({ ...first, text: 'Другое.' })).toEqual({ kind: 'conflict' });
  expect(await world.store.fileTicket({ ...first, vehicles: 4 })).toEqual({ kind: 'conflict' });
  expect(await counts()).toEqual(before);
});

test('a filing that names what the regulation does not know is refused, and the refusal is not remembered', async () => {
  const before = await counts();
  const wrong = filing(world, { topic: 'gardening' });
  expect(await world.store.fileTicket(wrong)).toEqual({ kind: 'refused', code: 'unknown-topic' });
  expect(await world.store.fileTicket({ ...wrong, topic: null, requestType: 'poem' })).toEqual({
    kind: 'refused',
    code: 'unknown-request-type',
  });
  expect(await counts()).toEqual(before);
  expect(await world.store.fileTicket({ ...wrong, topic: 'consulting' })).toMatchObject({ kind: 'filed' });
});

test('SK-3 a recorded call counts from when it was taken, as far back as the regulation allows', async () => {
  const recorded = { actor: world.specialist, channel: 'phone', registeredBy: world.specialist.personId } as const;
  const lastFriday = Date.parse('2026-02-27T14:00:00Z');
  const filed = await file(world, { ...recorded, receivedAt: lastFriday });
  expect(filed.state.receivedAt).toBe(lastFriday);
  const [row] = await world.prisma.inbox.findMany({ where: { processId: filed.ticketId } });
  expect([row?.receivedAt.getTime(), row?.storedAt.getTime()]).toEqual([lastFriday, monday]);
  for (const receivedAt of [Date.parse('2026-02-26T14:00:00Z'), monday + hour]) {
    expect(await world.store.fileTicket(filing(world, { ...recorded, receivedAt }))).toEqual({
      kind: 'refused',
      code: 'received-out-of-range',
    });
  }
});

test('characters that PostgreSQL cannot hold do not stop a filing', async () => {
  const filed = await file(world, { subject: 'a\0b', text: 'half \ud83d of a pair', fields: { 'k\0': ['\udc00'] } });
  const read = await world.store.readTicket(filed.tid.toLowerCase());
  expect(read?.subject).toBe('a\ufffdb');
  expect(read?.fields).toEqual({ 'k\ufffd': ['\ufffd'] });
  const [message] = await wordsOf(world, filed.ticketId);
  expect(message?.text).toBe('half \ufffd of a pair');
});

test('numbers rise, each given once', async () => {
  const filed = await Promise.all(Array.from({ length: 15 }, () => file(world)));
  const numbers = filed.map(({ tid }) => Number(tid.slice('SKAI-'.length)));
  expect(new Set(numbers).size).toBe(numbers.length);
  const later = await file(world);
  expect(Number(later.tid.slice('SKAI-'.length))).toBeGreaterThan(Math.max(...numbers));
});

test('SK-1 the confirmation goes to the author, the news to the manager', async () => {
  const { ticketId } = await file(world);
  const notices = await whole(world.store.listNotices({ ticketId }, null, 200));
  expect(notices.map(({ kind, recipientId }) => [kind, recipientId])).toEqual([
    ['acknowledgement', world.author.personId],
    ['ticket-opened', world.manager.personId],
  ]);
});

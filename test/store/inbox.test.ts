import { act, file, identity, makeWorld, put, receipt, wordsOf } from './support';
import type { FiledTicket, World } from './support';

let world: World;
let ticket: FiledTicket;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.close());
beforeEach(async () => {
  ticket = await file(world);
});

function word(text: string, key: string = identity()) {
  return receipt('ticket', ticket.ticketId, world.author, { type: 'reply', text }, { identity: key });
}

test('X-5 a word is stored once; said again it has the outcome of the first', async () => {
  const { store } = world;
  const same = word('Ещё одна машина.');
  const answers = await Promise.all(Array.from({ length: 8 }, () => store.sayToTicket(same)));
  const [first, ...others] = answers.filter(({ kind }) => kind === 'decided');
  if (first?.kind !== 'decided') throw new Error('nothing decided');
  expect(others).toEqual([]);
  const outcome = { commandId: first.commandId, outcome: 'done', refusal: null };
  const again = await store.sayToTicket(same);
  for (const answer of [...answers.filter((each) => each !== first), again])
    expect(answer).toMatchObject({ kind: 'replay', outcome });
  expect(await world.prisma.inbox.count({ where: { identity: same.identity } })).toBe(1);
});

test('X-5 a word whose row waits is told to wait when it is said again', async () => {
  const { store } = world;
  const same = word('Ещё одна машина.');
  const commandId = await put(world, same);
  // Whoever says it again commits what waits.
  expect(await store.sayToTicket(same)).toMatchObject({ kind: 'replay', outcome: { commandId, outcome: 'done' } });
});

test('X-5 a refusal is remembered as an outcome is', async () => {
  const { store, author } = world;
  const confirm = receipt('ticket', ticket.ticketId, author, { type: 'confirm' });
  const refusal = { kind: 'refused', code: 'not-solved' };
  expect(await store.sayToTicket(confirm)).toMatchObject({ kind: 'decided', result: refusal });
  expect(await store.sayToTicket(confirm)).toMatchObject({
    kind: 'replay',
    outcome: { outcome: 'refused', refusal: 'not-solved', revision: null },
  });
});

test('the same identity for another word, another type or another ticket is a conflict', async () => {
  const { store } = world;
  const first = word('Первое.');
  await store.sayToTicket(first);
  const other = await file(world);
  expect(await store.sayToTicket({ ...first, content: { text: 'Второе.' } })).toEqual({ kind: 'conflict' });
  expect(await store.sayToTicket({ ...first, type: 'reopen' })).toEqual({ kind: 'conflict' });
  expect(await store.sayToTicket({ ...first, id: other.ticketId })).toEqual({ kind: 'conflict' });
});

test('a word to a ticket that is not there changes nothing', async () => {
  const { store, prisma } = world;
  const before = await prisma.inbox.count();
  for (const id of ['00000000-0000-7000-8000-000000000000', 'SKAI-1'])
    expect(await store.sayToTicket({ ...word('?'), id })).toEqual({ kind: 'no-process' });
  // A ticket is no visit.
  expect(await store.sayToVisit({ ...word('?'), kind: 'visit' })).toEqual({ kind: 'no-process' });
  expect(await prisma.inbox.count()).toBe(before);
});

test('rows are decided in the order in which they arrived', async () => {
  const { ticketId } = ticket;
  const texts = ['раз', 'два', 'три', 'четыре'];
  const ids: string[] = [];
  for (const text of texts) ids.push(await put(world, word(text)));
  const last = await act(world, ticketId, world.author, { type: 'reply', text: 'пять' });
  const outcomes = new Map((await world.store.readOutcomes(ids)).map((each) => [each.commandId, each.revision ?? 0]));
  const revisions = ids.map((id) => outcomes.get(id) ?? 0);
  expect(revisions).toEqual([...revisions].sort((a, b) => a - b));
  const messages = await wordsOf(world, ticketId);
  expect(messages.slice(1).map(({ id, text }) => [id, text])).toEqual([
    ...ids.map((id, index) => [id, texts[index]]),
    [last.commandId, 'пять'],
  ]);
});

test('what was asked can be read, with its outcome, a page at a time', async () => {
  const { store, author } = world;
  const { ticketId } = ticket;
  await act(world, ticketId, author, { type: 'reply', text: 'раз' });
  const refused = await act(world, ticketId, author, { type: 'confirm' });
  const waiting = await put(world, word('два'));
  const first = await store.listCommands({ processId: ticketId, withoutTypes: null }, null, 2);
  if (first.kind !== 'page') throw new Error(first.kind);
  expect(first.items.map(({ type, outcome }) => [type, outcome])).toEqual([
    ['open', 'done'],
    ['reply', 'done'],
  ]);
  const second = await store.listCommands({ processId: ticketId, withoutTypes: null }, first.cursor, 2);
  if (second.kind !== 'page') throw new Error(second.kind);
  expect(second.items.map(({ commandId, outcome }) => [commandId, outcome])).toEqual([
    [refused.commandId, 'refused'],
    [waiting, null],
  ]);
  expect(second.cursor).toBeNull();
  expect(await store.listCommands({ processId: ticketId, withoutTypes: null }, 'x', 2)).toEqual({ kind: 'bad-cursor' });
  expect(await store.readCommand(refused.commandId)).toMatchObject({ refusal: 'not-solved', actor: author });
  expect(await store.readOutcomes([waiting, 'nothing', ''])).toMatchObject([{ commandId: waiting, outcome: null }]);
});

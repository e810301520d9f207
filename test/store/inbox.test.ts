import { act, file, identity, makeWorld, say } from './support';
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
  const { ticketId } = ticket;
  return { ticketId, identity: key, type: 'reply', content: { text }, actor: world.author, channel: 'portal' } as const;
}

test('X-5 a word is stored once; said again it has the outcome of the first', async () => {
  const { store } = world;
  const same = word('Ещё одна машина.');
  const answers = await Promise.all(Array.from({ length: 8 }, () => store.receive(same)));
  expect(answers.filter(({ kind }) => kind === 'stored')).toHaveLength(1);
  const [stored] = answers.filter((answer) => answer.kind === 'stored');
  if (stored?.kind !== 'stored') throw new Error('nothing stored');
  expect(await store.receive(same)).toMatchObject({ kind: 'replay', outcome: { outcome: null } });
  await store.commit({ ticketId: ticket.ticketId, asked: [], reached: null });
  expect(await store.receive(same)).toMatchObject({
    kind: 'replay',
    commandId: stored.commandId,
    outcome: { outcome: 'done', refusal: null },
  });
});

test('X-5 a refusal is remembered as an outcome is', async () => {
  const { store, author } = world;
  const { ticketId } = ticket;
  const confirm = {
    ticketId,
    identity: identity(),
    type: 'confirm',
    content: {},
    actor: author,
    channel: 'portal',
  } as const;
  await store.receive(confirm);
  await store.commit({ ticketId, asked: [], reached: null });
  expect(await store.receive(confirm)).toMatchObject({
    kind: 'replay',
    outcome: { outcome: 'refused', refusal: 'not-solved', revision: null },
  });
});

test('the same identity for another word, another type or another ticket is a conflict', async () => {
  const { store } = world;
  const first = word('Первое.');
  await store.receive(first);
  const other = await file(world);
  expect(await store.receive({ ...first, content: { text: 'Второе.' } })).toEqual({ kind: 'conflict' });
  expect(await store.receive({ ...first, type: 'reopen' })).toEqual({ kind: 'conflict' });
  expect(await store.receive({ ...first, ticketId: other.ticketId })).toEqual({ kind: 'conflict' });
});

test('a word to a ticket that is not there changes nothing', async () => {
  const { store, prisma } = world;
  const before = await prisma.inbox.count();
  const nowhere = '00000000-0000-7000-8000-000000000000';
  expect(await store.receive({ ...word('?'), ticketId: nowhere })).toEqual({ kind: 'no-ticket' });
  expect(await store.receive({ ...word('?'), ticketId: 'SKAI-1' })).toEqual({ kind: 'no-ticket' });
  expect(await prisma.inbox.count()).toBe(before);
});

test('rows are decided in the order in which they arrived', async () => {
  const { store, author } = world;
  const { ticketId } = ticket;
  const ids: string[] = [];
  for (const text of ['раз', 'два', 'три', 'четыре'])
    ids.push(await say(world, ticketId, author, { type: 'reply', text }));
  const { outcomes } = await store.commit({ ticketId, asked: [...ids].reverse(), reached: null });
  const byId = new Map(outcomes.map(({ commandId, revision }) => [commandId, revision ?? 0]));
  const revisions = ids.map((id) => byId.get(id) ?? 0);
  expect(revisions).toEqual([...revisions].sort((a, b) => a - b));
  const messages = await store.readMessages(ticketId);
  expect(messages.slice(1).map(({ id, text }) => [id, text])).toEqual(
    ids.map((id, index) => [id, ['раз', 'два', 'три', 'четыре'][index]]),
  );
});

test('what was asked can be read, with its outcome, a page at a time', async () => {
  const { store, author } = world;
  const { ticketId } = ticket;
  await act(world, ticketId, author, { type: 'reply', text: 'раз' });
  const refused = await act(world, ticketId, author, { type: 'confirm' });
  const waiting = await say(world, ticketId, author, { type: 'reply', text: 'два' });
  const first = await store.listCommands({ ticketId, visitId: null }, null, 2);
  if (first.kind !== 'page') throw new Error(first.kind);
  expect(first.items.map(({ type, outcome }) => [type, outcome])).toEqual([
    ['open', 'done'],
    ['reply', 'done'],
  ]);
  const second = await store.listCommands({ ticketId, visitId: null }, first.cursor, 2);
  if (second.kind !== 'page') throw new Error(second.kind);
  expect(second.items.map(({ commandId, outcome }) => [commandId, outcome])).toEqual([
    [refused.commandId, 'refused'],
    [waiting, null],
  ]);
  expect(second.cursor).toBeNull();
  expect(await store.listCommands({ ticketId, visitId: null }, 'x', 2)).toEqual({ kind: 'bad-cursor' });
  expect(await store.readCommand(refused.commandId)).toMatchObject({ refusal: 'not-solved', actor: author });
  expect(await store.readOutcome(waiting)).toMatchObject({ outcome: null });
  expect(await store.readOutcome('nothing')).toBeUndefined();
});

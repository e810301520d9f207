import { randomUUID } from 'node:crypto';
import { databaseClock } from '../../store/clock';
import { createStore } from '../../store';
import { UnknownRun } from '../../store/process/look';
import { act, decided, eventTypes, file, hour, look, makeWorld, put, receipt, say, solve, wordsOf } from './support';
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

const reply = (text: string) => ({ type: 'reply', text }) as const;

async function wholeHistory(ticketId: string): Promise<void> {
  const where = { processKind: 'ticket', processId: ticketId };
  const events = await world.prisma.event.findMany({ where, orderBy: { revision: 'asc' }, select: { revision: true } });
  expect(events.map(({ revision }) => revision)).toEqual(events.map((_, index) => index + 1));
  const { process, ticket: tickets } = world.prisma;
  const { revision } = await process.findUniqueOrThrow({ where: { kind_id: { kind: 'ticket', id: ticketId } } });
  expect(revision).toBe(events.length);
  expect((await tickets.findUniqueOrThrow({ where: { id: ticketId } })).revision).toBe(revision);
}

test('X-5 a look whose answer was lost gives the same answer again, with a word that came meanwhile, and nothing twice', async () => {
  const { author, prisma, store } = world;
  const { ticketId } = ticket;
  const first = await put(world, receipt('ticket', ticketId, author, reply('раз')));
  const refused = await put(world, receipt('ticket', ticketId, author, { type: 'confirm' }));
  await look(world, ticketId);
  const outcomes = await store.readOutcomes([first, refused]);
  expect(outcomes).toMatchObject([{ outcome: 'done' }, { outcome: 'refused', refusal: 'not-solved' }]);
  const meanwhile = await say(world, ticketId, author, reply('два'));
  expect(meanwhile).toMatchObject({ kind: 'decided', result: { kind: 'done' } });
  const again = await look(world, ticketId);
  expect(await store.readOutcomes([first, refused])).toEqual(outcomes);
  expect((await wordsOf(world, ticketId)).map(({ text }) => text).slice(1)).toEqual(['раз', 'два']);
  expect(await prisma.notice.count({ where: { processId: ticketId, kind: 'client-word' } })).toBe(2);
  await wholeHistory(ticketId);
  expect(await look(world, ticketId)).toEqual(again);
});

test('X-5 a commit that dies before its end leaves nothing but its row, and the next one does it all', async () => {
  const { author, prisma, store } = world;
  const { ticketId } = ticket;
  const before = await prisma.event.count({ where: { processId: ticketId } });
  // The word's text is what cannot be written: the whole statement fails, after the events were already in it.
  await prisma.$executeRaw`CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'killed'; END $$`;
  await prisma.$executeRaw`CREATE TRIGGER fail BEFORE INSERT ON message FOR EACH ROW EXECUTE FUNCTION fail()`;
  const said = await say(world, ticketId, author, reply('раз'));
  if (said.kind !== 'pending') throw new Error(said.kind);
  await expect(look(world, ticketId)).rejects.toThrow('killed');
  await prisma.$executeRaw`DROP TRIGGER fail ON message`;
  expect(await prisma.event.count({ where: { processId: ticketId } })).toBe(before);
  expect(await store.readOutcomes([said.commandId])).toMatchObject([{ outcome: null }]);
  await look(world, ticketId);
  expect(await store.readOutcomes([said.commandId])).toMatchObject([{ outcome: 'done' }]);
  await wholeHistory(ticketId);
});

test('X-5 words and looks that race decide each word once', async () => {
  const { author, store } = world;
  const { ticketId } = ticket;
  const waiting = await Promise.all(
    Array.from({ length: 12 }, (_, index) => put(world, receipt('ticket', ticketId, author, reply(`ждёт ${index}`)))),
  );
  await Promise.all([
    ...Array.from({ length: 6 }, () => look(world, ticketId)),
    ...Array.from({ length: 6 }, (_, index) => act(world, ticketId, author, reply(`слово ${index}`))),
  ]);
  const outcomes = await store.readOutcomes(waiting);
  expect(outcomes.map(({ outcome }) => outcome)).toEqual(Array<string>(12).fill('done'));
  expect(await wordsOf(world, ticketId)).toHaveLength(19);
  await wholeHistory(ticketId);
});

test('X-5 a revision found taken is never taken for one’s own', async () => {
  const { author, prisma } = world;
  const { ticketId } = ticket;
  const id = await put(world, receipt('ticket', ticketId, author, reply('раз')));
  const where = { processKind: 'ticket', processId: ticketId };
  const { revision } = await prisma.ticket.findUniqueOrThrow({ where: { id: ticketId } });
  const at = new Date(world.clock.at);
  const foreign = { ...where, revision: revision + 1, type: 'noted', schema: 1, commandId: 'foreign', at };
  await prisma.event.create({ data: { ...foreign, recordedAt: at, by: { part: 'x' }, data: { messageId: 'x' } } });
  await expect(look(world, ticketId)).rejects.toThrow();
  expect(await world.store.readOutcomes([id])).toMatchObject([{ outcome: null }]);
  await prisma.$executeRaw`ALTER TABLE event DISABLE TRIGGER ALL`;
  await prisma.event.deleteMany({ where: { commandId: 'foreign' } });
  await prisma.$executeRaw`ALTER TABLE event ENABLE TRIGGER ALL`;
});

test('events are append-only, whoever asks', async () => {
  const { event } = world.prisma;
  const where = { processId: ticket.ticketId };
  await expect(event.deleteMany({ where })).rejects.toThrow('append-only');
  await expect(event.updateMany({ where, data: { type: 'x' } })).rejects.toThrow('append-only');
});

test('a command that asks for a revision is refused once the ticket has moved on', async () => {
  const { author } = world;
  const { ticketId } = ticket;
  const { revision: ifMatch } = ticket.state;
  expect(await act(world, ticketId, author, reply('раз'), { ifMatch })).toMatchObject({ outcome: 'done' });
  expect(await act(world, ticketId, author, reply('два'), { ifMatch })).toMatchObject({ refusal: 'revision-moved' });
});

test('a timer that fires a moment early still finds its instant reached, and a later one nothing to do', async () => {
  const { clock } = world;
  const { ticketId } = ticket;
  const idle = await look(world, ticketId);
  if (idle.next === null) throw new Error('nothing to wait for');
  expect(idle.next.inMs).toBe(idle.next.at - clock.at);
  const fired = await look(world, ticketId, { reached: idle.next.at });
  expect(await eventTypes(world, ticketId)).toContain('threshold-told');
  expect(fired.next?.at).toBeGreaterThan(idle.next.at);
  const again = await look(world, ticketId, { reached: idle.next.at });
  expect(again.revision).toBe(fired.revision);
});

test('SK-6 every change and word stands in the timeline in chronological order', async () => {
  const { store, author, specialist, clock } = world;
  const { ticketId } = ticket;
  clock.pass(hour);
  await act(world, ticketId, specialist, { type: 'note', text: 'посмотреть блок' });
  await act(world, ticketId, author, { type: 'reply', text: 'и ещё одна машина' });
  await solve(world, ticketId);
  const whole = await store.readTimeline(ticketId, { after: 0, most: 1_000 });
  expect(whole.events.map(({ revision }) => revision)).toEqual(whole.events.map((_, index) => index + 1));
  expect(whole.events.map(({ at }) => at)).toEqual(whole.events.map(({ at }) => at).sort((a, b) => a - b));
  expect([...whole.messages.values()].map(({ kind, text }) => [kind, text])).toEqual([
    ['public', 'С утра нет данных по трём машинам.'],
    ['internal', 'посмотреть блок'],
    ['public', 'и ещё одна машина'],
    ['public', 'Смотрим.'],
    ['public', 'Перезагрузите блок.'],
  ]);
  const first = await store.readTimeline(ticketId, { after: 0, most: 3 });
  const rest = await store.readTimeline(ticketId, { after: first.next ?? 0, most: 1_000 });
  expect([...first.events, ...rest.events]).toEqual(whole.events);
  expect([...first.messages, ...rest.messages]).toEqual([...whole.messages]);
  expect(rest.next).toBeNull();
});

test('SK-5 a second problem becomes a ticket of its own in the same transaction, once, and its run is started', async () => {
  const { store, author, specialist, prisma } = world;
  const { ticketId } = ticket;
  const subject = 'Отчёт не открывается';
  const word = receipt('ticket', ticketId, specialist, { type: 'split', subject, text: 'Второй вопрос клиента.' });
  const { commandId, tellings } = decided(await store.sayToTicket(word));
  const opened = await store.readTicket(commandId);
  expect(opened).toMatchObject({ subject, state: { splitFrom: ticketId, authorId: author.personId } });
  expect(opened?.state.tid).not.toBe(ticket.tid);
  const start = tellings.find(({ id }) => id === commandId);
  expect(start).toMatchObject({ isNew: true, needsRun: true, started: false, workflowId: opened?.state.tid });
  expect(await store.sayToTicket(word)).toMatchObject({ kind: 'replay', outcome: { commandId, outcome: 'done' } });
  await look(world, ticketId);
  const where = { kind: 'ticket', state: { path: ['splitFrom'], equals: ticketId } };
  expect(await prisma.process.count({ where })).toBe(1);
  expect((await store.checkIntegrity()).faults).toEqual([]);
});

test('hands in the engine’s console: done, refused or not understood, each once and on the record', async () => {
  const { store, specialist } = world;
  const { ticketId } = ticket;
  const signal = (id: string, name: 'reassign' | 'close', payload: unknown) =>
    look(world, ticketId, { hand: { id: `signal/${ticketId}/${id}`, name, payload } });
  const assigned = await signal('1', 'reassign', { to: specialist.shortId });
  expect(assigned.view?.attributes.Assignee).toBe(specialist.shortId);
  expect((await signal('1', 'reassign', { to: specialist.shortId })).revision).toBe(assigned.revision);
  await signal('2', 'reassign', { to: 'sp-99' });
  for (const [index, payload] of [
    undefined,
    null,
    7,
    { to: 5 },
    { to: 'x', more: '\0' },
    { reason: 'bored' },
  ].entries()) {
    await signal(`m${index}`, index % 2 === 0 ? 'close' : 'reassign', payload);
  }
  const { events } = await store.readTimeline(ticketId, { after: 0, most: 1_000 });
  const refused = events.flatMap((event) => (event.type === 'signal-refused' ? [event.refusal] : []));
  expect(refused).toEqual(['unknown-person', ...Array<string>(6).fill('malformed')]);
  const closed = await signal('3', 'close', { reason: 'duplicate' });
  expect(closed.stage).toBe('closed');
});

test('what the engine gets is small and holds no words; what the run shows already is left out', async () => {
  const { specialist } = world;
  const { ticketId } = ticket;
  await solve(world, ticketId);
  await act(world, ticketId, specialist, { type: 'note', text: 'x'.repeat(5_000) });
  const answer = await look(world, ticketId);
  expect(Buffer.byteLength(JSON.stringify(answer))).toBeLessThanOrEqual(2_048);
  expect(answer.view?.details).toContain(ticket.tid);
  expect(answer.view?.details).not.toContain('xxx');
  expect((await look(world, ticketId, { shown: answer.view?.digest ?? '' })).view).toBeUndefined();
});

test('a run that no process has, or that another store started, changes nothing', async () => {
  const { store, prisma } = world;
  const { ticketId, tid } = ticket;
  for (const workflowId of ['SKAI-1', 'DROP TABLE', `ticket/${ticketId}`]) {
    await expect(store.look({ workflowId, reached: null })).rejects.toThrow(UnknownRun);
    await expect(store.look({ workflowId, reached: world.clock.at })).rejects.toThrow(UnknownRun);
  }
  const before = await prisma.run.findUniqueOrThrow({ where: { workflowId: tid } });
  const foreign = store.look({ workflowId: tid, store: randomUUID(), reached: world.clock.at + 100 * hour });
  await expect(foreign).rejects.toMatchObject({ name: 'ForeignRun' });
  expect(await prisma.run.findUniqueOrThrow({ where: { workflowId: tid } })).toEqual(before);
  expect(await eventTypes(world, ticketId)).not.toContain('threshold-told');
  // The store that a start names is this one.
  const own = ticket.tellings[0]?.labels?.store;
  expect(await store.look({ workflowId: tid, store: own, reached: null })).toMatchObject({ ended: false });
});

test('the database’s own clock serves several stores at once, on one database', async () => {
  const { prisma, author } = world;
  const store = createStore({ prisma });
  const own = databaseClock(prisma);
  const before = await own.now();
  const here = { ...world, store };
  const { ticketId } = await file(here);
  const there = { ...world, store: createStore({ prisma }) };
  const acted = await Promise.all(
    [here, there, here, there].map((each, index) => act(each, ticketId, author, reply(`${index}`))),
  );
  expect(acted.map(({ outcome }) => outcome)).toEqual(Array<string>(4).fill('done'));
  const { events } = await store.readTimeline(ticketId, { after: 0, most: 100 });
  const after = await own.now();
  for (const { at } of events) expect(at >= before && at <= after).toBe(true);
});

import { databaseClock } from '../../store/clock';
import { UnknownTicket } from '../../store/commit';
import { createStore } from '../../store';
import { act, day, eventTypes, file, hour, makeWorld, say, solve } from './support';
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

async function wholeHistory(ticketId: string): Promise<void> {
  const { ticketEvent, ticket: tickets } = world.prisma;
  const revisions = await ticketEvent.findMany({
    where: { ticketId },
    orderBy: { revision: 'asc' },
    select: { revision: true },
  });
  expect(revisions.map(({ revision }) => revision)).toEqual(revisions.map((_, index) => index + 1));
  const row = await tickets.findUniqueOrThrow({ where: { id: ticketId } });
  expect(row.revision).toBe(revisions.length);
}

test('X-5 a commit whose answer was lost gives the same answer, with a word that came meanwhile, and nothing twice', async () => {
  const { store, author, prisma } = world;
  const { ticketId } = ticket;
  const first = await say(world, ticketId, author, { type: 'reply', text: 'раз' });
  const refused = await say(world, ticketId, author, { type: 'confirm' });
  const lost = await store.commit({ ticketId, asked: [first, refused], reached: null });
  const meanwhile = await say(world, ticketId, author, { type: 'reply', text: 'два' });
  const again = await store.commit({ ticketId, asked: [first, refused, meanwhile], reached: null });
  expect(again.outcomes.slice(0, 2)).toEqual(lost.outcomes);
  expect(again.outcomes[2]).toMatchObject({ commandId: meanwhile, outcome: 'done' });
  const messages = await store.readMessages(ticketId);
  expect(messages.map(({ text }) => text).slice(1)).toEqual(['раз', 'два']);
  expect(await prisma.notice.count({ where: { ticketId, kind: 'client-word' } })).toBe(2);
  await wholeHistory(ticketId);
  const third = await store.commit({ ticketId, asked: [first, refused, meanwhile], reached: null });
  expect(third).toEqual(again);
});

test('X-5 a commit that dies before its end leaves nothing, and the next one does it all', async () => {
  const { author, prisma, store } = world;
  const { ticketId } = ticket;
  const id = await say(world, ticketId, author, { type: 'reply', text: 'раз' });
  const before = await prisma.ticketEvent.count({ where: { ticketId } });
  // The word's text is what cannot be written: the whole statement fails, after the events were already in it.
  await prisma.$executeRaw`CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'killed'; END $$`;
  await prisma.$executeRaw`CREATE TRIGGER fail BEFORE INSERT ON message FOR EACH ROW EXECUTE FUNCTION fail()`;
  await expect(store.commit({ ticketId, asked: [id], reached: null })).rejects.toThrow('killed');
  await prisma.$executeRaw`DROP TRIGGER fail ON message`;
  expect(await prisma.ticketEvent.count({ where: { ticketId } })).toBe(before);
  expect(await store.readOutcome(id)).toMatchObject({ outcome: null });
  const { outcomes } = await store.commit({ ticketId, asked: [id], reached: null });
  expect(outcomes).toMatchObject([{ commandId: id, outcome: 'done' }]);
  await wholeHistory(ticketId);
});

test('X-5 commits that race decide each word once', async () => {
  const { store, author } = world;
  const { ticketId } = ticket;
  const ids = await Promise.all(
    Array.from({ length: 12 }, (_, index) => say(world, ticketId, author, { type: 'reply', text: `слово ${index}` })),
  );
  const answers = await Promise.all(
    Array.from({ length: 6 }, () => store.commit({ ticketId, asked: ids, reached: null })),
  );
  for (const answer of answers) expect(answer.outcomes).toEqual(answers[0]?.outcomes);
  expect(answers[0]?.outcomes).toHaveLength(12);
  const messages = await store.readMessages(ticketId);
  expect(messages).toHaveLength(13);
  await wholeHistory(ticketId);
});

test('X-5 a revision found taken is never taken for one’s own', async () => {
  const { store, author, prisma } = world;
  const { ticketId } = ticket;
  const id = await say(world, ticketId, author, { type: 'reply', text: 'раз' });
  const { revision } = await prisma.ticket.findUniqueOrThrow({ where: { id: ticketId } });
  const foreign = { ticketId, revision: revision + 1, type: 'noted', schema: 1, commandId: 'foreign' };
  const at = new Date(world.clock.at);
  await prisma.ticketEvent.create({
    data: { ...foreign, at, recordedAt: at, by: { part: 'x' }, data: { messageId: 'x' } },
  });
  await expect(store.commit({ ticketId, asked: [id], reached: null })).rejects.toThrow();
  expect(await store.readOutcome(id)).toMatchObject({ outcome: null });
  await prisma.$executeRaw`ALTER TABLE ticket_event DISABLE TRIGGER ALL`;
  await prisma.ticketEvent.deleteMany({ where: { commandId: 'foreign' } });
  await prisma.$executeRaw`ALTER TABLE ticket_event ENABLE TRIGGER ALL`;
});

test('events are append-only, whoever asks', async () => {
  const { prisma } = world;
  const { ticketId } = ticket;
  await expect(prisma.ticketEvent.deleteMany({ where: { ticketId } })).rejects.toThrow('append-only');
  await expect(prisma.ticketEvent.updateMany({ where: { ticketId }, data: { type: 'x' } })).rejects.toThrow(
    'append-only',
  );
});

test('a command that asks for a revision is refused once the ticket has moved on', async () => {
  const { store, author } = world;
  const { ticketId } = ticket;
  const { revision } = ticket.state;
  const first = await say(world, ticketId, author, { type: 'reply', text: 'раз' }, { ifMatch: revision });
  const second = await say(world, ticketId, author, { type: 'reply', text: 'два' }, { ifMatch: revision });
  const { outcomes } = await store.commit({ ticketId, asked: [first, second], reached: null });
  expect(outcomes).toMatchObject([{ outcome: 'done' }, { outcome: 'refused', refusal: 'revision-moved' }]);
});

test('a timer that fires a moment early still finds its instant reached, and a later one nothing to do', async () => {
  const { store, clock } = world;
  const { ticketId } = ticket;
  const idle = await store.commit({ ticketId, asked: [], reached: null });
  if (idle.next === null) throw new Error('nothing to wait for');
  expect(idle.next.inMs).toBe(idle.next.at - clock.at);
  const fired = await store.commit({ ticketId, asked: [], reached: idle.next.at });
  expect(await eventTypes(world, ticketId)).toContain('threshold-told');
  expect(fired.next?.at).toBeGreaterThan(idle.next.at);
  const again = await store.commit({ ticketId, asked: [], reached: idle.next.at });
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

test('SK-5 a second problem becomes a ticket of its own in the same transaction, once', async () => {
  const { store, author, specialist } = world;
  const { ticketId } = ticket;
  const subject = 'Отчёт не открывается';
  const id = await say(world, ticketId, specialist, { type: 'split', subject, text: 'Второй вопрос клиента.' });
  const { outcomes, start } = await store.commit({ ticketId, asked: [id], reached: null });
  expect(outcomes).toMatchObject([{ outcome: 'done' }]);
  expect(start.ticket).toEqual([id]);
  const opened = await store.readTicket(id);
  expect(opened).toMatchObject({
    subject,
    state: { splitFrom: ticketId, authorId: author.personId },
    runConfirmed: false,
  });
  expect(opened?.state.tid).not.toBe(ticket.tid);
  const again = await store.commit({ ticketId, asked: [id], reached: null });
  expect(again.start.ticket).toEqual([]);
  expect(await world.prisma.ticket.count({ where: { state: { path: ['splitFrom'], equals: ticketId } } })).toBe(1);
  expect((await store.checkBooks()).faults).toEqual([]);
});

test('hands in the engine’s console: done, refused or not understood, each once and on the record', async () => {
  const { store, specialist } = world;
  const { ticketId } = ticket;
  const signal = (id: string, kind: 'reassign' | 'close', payload: unknown) =>
    store.commit({ ticketId, asked: [], reached: null, signal: { id: `signal/${ticketId}/${id}`, kind, payload } });
  const assigned = await signal('1', 'reassign', { to: specialist.shortId });
  expect(assigned.attributes.Assignee).toBe(specialist.shortId);
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
  expect(closed.attributes.Stage).toBe('closed');
});

test('what the engine gets is small, and ids that are none are no fault', async () => {
  const { store, specialist } = world;
  const { ticketId } = ticket;
  await solve(world, ticketId);
  await act(world, ticketId, specialist, { type: 'note', text: 'x'.repeat(5_000) });
  const answer = await store.commit({ ticketId, asked: ['?', '', 'DROP TABLE', ticketId], reached: null });
  expect(answer.outcomes).toEqual([]);
  expect(Buffer.byteLength(JSON.stringify({ ...answer, outcomes: [] }))).toBeLessThanOrEqual(2_048);
  expect(answer.details).toContain(ticket.tid);
  expect(answer.details).not.toContain('xxx');
  await expect(store.commit({ ticketId: 'SKAI-1', asked: [], reached: null })).rejects.toThrow(UnknownTicket);
  const nowhere = '00000000-0000-7000-8000-000000000000';
  await expect(store.commit({ ticketId: nowhere, asked: [], reached: null })).rejects.toThrow(UnknownTicket);
});

test('a ticket has no run to be sure of until one has committed, nor after it has ended', async () => {
  const { store, author, clock } = world;
  const { ticketId } = ticket;
  expect((await store.readTicket(ticketId))?.runConfirmed).toBe(false);
  await store.commit({ ticketId, asked: [], reached: null });
  expect((await store.readTicket(ticketId))?.runConfirmed).toBe(true);
  expect(await act(world, ticketId, author, { type: 'close' })).toMatchObject({ outcome: 'done' });
  expect(await store.readTicket(ticketId)).toMatchObject({ ended: true, runConfirmed: false });
  clock.pass(day);
  expect(await store.listUnconfirmedRuns('ticket', 5_000)).not.toContain(ticketId);
  await say(world, ticketId, author, { type: 'reopen', text: 'снова' });
  clock.pass(hour);
  expect(await store.listWithWaitingRows('ticket', 5_000)).toContain(ticketId);
  const { ended } = await store.commit({ ticketId, asked: [], reached: null });
  expect(ended).toBe(false);
  expect(await store.readTicket(ticketId)).toMatchObject({ ended: false, runConfirmed: true });
});

test('the database’s own clock serves several stores at once, on one database', async () => {
  const { prisma, author } = world;
  const store = createStore({ prisma });
  const own = databaseClock(prisma);
  const before = await own.now();
  const { ticketId } = await file({ ...world, store });
  const ids = await Promise.all(
    [1, 2, 3].map((n) => say({ ...world, store }, ticketId, author, { type: 'reply', text: `${n}` })),
  );
  const other = createStore({ prisma });
  const answers = await Promise.all([store, other].map((each) => each.commit({ ticketId, asked: ids, reached: null })));
  expect(answers[0]?.outcomes).toEqual(answers[1]?.outcomes);
  const { events } = await store.readTimeline(ticketId, { after: 0, most: 100 });
  const after = await own.now();
  for (const { at } of events) expect(at >= before && at <= after).toBe(true);
});

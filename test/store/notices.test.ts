import { randomUUID } from 'node:crypto';
import { createPrisma } from '../../store/database';
import { createStore } from '../../store';
import { act, addActor, day, eventTypes, file, hour, makeWorld, minute, monday, say, solve } from './support';
import type { World } from './support';

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.close());
/** Each test begins on Monday, with nothing left to send. */
beforeEach(async () => {
  world.clock.pass(365 * day);
  while ((await sendAll(world)).length > 0);
  world.clock.at = monday;
  const { personId } = world.author;
  await world.store.savePreferences(personId, { language: 'ru', timeZone: 'Europe/Moscow', letters: {} });
});

const claim = { most: 100, leaseMs: minute };

/** Hands everything over that waits, and lets the tickets know. @returns what was claimed */
async function sendAll({ store }: World) {
  const claimed = await store.claimNotices(claim);
  for (const { id, attempt } of claimed) {
    const { wake } = await store.settleNotice(id, attempt, { state: 'delivered' });
    if (wake !== null) await store.commit({ ticketId: wake.ticketId, asked: [wake.commandId], reached: null });
  }
  return claimed;
}

test('X-5 senders beside each other send every notice exactly once', async () => {
  const { store, url } = world;
  for (let count = 0; count < 12; count += 1) await file(world);
  const other = createPrisma(url);
  const senders = [store, createStore({ prisma: other, clock: world.clock })];
  const sent: string[] = [];
  await Promise.all(
    senders.flatMap((sender) =>
      [1, 2, 3].map(async () => {
        for (;;) {
          const claimed = await sender.claimNotices({ most: 3, leaseMs: minute });
          if (claimed.length === 0) return;
          for (const { id, attempt } of claimed) {
            sent.push(id);
            expect(await sender.settleNotice(id, attempt, { state: 'delivered' })).toMatchObject({ settled: true });
          }
        }
      }),
    ),
  );
  await other.$disconnect();
  expect(sent).toHaveLength(24);
  expect(new Set(sent).size).toBe(24);
  expect(await world.prisma.notice.count({ where: { id: { in: sent }, state: 'delivered', attempts: 1 } })).toBe(24);
});

test('X-5 what a dead sender held is claimed by another when the lease ends, and not before', async () => {
  const { store, clock } = world;
  await file(world);
  const held = await store.claimNotices(claim);
  clock.pass(minute - 1);
  expect(await store.claimNotices(claim)).toEqual([]);
  clock.pass(1);
  const taken = await store.claimNotices(claim);
  expect(taken.map(({ id, attempt }) => [id, attempt])).toEqual(held.map(({ id }) => [id, 2]));
  const [notice] = taken;
  if (notice === undefined) throw new Error('nothing claimed');
  // The first one is not dead after all: that it gave up does not count, that it delivered does.
  const given = { state: 'again', notBefore: clock.at + day, fault: 'slow' } as const;
  expect(await store.settleNotice(notice.id, 1, given)).toEqual({ settled: false, wake: null });
  expect(await store.settleNotice(notice.id, 1, { state: 'delivered' })).toMatchObject({ settled: true });
  expect(await store.settleNotice(notice.id, 2, { state: 'delivered' })).toEqual({ settled: false, wake: null });
});

test('a notice that cannot go now waits until it is told, under a new claim', async () => {
  const { store, clock } = world;
  const { ticketId } = await file(world);
  const [notice] = await store.claimNotices({ most: 1, leaseMs: minute });
  if (notice === undefined) throw new Error('nothing claimed');
  await store.settleNotice(notice.id, 1, { state: 'again', notBefore: clock.at + hour, fault: 'busy' });
  clock.pass(hour - 1);
  expect((await store.claimNotices(claim)).map(({ id }) => id)).not.toContain(notice.id);
  clock.pass(1);
  expect((await store.claimNotices(claim)).map(({ id, attempt }) => [id, attempt])).toEqual([[notice.id, 2]]);
  expect((await store.listNotices(ticketId)).find(({ id }) => id === notice.id)).toMatchObject({
    fault: 'busy',
    attempts: 2,
  });
});

test('SK-20 silence counts from the delivery of the solution, told once', async () => {
  const { store, clock } = world;
  const { ticketId } = await file(world);
  const solution = await solve(world, ticketId);
  expect(await eventTypes(world, ticketId)).not.toContain('solution-delivered');
  clock.pass(hour);
  const claimed = await store.claimNotices(claim);
  const letter = claimed.find(({ kind }) => kind === 'solution');
  expect(letter).toMatchObject({ params: { solutionId: solution }, recipient: { email: 'author@people.example' } });
  if (letter === undefined) throw new Error('no letter');
  const { wake } = await store.settleNotice(letter.id, letter.attempt, { state: 'delivered' });
  expect(wake?.ticketId).toBe(ticketId);
  const { outcomes } = await store.commit({ ticketId, asked: [wake?.commandId ?? ''], reached: null });
  expect(outcomes).toMatchObject([{ outcome: 'done' }]);
  const { events } = await store.readTimeline(ticketId, { after: 0, most: 1_000 });
  expect(events.find(({ type }) => type === 'solution-delivered')).toMatchObject({ deliveredAt: monday + hour });
  const state = (await store.readTicket(ticketId))?.state;
  // Three working days after Monday: Thursday's closing.
  expect(state?.clocks.find(({ code }) => code === 'silence')?.aim.due).toBe(Date.parse('2026-03-05T15:00:00Z'));
});

test('SK-7 who takes no letters finds the answers in the portal, and silence counts from when they stood there', async () => {
  const { store, clock, author } = world;
  await store.savePreferences(author.personId, { language: 'en', timeZone: 'Asia/Omsk', letters: false });
  const { ticketId } = await file(world);
  await solve(world, ticketId);
  clock.pass(hour);
  const claimed = await sendAll(world);
  const own = claimed.filter(({ recipient }) => recipient.id === author.personId);
  expect(own.length).toBeGreaterThan(0);
  for (const notice of own)
    expect(notice).toMatchObject({ channel: 'portal', language: 'en', recipient: { timeZone: 'Asia/Omsk' } });
  const { events } = await store.readTimeline(ticketId, { after: 0, most: 1_000 });
  expect(events.find(({ type }) => type === 'solution-delivered')).toMatchObject({ deliveredAt: monday });
});

test('SK-7 letters are sent unless they were switched off, one kind at a time', async () => {
  const { store, author } = world;
  const preferences = { language: 'ru', timeZone: 'Europe/Moscow', letters: { acknowledgement: false } } as const;
  await store.savePreferences(author.personId, preferences);
  expect(await store.readPreferences(author.personId)).toEqual(preferences);
  const { ticketId } = await file(world);
  await solve(world, ticketId);
  const own = await store.listNotices(ticketId, author.personId);
  expect(own.map(({ kind, channel }) => [kind, channel])).toEqual([
    ['acknowledgement', 'portal'],
    ['answer', 'email'],
    ['solution', 'email'],
  ]);
});

test('a letter that comes back is told to the ticket, also after it counted as delivered', async () => {
  const { store } = world;
  const { ticketId } = await file(world);
  await sendAll(world);
  const [confirmation] = await store.listNotices(ticketId, world.author.personId);
  if (confirmation === undefined) throw new Error('no confirmation');
  expect(confirmation.state).toBe('delivered');
  const { wake } = await store.bounceNotice(confirmation.id, 'mailbox full');
  if (wake === null) throw new Error('nobody was told');
  await store.commit({ ticketId, asked: [wake.commandId], reached: null });
  expect(await eventTypes(world, ticketId)).toContain('delivery-failed');
  expect(await store.bounceNotice(confirmation.id, 'mailbox full')).toEqual({ settled: false, wake: null });
  // The letter about it fails too: that is where it ends.
  const [failure] = await store.claimNotices(claim);
  expect(failure?.kind).toBe('delivery-failed');
  if (failure === undefined) throw new Error('no letter');
  expect(await store.settleNotice(failure.id, 1, { state: 'failed', fault: 'no such user' })).toEqual({
    settled: true,
    wake: null,
  });
});

test('letters of a closing that turns out void are withdrawn as far as nobody has them', async () => {
  const { store, clock, author } = world;
  const { ticketId } = await file(world);
  await solve(world, ticketId);
  await sendAll(world);
  // The warning goes out a working day before the end; then silence closes the ticket.
  for (let step = 0; step < 20; step += 1) {
    const { next, attributes } = await store.commit({ ticketId, asked: [], reached: null });
    if (attributes.Stage === 'closed') break;
    if (next === null) throw new Error('nothing to wait for');
    clock.at = next.at;
    const { attributes: reached } = await store.commit({ ticketId, asked: [], reached: next.at });
    if (reached.Stage === 'closed') break;
    await sendAll(world);
  }
  const closed = (await store.readTicket(ticketId))?.state.closed;
  expect(closed?.how).toBe('silence');
  const letters = async () =>
    (await store.listNotices(ticketId)).filter(({ kind }) => kind === 'closed').map(({ state }) => state);
  const [first] = await store.claimNotices({ most: 1, leaseMs: hour });
  expect(first?.kind).toBe('closed');
  expect(await letters()).toEqual(['waiting', 'waiting']);
  // A visit counts revisions of its own: its letters are not those of the closing.
  const closing = await world.prisma.notice.findFirstOrThrow({ where: { ticketId, kind: 'closed', leaseUntil: null } });
  const ofVisit = { ...closing, id: randomUUID(), kind: 'slot-agreed', visitId: randomUUID(), params: {} };
  await world.prisma.notice.create({ data: ofVisit });
  clock.pass(minute);
  await say(
    world,
    ticketId,
    author,
    { type: 'object', text: 'всё ещё нет' },
    { receivedAt: (closed?.at ?? 0) - minute },
  );
  await store.commit({ ticketId, asked: [], reached: null });
  expect(await eventTypes(world, ticketId)).toContain('closing-voided');
  // One is in a sender's hands already.
  expect((await letters()).sort()).toEqual(['waiting', 'withdrawn']);
  expect(await world.prisma.notice.findUnique({ where: { id: ofVisit.id } })).toMatchObject({ state: 'waiting' });
});

test('a role that nobody fills is told to the managers, each person once', async () => {
  const { store, specialist } = world;
  const second = await addActor(store, 'second-manager', 'manager', null);
  const { ticketId } = await file(world);
  const told = async (kind: string) =>
    (await store.listNotices(ticketId)).filter((notice) => notice.kind === kind).map(({ recipientId }) => recipientId);
  expect((await told('ticket-opened')).sort()).toEqual([world.manager.personId, second.personId].sort());
  // Nobody is responsible yet: a word of the client is for the managers; later it is for the specialist.
  await act(world, ticketId, world.author, { type: 'reply', text: 'ау' });
  expect((await told('client-word')).sort()).toEqual([world.manager.personId, second.personId].sort());
  await act(world, ticketId, world.manager, { type: 'assign', to: specialist.shortId });
  expect(await told('assigned')).toEqual([specialist.personId]);
});

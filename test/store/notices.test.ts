import { randomUUID } from 'node:crypto';
import { createPrisma } from '../../store/database';
import { createStore } from '../../store';
import type { ClaimedNotice } from '../../store/claim-notices';
import { insertVisit } from './field-visits';
import { act, addActor, day, eventTypes, file, hour, look, makeWorld, minute, monday, solve } from './support';
import type { World } from './support';
import { whole } from '../support/pages';

let world: World;
beforeAll(async () => {
  world = await makeWorld(monday, { lettersLeave: true });
});
afterAll(() => world.close());
/** Each test begins on Monday, with nothing left to send. */
beforeEach(async () => {
  world.clock.pass(365 * day);
  await sendAll(world);
  world.clock.at = monday;
  const { personId } = world.author;
  await world.store.savePreferences(personId, { language: 'ru', timeZone: 'Europe/Moscow', letters: {} });
});

const claim = { most: 100, leaseMs: minute, mailDomain: 'desk.example' };

/** Hands everything over that waits. @returns what was claimed, in that order */
async function sendAll({ store }: World): Promise<ClaimedNotice[]> {
  const sent: ClaimedNotice[] = [];
  for (;;) {
    const claimed = await store.claimNotices(claim);
    if (claimed.length === 0) return sent;
    sent.push(...claimed);
    for (const { id, attempt } of claimed) await store.settleNotice(id, attempt, { state: 'delivered' });
  }
}

/** Claims the first letter of this kind; those before it in its ticket are delivered. */
async function claimUpTo(kind: string): Promise<ClaimedNotice> {
  for (;;) {
    const claimed = await world.store.claimNotices(claim);
    const found = claimed.find((letter) => letter.kind === kind);
    if (found !== undefined) return found;
    if (claimed.length === 0) throw new Error(`no letter: ${kind}`);
    for (const { id, attempt } of claimed) await world.store.settleNotice(id, attempt, { state: 'delivered' });
  }
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
          const claimed = await sender.claimNotices({ ...claim, most: 3 });
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
  expect(await store.settleNotice(notice.id, 1, given)).toEqual({ settled: false, tellings: [] });
  expect(await store.settleNotice(notice.id, 1, { state: 'delivered' })).toMatchObject({ settled: true });
  expect(await store.settleNotice(notice.id, 2, { state: 'delivered' })).toEqual({ settled: false, tellings: [] });
});

test('a notice that cannot go now waits until it is told, under a new claim', async () => {
  const { store, clock } = world;
  const { ticketId } = await file(world);
  const [notice] = await store.claimNotices({ ...claim, most: 1 });
  if (notice === undefined) throw new Error('nothing claimed');
  await store.settleNotice(notice.id, 1, { state: 'again', notBefore: clock.at + hour, fault: 'busy' });
  clock.pass(hour - 1);
  expect((await store.claimNotices(claim)).map(({ id }) => id)).not.toContain(notice.id);
  clock.pass(1);
  expect((await store.claimNotices(claim)).map(({ id, attempt }) => [id, attempt])).toEqual([[notice.id, 2]]);
  expect((await whole(store.listNotices({ ticketId }, null, 200))).find(({ id }) => id === notice.id)).toMatchObject({
    fault: 'busy',
    attempts: 2,
  });
});

const kinds = (claimed: readonly ClaimedNotice[]) => claimed.map(({ kind }) => kind);
const ofAuthor = (claimed: readonly ClaimedNotice[]) =>
  claimed.filter(({ recipient }) => recipient?.id === world.author.personId);

test('what one person is told of one ticket goes in the order of writing: nothing while the one before is in hand or waits', async () => {
  const { store, clock } = world;
  const { ticketId } = await file(world);
  await solve(world, ticketId);
  const other = await file(world);
  const [first, ofOther] = ofAuthor(await store.claimNotices(claim));
  expect([first?.kind, first?.ticket.id]).toEqual(['acknowledgement', ticketId]);
  expect([ofOther?.kind, ofOther?.ticket.id]).toEqual(['acknowledgement', other.ticketId]);
  if (first === undefined) throw new Error('no letter');
  expect(ofAuthor(await store.claimNotices(claim))).toEqual([]);
  await store.settleNotice(first.id, 1, { state: 'again', notBefore: clock.at + hour, fault: 'busy' });
  clock.pass(minute / 2);
  expect(ofAuthor(await store.claimNotices(claim))).toEqual([]);
  clock.at = monday + hour;
  const again = ofAuthor(await store.claimNotices(claim)).filter(({ ticket }) => ticket.id === ticketId);
  expect(again.map(({ id, attempt }) => [id, attempt])).toEqual([[first.id, 2]]);
  // Nobody has to pass over those behind it, which cannot go before it.
  const behind = await world.prisma.notice.findMany({
    where: { processId: ticketId, recipientId: world.author.personId },
  });
  expect(behind.map(({ notBefore }) => notBefore.getTime())).toEqual([1, 2, 3].map(() => monday + hour));
  // What has failed stands in nobody's way either.
  await store.settleNotice(first.id, 2, { state: 'failed', fault: 'no such user' });
  const rest = (await sendAll(world)).filter(({ ticket }) => ticket.id === ticketId);
  expect(kinds(ofAuthor(rest))).toEqual(['answer', 'solution']);
});

test('senders beside each other keep the order of each ticket and recipient, whatever they have to put back', async () => {
  const { url } = world;
  const tickets: string[] = [];
  for (let count = 0; count < 4; count += 1) {
    const { ticketId } = await file(world);
    await solve(world, ticketId);
    tickets.push(ticketId);
  }
  const database = createPrisma(url, { poolSize: 6 });
  const store = createStore({ prisma: database, clock: world.clock });
  const inHand = new Set<string>();
  const sent = new Map<string, string[]>();
  const sender = async (): Promise<void> => {
    for (;;) {
      const claimed = await store.claimNotices({ ...claim, most: 2, leaseMs: hour });
      if (claimed.length === 0 && inHand.size === 0) return;
      for (const { ticket, recipient } of claimed) {
        const lane = `${ticket.id} ${recipient?.id}`;
        expect(inHand).not.toContain(lane);
        inHand.add(lane);
      }
      for (const { id, attempt, ticket, recipient } of claimed) {
        const lane = `${ticket.id} ${recipient?.id}`;
        // Whoever has it free again may claim it before this sender hears that it was settled.
        inHand.delete(lane);
        if (attempt === 1) {
          await store.settleNotice(id, attempt, { state: 'again', notBefore: world.clock.at, fault: 'busy' });
        } else {
          sent.set(lane, [...(sent.get(lane) ?? []), id]);
          await store.settleNotice(id, attempt, { state: 'delivered' });
        }
      }
    }
  };
  await Promise.all([1, 2, 3, 4].map(sender));
  await database.$disconnect();
  for (const ticketId of tickets) {
    const written = await whole(world.store.listNotices({ ticketId }, null, 200));
    expect(written.every(({ state, attempts }) => state === 'delivered' && attempts === 2)).toBe(true);
    for (const { recipientId } of written) {
      const own = written.filter((line) => line.recipientId === recipientId).map(({ id }) => id);
      expect(sent.get(`${ticketId} ${recipientId}`)).toEqual(own);
    }
  }
});

test('no letter goes to a domain that is left alone; what stands in the portal is nothing to be sent', async () => {
  const { store, author } = world;
  const letter = { language: 'ru', timeZone: 'Europe/Moscow' } as const;
  await file(world);
  await store.savePreferences(author.personId, { ...letter, letters: false });
  await file(world);
  expect(await store.claimNotices({ ...claim, notTo: ['people.example'] })).toEqual([]);
  const rest = await store.claimNotices({ ...claim, notTo: ['other.example'] });
  expect(rest.map(({ channel, recipient }) => [channel, recipient?.domain])).toEqual(
    Array.from({ length: 3 }, () => ['email', 'people.example']),
  );
});

test('a letter whose person is gone is claimed like any other, and its failure is told to the ticket', async () => {
  const { store, prisma } = world;
  const { ticketId } = await file(world);
  const [line] = await whole(store.listNotices({ ticketId }, null, 200));
  if (line === undefined) throw new Error('no letter');
  // The oldest of all that wait: it must not keep its place at the front for ever.
  // A row of an older folder, which the relation was not asked of.
  await prisma.$executeRaw`ALTER TABLE "notice" DROP CONSTRAINT "notice_recipient_id_fkey"`;
  const data = { recipientId: 'gone', createdAt: new Date(monday - day), notBefore: new Date(monday - day) };
  await prisma.notice.update({ where: { id: line.id }, data });
  const [gone] = await store.claimNotices({ ...claim, most: 1 });
  expect(gone).toMatchObject({ id: line.id, recipient: null });
  const { settled, tellings } = await store.settleNotice(line.id, 1, { state: 'failed', fault: 'no-recipient' });
  expect([settled, tellings.map(({ id }) => id)]).toEqual([true, [ticketId]]);
  expect(await eventTypes(world, ticketId)).toContain('delivery-failed');
  expect(await prisma.notice.findUnique({ where: { id: line.id } })).toMatchObject({ fault: 'no-recipient' });
  expect((await store.claimNotices(claim)).length).toBeGreaterThan(0);
});

test('X-5 a claim that is renewed stays with its sender; one that somebody else has since does not come back', async () => {
  const { store, clock } = world;
  await file(world);
  const held = await store.claimNotices(claim);
  clock.pass(minute - 1);
  await store.holdNotices(held, minute);
  clock.pass(minute - 1);
  expect(await store.claimNotices(claim)).toEqual([]);
  clock.pass(1);
  const taken = await store.claimNotices(claim);
  expect(taken).toHaveLength(held.length);
  await store.holdNotices(held, hour);
  clock.pass(minute);
  expect(await store.claimNotices(claim)).toHaveLength(held.length);
});

test('SK-20 silence counts from the delivery of the solution, told once', async () => {
  const { store, clock } = world;
  const { ticketId } = await file(world);
  await solve(world, ticketId);
  expect(await eventTypes(world, ticketId)).not.toContain('solution-delivered');
  clock.pass(hour);
  const letter = await claimUpTo('solution');
  expect(letter).toMatchObject({ recipient: { email: 'author@people.example' } });
  expect(letter.letter.body).toContain('Перезагрузите блок.');
  const { tellings } = await store.settleNotice(letter.id, letter.attempt, { state: 'delivered' });
  // The clock starts in the same transaction, and the run learns of its timer.
  expect(tellings).toMatchObject([{ id: ticketId, quiet: false, needsRun: true }]);
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
  const own = await whole(store.listNotices({ ticketId, recipientId: author.personId }, null, 200));
  expect(own.map(({ kind, channel, state }) => [kind, channel, state])).toEqual([
    ['acknowledgement', 'portal', 'delivered'],
    ['answer', 'portal', 'delivered'],
    ['solution', 'portal', 'delivered'],
  ]);
  const rows = await world.prisma.notice.findMany({ where: { processId: ticketId, recipientId: author.personId } });
  expect(rows.map(({ language }) => language)).toEqual(['en', 'en', 'en']);
  // No sender has anything to do with them.
  clock.pass(hour);
  expect(ofAuthor(await store.claimNotices(claim))).toEqual([]);
  const { events } = await store.readTimeline(ticketId, { after: 0, most: 1_000 });
  expect(events.find(({ type }) => type === 'solution-delivered')).toMatchObject({ deliveredAt: monday });
});

test('SK-7 letters are sent unless they were switched off, a group at a time; what a clock counts from is sent', async () => {
  const { store, author } = world;
  const letters = { answers: false, clock: false, solution: false };
  const preferences = { language: 'ru', timeZone: 'Europe/Moscow', letters } as const;
  await store.savePreferences(author.personId, preferences);
  expect(await store.readPreferences(author.personId)).toEqual(preferences);
  const { ticketId } = await file(world);
  await solve(world, ticketId);
  const own = await whole(store.listNotices({ ticketId, recipientId: author.personId }, null, 200));
  expect(own.map(({ kind, channel }) => [kind, channel])).toEqual([
    ['acknowledgement', 'email'],
    ['answer', 'portal'],
    ['solution', 'email'],
  ]);
});

test('a letter that comes back is told to the ticket, also after it counted as delivered', async () => {
  const { store } = world;
  const { ticketId } = await file(world);
  await sendAll(world);
  const [confirmation] = await whole(store.listNotices({ ticketId, recipientId: world.author.personId }, null, 200));
  if (confirmation === undefined) throw new Error('no confirmation');
  expect(confirmation.state).toBe('delivered');
  expect(await store.bounceNotice({ noticeId: confirmation.id }, { fault: 'mailbox full' })).toMatchObject({
    settled: true,
  });
  expect(await eventTypes(world, ticketId)).toContain('delivery-failed');
  expect(await store.bounceNotice({ noticeId: confirmation.id }, { fault: 'mailbox full' })).toEqual({
    settled: false,
    tellings: [],
    ticketId,
  });
  // The letter about it fails too: that is where it ends.
  const [failure] = await store.claimNotices(claim);
  expect(failure?.kind).toBe('delivery-failed');
  if (failure === undefined) throw new Error('no letter');
  expect(await store.settleNotice(failure.id, 1, { state: 'failed', fault: 'no such user' })).toEqual({
    settled: true,
    tellings: [],
  });
});

test('letters of a closing that turns out void are withdrawn as far as nobody has them', async () => {
  const { store, clock, author } = world;
  const { ticketId, tid } = await file(world);
  await solve(world, ticketId);
  await sendAll(world);
  // The warning goes out a working day before the end; then silence closes the ticket.
  for (let step = 0; step < 20; step += 1) {
    const { next } = await look(world, ticketId);
    if (next === null) throw new Error('nothing to wait for');
    clock.at = next.at;
    const { stage } = await look(world, ticketId, { reached: next.at });
    if (stage === 'closed') break;
    await sendAll(world);
  }
  const closed = (await store.readTicket(ticketId))?.state.closed;
  expect(closed?.how).toBe('silence');
  const letters = async () =>
    (await whole(store.listNotices({ ticketId }, null, 200)))
      .filter(({ kind }) => kind === 'closed')
      .map(({ state }) => state);
  const [first] = await store.claimNotices({ ...claim, most: 1, leaseMs: hour });
  expect(first?.kind).toBe('closed');
  expect(await letters()).toEqual(['waiting', 'waiting']);
  // A visit counts revisions of its own: its letters are not those of the closing.
  const closing = await world.prisma.notice.findFirstOrThrow({
    where: { processId: ticketId, kind: 'closed', leaseUntil: null },
  });
  const visit = await insertVisit(world, { ticketId, tid, clientId: world.clientId }, { requestedAt: monday });
  const ofIt = { processKind: 'visit', processId: visit.id };
  const ofVisit = {
    ...closing,
    id: randomUUID(),
    kind: 'slot-agreed',
    ...ofIt,
    rules: closing.rules ?? {},
    params: {},
    marks: [],
    calendar: {},
  };
  await world.prisma.notice.create({ data: ofVisit });
  clock.pass(minute);
  const at = (closed?.at ?? 0) - minute;
  await act(world, ticketId, author, { type: 'object', text: 'всё ещё нет' }, { at });
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
    (await whole(store.listNotices({ ticketId }, null, 200)))
      .filter((notice) => notice.kind === kind)
      .map(({ recipientId }) => recipientId);
  expect((await told('ticket-opened')).sort()).toEqual([world.manager.personId, second.personId].sort());
  // Nobody is responsible yet: a word of the client is for the managers; later it is for the specialist.
  await act(world, ticketId, world.author, { type: 'reply', text: 'ау' });
  expect((await told('client-word')).sort()).toEqual([world.manager.personId, second.personId].sort());
  await act(world, ticketId, world.manager, { type: 'assign', to: specialist.shortId });
  expect(await told('assigned')).toEqual([specialist.personId]);
});

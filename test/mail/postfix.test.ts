/** Letters through a real Postfix, and what it tells of them afterwards. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { createIntake } from '../../mail/intake/intake';
import { listen, type Listener } from '../../mail/listen/listen';
import { repeat, type Loop } from '../../operations/loop';
import { createNoticeSender } from '../../worker/notice-sender';
import { portal } from '../../worker/transports/portal';
import { createSmtpTransport } from '../../worker/transports/smtp';
import { act, eventTypes, file, hour, makeWorld, minute, monday, solve, type World } from '../store/support';
import { whole } from '../support/pages';
import { postfixMissing, startPostfix, type Postfix } from './harness-postfix';
import { settingsFor } from './letter';
import { parsed, startSmtp, type Got, type Refusal, type TestServer } from './server';

const missing = postfixMissing();
// Without Postfix these are skipped, and the title says why: they bear no promise of their own.
const ofPostfix = missing === null ? it : it.skip;
const why = missing === null ? '' : ` (skipped: ${missing})`;

const author = 'author@people.example';

let world: World;
let outside: TestServer;
let listener: Listener;
let postfix: Postfix;
let working: Loop;
let folder: string;
const errors: unknown[] = [];
/** What the servers say to the author's address now. */
let says: { postfix: string; outside: Refusal };

beforeAll(async () => {
  if (missing !== null) return;
  world = await makeWorld(monday, { lettersLeave: true });
  const { store } = world;
  folder = await mkdtemp(path.join(tmpdir(), 'reglament-mail-'));
  const common = { store, folder, own: [], addressBook: () => store.readAddressBook() };
  const onError = (error: unknown): void => void errors.push(error);
  const intake = createIntake({
    ...{ ...common, onError, trust: { hosts: [] }, tell: () => undefined },
    checkFile: () => Promise.reject(new Error('a report brings no files')),
  });
  working = repeat(intake.pass, { idleMs: 50, longestMs: 50, onError });
  listener = await listen({ ...common, onError, mostBytes: 200_000, onKept: () => working.wake() }, 0);
  outside = await startSmtp({ rcptTo: (address) => (address === author ? says.outside : undefined) });
  postfix = await startPostfix({
    // A report goes to where the letter came from: the address that the desk reads.
    routes: { 'people.example': outside.port, 'skaiportal.com': listener.port },
    toRecipient: (address) => (address === author ? says.postfix : 'DUNNO'),
  });
});
afterAll(async () => {
  if (missing !== null) return;
  await postfix.stop();
  await listener.close();
  await working.stop();
  await outside.close();
  await rm(folder, { recursive: true });
  await world.close();
});
beforeEach(() => {
  says = { postfix: 'DUNNO', outside: undefined };
  outside?.letters.splice(0);
});
afterEach(() => expect(errors).toEqual([]));

/** Hands over what can be handed over now. */
async function send(): Promise<void> {
  const smtp = createSmtpTransport(settingsFor(postfix.url));
  const sender = createNoticeSender({
    ...{ store: world.store, tell: () => undefined, mailDomain: 'desk.example' },
    transports: { portal, email: smtp },
  });
  while ((await sender.pass()) === 'more');
  await sender.close();
  smtp.close();
}

const lines = (ticketId: string) => whole(world.store.listNotices({ ticketId }, null, 200));
const toAuthor = async (ticketId: string) =>
  (await lines(ticketId)).filter(({ recipientId }) => recipientId === world.author.personId);

/** When so many reports about letters of the ticket have been worked off. */
async function reported(ticketId: string, reason: string, count: number): Promise<void> {
  const where = { outcome: 'notice-state', rootId: ticketId, reason };
  while ((await world.prisma.letterIn.count({ where })) < count) await delay(20);
}

/** The author's letters that have come outside, when there is one. */
async function came(): Promise<readonly Got[]> {
  for (;;) {
    const letters = outside.letters.filter(({ to }) => to.includes(author));
    if (letters.length > 0) return letters;
    await delay(20);
  }
}

const duties = async (ticketId: string): Promise<(string | null)[]> =>
  ((await world.store.readTicket(ticketId))?.state.clocks ?? [])
    .filter(({ from, stoppedAt }) => from === 'delivery-failed' && stoppedAt === null)
    .map(({ subject }) => subject ?? null);

const silences = async (ticketId: string): Promise<number> =>
  ((await world.store.readTicket(ticketId))?.state.clocks ?? []).filter(
    ({ code, stoppedAt }) => code === 'silence' && stoppedAt === null,
  ).length;

ofPostfix(`Postfix hands on every letter once, whole and under its identity${why}`, async () => {
  const { ticketId, tid } = await file(world);
  await act(world, ticketId, world.specialist, { type: 'reply', text: 'Смотрим журналы.' });
  await send();
  const written = await lines(ticketId);
  expect(new Set(written.map(({ delivery }) => delivery))).toEqual(new Set(['sent']));
  const letters = await outside.arrived(written.length);
  expect(letters).toHaveLength(written.length);
  expect(letters.map(({ from }) => from)).toEqual(letters.map(() => 'support@skaiportal.com'));
  const mails = await Promise.all(letters.map(parsed));
  expect(mails.map(({ messageId }) => messageId).sort()).toEqual(
    written.map(({ id }) => `<${id}@desk.example>`).sort(),
  );
  const answer = mails.find(({ text = '' }) => text.includes('Смотрим журналы.'));
  expect(answer?.subject).toContain(tid);
  expect(answer?.html).toContain('Смотрим журналы.');
  expect([answer?.references].flat()).toContain(`<ticket.${ticketId}@desk.example>`);
});

ofPostfix(`a recipient that the next server refuses comes back as a report: a bounce with its duty${why}`, async () => {
  const { ticketId } = await file(world);
  await solve(world, ticketId);
  says.outside = { code: 550, text: '5.1.1 no such user' };
  world.clock.pass(minute);
  await send();
  const sent = await toAuthor(ticketId);
  await reported(ticketId, 'bounced', sent.length);
  expect((await toAuthor(ticketId)).map(({ delivery, fault }) => [delivery, fault])).toEqual(
    sent.map(() => ['bounced', 'bounced 5.1.1']),
  );
  // The solution never arrived: no silence counts from it, and the responsible has to reach the client.
  expect(await silences(ticketId)).toBe(0);
  const [duty, ...more] = await duties(ticketId);
  expect(more).toEqual([]);
  expect(sent.map(({ id }) => id)).toContain(duty);
  expect((await lines(ticketId)).map(({ kind }) => kind)).toContain('delivery-failed');
});

ofPostfix(`a recipient that Postfix itself refuses is a bounce at once${why}`, async () => {
  const { ticketId } = await file(world);
  says.postfix = 'REJECT 5.7.1 not to this one';
  await send();
  const [letter] = await toAuthor(ticketId);
  expect(letter?.delivery).toBe('bounced');
  expect(letter?.fault).toContain('5.7.1');
  expect(await duties(ticketId)).toEqual([letter?.id]);
  expect(await eventTypes(world, ticketId)).toContain('delivery-failed');
});

ofPostfix(`a recipient that Postfix defers is delayed, and gets the letter later, once${why}`, async () => {
  const { ticketId } = await file(world);
  says.postfix = 'DEFER 4.7.1 greylisted';
  await send();
  const [letter] = await toAuthor(ticketId);
  expect(letter).toMatchObject({ delivery: 'delayed', deliveredAt: null });
  expect(letter?.fault).toContain('4.7.1');
  says.postfix = 'DUNNO';
  world.clock.pass(hour);
  await send();
  const written = await lines(ticketId);
  expect(new Set(written.map(({ delivery }) => delivery))).toEqual(new Set(['sent']));
  expect(await came()).toHaveLength(1);
});

ofPostfix(`a letter that waits in Postfix's queue is delayed as it reports, and owes nobody a step${why}`, async () => {
  const { ticketId } = await file(world);
  says.outside = { code: 451, text: '4.3.2 come again' };
  await send();
  expect(await toAuthor(ticketId)).toMatchObject([{ delivery: 'sent' }]);
  world.clock.pass(minute);
  await reported(ticketId, 'delayed', 1);
  const { at } = world.clock;
  expect(await toAuthor(ticketId)).toMatchObject([{ delivery: 'delayed', delayedAt: at, state: 'delivered' }]);
  expect(await duties(ticketId)).toEqual([]);
  // Postfix goes on trying by itself, and so must not we.
  says.outside = undefined;
  expect(await came()).toHaveLength(1);
  await send();
  expect(await came()).toHaveLength(1);
});

/** Letters of a real store by the real sender to a real server. */
import { createNoticeSender, type NoticeSender } from '../../worker/notice-sender';
import { portal } from '../../worker/transports/portal';
import { createSmtpTransport, type SmtpTransport } from '../../worker/transports/smtp';
import type { ClaimedNotice } from '../../store/claim-notices';
import type { PersonActor } from '../../domain/policy/actor';
import {
  act,
  day,
  eventTypes,
  file,
  hour,
  lookUntilDone,
  makeWorld,
  minute,
  monday,
  solve,
  type World,
} from '../store/support';
import { whole } from '../support/pages';
import { settingsFor } from './letter';
import { parsed, startSmtp, type Got, type Manners, type TestServer } from './server';

let world: World;
beforeAll(async () => {
  world = await makeWorld(monday, { lettersLeave: true });
});
afterAll(() => world.close());

const stops: (() => unknown)[] = [];
const stopAll = async (): Promise<void> => {
  for (const stop of stops.splice(0)) await stop();
};
afterEach(async () => {
  await stopAll();
  // Nothing is left to send for the next one.
  world.clock.pass(30 * day);
  const { sender } = await way();
  await sendAll(sender);
  await stopAll();
});

interface Way {
  readonly server: TestServer;
  readonly smtp: SmtpTransport;
  readonly sender: NoticeSender;
  /** Taken letters of which it was not known whether they had been taken before. */
  readonly again: ClaimedNotice[];
}

/** @param dies the sender records nothing, as one that is killed between the server's word and its own */
async function way(manners: Manners = {}, { dies = false, port = 0 } = {}): Promise<Way> {
  const server = await startSmtp(manners, port);
  const smtp = createSmtpTransport(settingsFor(server.url));
  stops.push(
    () => smtp.close(),
    () => server.close(),
  );
  const again: ClaimedNotice[] = [];
  const { store } = world;
  const sender = createNoticeSender({
    store: {
      clock: store.clock,
      claimNotices: store.claimNotices,
      holdNotices: store.holdNotices,
      settleNotice: dies ? () => Promise.resolve({ settled: false, tellings: [] }) : store.settleNotice,
    },
    tell: () => undefined,
    transports: { portal, email: smtp },
    mailDomain: 'desk.example',
    onSentAgain: (notice) => again.push(notice),
  });
  return { server, smtp, sender, again };
}

async function sendAll(sender: NoticeSender): Promise<void> {
  while ((await sender.pass()) === 'more');
}

const toAuthor = ({ letters }: TestServer): Got[] => letters.filter(({ to }) => to.includes('author@people.example'));

test('HT-10 SK-7 the letters of a ticket come in their order, as one thread, with its number in each subject', async () => {
  const { server, sender } = await way();
  const { ticketId, tid } = await file(world);
  await act(world, ticketId, world.specialist, { type: 'reply', text: 'Смотрим журналы.' });
  await solve(world, ticketId);
  expect((await world.store.readTicket(ticketId))?.acceptedAt).toBeNull();
  await sendAll(sender);
  expect((await world.store.readTicket(ticketId))?.acceptedAt).toBe(world.clock.at);
  const letters = await Promise.all(toAuthor(server).map(parsed));
  expect(letters.length).toBeGreaterThanOrEqual(3);
  for (const { subject, headers } of letters) {
    expect(subject).toContain(tid);
    expect(headers.has('x-auto-response-suppress')).toBe(true);
  }
  const ids = letters.map(({ messageId }) => messageId);
  const thread = `<ticket.${ticketId}@desk.example>`;
  letters.forEach(({ references, inReplyTo }, index) => {
    const before = [thread, ...ids.slice(0, index)];
    expect([references].flat()).toEqual(before);
    expect(inReplyTo).toBe(before.at(-1));
  });
  // A receipt answers by itself; somebody's own words do not.
  expect(letters.map(({ headers }) => headers.get('auto-submitted') ?? null).slice(0, 2)).toEqual([
    'auto-replied',
    null,
  ]);
  const written = await whole(world.store.listNotices({ ticketId }, null, 200));
  expect(new Set(written.map(({ delivery }) => delivery))).toEqual(new Set(['sent']));
  expect(server.letters).toHaveLength(written.length);
});

test('HT-10 X-5 a server that is away: the letters stay queued, and all come once when it is back', async () => {
  const { ticketId } = await file(world);
  await file(world);
  const waiting = await world.prisma.notice.count({ where: { state: 'waiting' } });
  const first = await way();
  await first.server.close();
  await sendAll(first.sender);
  const standing = (await whole(world.store.listNotices({ ticketId }, null, 200))).map(({ delivery }) => delivery);
  expect(standing.every((state) => state === 'queued' || state === 'delayed')).toBe(true);
  // Of the letters that nobody offered none has been tried: an outage counts against no letter.
  expect(await world.prisma.notice.count({ where: { state: 'waiting', attempts: { gt: 1 } } })).toBe(0);
  world.clock.pass(hour);
  const { server, sender } = await way();
  await sendAll(sender);
  expect(server.letters).toHaveLength(waiting);
});

test('X-5 killed between the server’s word and our record: the same Message-ID goes again, and that is counted', async () => {
  await file(world);
  const waiting = await world.prisma.notice.count({ where: { state: 'waiting' } });
  const killed = await way({}, { dies: true });
  await killed.sender.pass();
  await killed.sender.close();
  const before = await Promise.all(killed.server.letters.map(parsed));
  expect(before.length).toBeGreaterThan(0);
  const { server, sender, again } = await way();
  await sendAll(sender);
  expect(again).toEqual([]);
  world.clock.pass(3 * minute);
  await sendAll(sender);
  const after = await Promise.all(server.letters.map(parsed));
  expect(after).toHaveLength(waiting);
  const twice = after.filter(({ messageId }) => before.some((other) => other.messageId === messageId));
  expect(twice).toHaveLength(before.length);
  expect(again).toHaveLength(before.length);
});

test('HT-10 each attempt sends the same letter: words, look and links', async () => {
  await file(world);
  const heard: string[] = [];
  const refusing = await way({
    data: ({ raw }) => {
      heard.push(raw);
      return { code: 451, text: 'later' };
    },
  });
  await sendAll(refusing.sender);
  world.clock.pass(hour);
  const { server, sender } = await way();
  await sendAll(sender);
  const plain = (raw: string): string => raw.replaceAll(/----?_NmP-\w+-Part_\d+|boundary="[^"]+"/g, '');
  expect(heard.length).toBeGreaterThan(0);
  expect(server.letters.map(({ raw }) => plain(raw))).toEqual(expect.arrayContaining(heard.map(plain)));
});

test('SK-20 HT-10 a bounce a day later voids the delivery: silence stops, the responsible has to reach the client, once', async () => {
  const { sender, server } = await way();
  const { ticketId } = await file(world);
  await solve(world, ticketId);
  await sendAll(sender);
  const silence = async () =>
    (await world.store.readTicket(ticketId))?.state.clocks.filter(
      ({ code, stoppedAt }) => code === 'silence' && stoppedAt === null,
    ).length;
  expect(await silence()).toBe(1);
  const sent = await Promise.all(toAuthor(server).map(parsed));
  const solution = sent.at(-1)?.messageId ?? '';
  world.clock.pass(day);
  const bounce = () =>
    world.store.bounceNotice({ messageId: solution }, { fault: '5.2.2 full', at: world.clock.at - minute });
  expect(await bounce()).toMatchObject({ settled: true, ticketId, tellings: [{ id: ticketId }] });
  expect(await silence()).toBe(0);
  expect((await world.store.readTicket(ticketId))?.state.solution?.deliveredAt).toBeNull();
  expect(await eventTypes(world, ticketId)).toContain('delivery-failed');
  const revision = (await world.store.readTicket(ticketId))?.state.revision;
  expect(await bounce()).toEqual({ settled: false, tellings: [], ticketId });
  expect((await world.store.readTicket(ticketId))?.state.revision).toBe(revision);
  const line = (await whole(world.store.listNotices({ ticketId }, null, 200))).find(({ kind }) => kind === 'solution');
  expect(line).toMatchObject({ delivery: 'bounced', fault: '5.2.2 full', bouncedAt: world.clock.at - minute });
  // The responsible hears of it.
  await sendAll(sender);
  const told = server.letters.filter(({ to }) => !to.includes('author@people.example')).map(({ raw }) => raw);
  expect(told.length).toBeGreaterThan(0);
  expect((await whole(world.store.listNotices({ ticketId }, null, 200))).map(({ kind }) => kind)).toContain(
    'delivery-failed',
  );
});

test('SK-20 the author’s letter comes back after silence has closed the ticket: the closing is void; a follower’s copy voids nothing', async () => {
  const { ticketId } = await file(world);
  await act(world, ticketId, world.author, { type: 'share', with: [world.colleague.personId] });
  await solve(world, ticketId);
  const { sender } = await way();
  await sendAll(sender);
  const lines = () => whole(world.store.listNotices({ ticketId }, null, 200));
  const ended = async (): Promise<boolean> => {
    await lookUntilDone(world, ticketId);
    await sendAll(sender);
    return (await world.store.readTicket(ticketId))?.state.closed != null;
  };
  while (!(await ended())) world.clock.pass(day);
  const solutions = (await lines()).filter(({ kind }) => kind === 'solution' || kind === 'followed-solution');
  const of = ({ personId }: PersonActor) => solutions.find(({ recipientId }) => recipientId === personId)?.id ?? '';
  world.clock.pass(day);
  const bounce = (noticeId: string) => world.store.bounceNotice({ noticeId }, { fault: '5.1.1' });
  expect(await bounce(of(world.colleague))).toMatchObject({ settled: true });
  expect((await world.store.readTicket(ticketId))?.state.closed?.how).toBe('silence');
  expect(await bounce(of(world.author))).toMatchObject({ settled: true, tellings: [{ id: ticketId }] });
  expect((await world.store.readTicket(ticketId))?.state).toMatchObject({ cycle: 1, stage: 'solved', closed: null });
  const voided = (await lines()).find(
    ({ kind, recipientId }) => kind === 'closing-voided' && recipientId === world.author.personId,
  );
  expect(voided?.body).toContain('до вас не дошло');
});

test('what never left does not come back, whatever a report says', async () => {
  const { store, author } = world;
  await store.savePreferences(author.personId, { language: 'ru', timeZone: 'Europe/Moscow', letters: false });
  const { ticketId } = await file(world);
  await store.savePreferences(author.personId, { language: 'ru', timeZone: 'Europe/Moscow', letters: {} });
  const [line] = await whole(store.listNotices({ ticketId, recipientId: author.personId }, null, 200));
  const nothing = { settled: false, tellings: [], ticketId: null };
  expect(line?.delivery).toBe('portal');
  for (const noticeId of [line?.id ?? '', 'no id', '0198c0de-0000-7000-8000-000000000001'])
    expect(await store.bounceNotice({ noticeId }, { fault: '5.1.1' })).toEqual(nothing);
  expect(await store.bounceNotice({ messageId: '<other@desk.example>' }, { fault: '5.1.1' })).toEqual(nothing);
});

test('HT-10 refused for good is told at once; refused for now waits, and says so', async () => {
  const { ticketId } = await file(world);
  const refusing = (address: string) =>
    address.startsWith('author') ? { code: 550, text: 'unknown' } : { code: 451, text: 'busy' };
  const { sender } = await way({ rcptTo: refusing });
  await sendAll(sender);
  const lines = await whole(world.store.listNotices({ ticketId }, null, 200));
  const of = (recipientId: string) => lines.filter((line) => line.recipientId === recipientId);
  expect(of(world.author.personId).map(({ delivery, fault }) => [delivery, fault])).toEqual([
    ['bounced', '550 unknown'],
  ]);
  expect(of(world.manager.personId)[0]).toMatchObject({ delivery: 'delayed', fault: '451 busy', bouncedAt: null });
  expect(await eventTypes(world, ticketId)).toContain('delivery-failed');
});

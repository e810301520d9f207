/** Letters are made once and kept: what is read later is what stood there first. */
import { Prisma } from '../../prisma/generated/client';
import { act, file, makeWorld, minute, monday, solve } from './support';
import type { World } from './support';
import { whole } from '../support/pages';

let world: World;
beforeAll(async () => {
  world = await makeWorld(monday);
});
afterAll(() => world.close());
beforeEach(async () => {
  await prefer('ru', 'Asia/Novosibirsk');
});

function prefer(language: 'ru' | 'en', timeZone: string): Promise<void> {
  return world.store.savePreferences(world.author.personId, { language, timeZone, letters: {} });
}

async function ofAuthor(ticketId: string) {
  return whole(world.store.listNotices({ ticketId, recipientId: world.author.personId }, null, 200));
}

test('X-6 F8 a letter has the language and the zone that its reader had when it was written', async () => {
  const { ticketId } = await file(world);
  await solve(world, ticketId);
  await prefer('en', 'UTC');
  const solution = (await ofAuthor(ticketId)).find(({ kind }) => kind === 'solution');
  expect(solution).toMatchObject({ language: 'ru' });
  expect(solution?.body).toContain('Возразить можно до 05.03.2026, 22:00 (UTC+07:00).');
});

test('SK-7 a letter once read stays as it was, whatever changes; it holds the words that it is about', async () => {
  const { ticketId } = await file(world);
  await act(world, ticketId, world.specialist, { type: 'reply', text: 'Смотрим {журнал}.' });
  const first = await ofAuthor(ticketId);
  expect(first.map(({ kind }) => kind)).toEqual(['acknowledgement', 'answer']);
  expect(first[1]?.body).toBe('Поддержка ответила:\n\nСмотрим {журнал}.');
  await world.prisma.ticket.update({ where: { id: ticketId }, data: { subject: 'Совсем другое' } });
  await world.prisma.message.updateMany({ where: { processId: ticketId }, data: { text: 'Подменили' } });
  await prefer('en', 'UTC');
  expect(await ofAuthor(ticketId)).toEqual(first);
  const rows = await world.prisma.notice.findMany({ where: { rootId: ticketId, recipientId: world.author.personId } });
  expect(rows.map(({ body }) => body).sort()).toEqual(first.map(({ body }) => body).sort());
});

test('HT-10 a request counts as accepted when its confirmation is out, and no more when that came back; its clocks run from the receipt', async () => {
  const sending = await makeWorld(monday, { lettersLeave: true });
  const { store, clock } = sending;
  try {
    const { ticketId } = await file(sending);
    const stands = async () => {
      const ticket = await store.readTicket(ticketId);
      const clocks = ticket?.state.clocks.map(({ code, startedAt }) => [code, startedAt]);
      return { accepted: ticket?.acceptedAt, clocks };
    };
    const received = await stands();
    expect(received.accepted).toBeNull();
    expect(received.clocks).toContainEqual(['triage', monday]);
    clock.pass(minute);
    const claimed = await store.claimNotices({ most: 10, leaseMs: minute, mailDomain: 'desk.example' });
    const confirmation = claimed.find(({ kind }) => kind === 'acknowledgement');
    if (confirmation === undefined) throw new Error('no confirmation');
    await store.settleNotice(confirmation.id, confirmation.attempt, { state: 'delivered' });
    expect(await stands()).toEqual({ ...received, accepted: monday + minute });
    // A later letter changes nothing of it.
    await act(sending, ticketId, sending.specialist, { type: 'reply', text: 'Смотрим.' });
    expect((await stands()).accepted).toBe(monday + minute);
    await store.bounceNotice({ noticeId: confirmation.id }, { fault: 'mailbox full' });
    const bounced = await stands();
    expect(bounced.accepted).toBeNull();
    // Somebody has to reach the client.
    expect(bounced.clocks?.map(([code]) => code)).toEqual(expect.arrayContaining(['triage', 'delivery-failed']));
  } finally {
    await sending.close();
  }
});

test('several that read at once read the same', async () => {
  const { ticketId } = await file(world);
  const read = await Promise.all(Array.from({ length: 5 }, () => ofAuthor(ticketId)));
  for (const each of read) expect(each).toEqual(read[0]);
});

test('a notice of an earlier release, without audience, zone, rules and words, is readable', async () => {
  const { ticketId } = await file(world);
  await world.prisma.notice.updateMany({
    where: { rootId: ticketId },
    data: { audience: null, timeZone: null, rules: Prisma.DbNull },
  });
  const params = { clock: 'resolution', code: 'overdue', due: monday };
  await world.prisma.notice.updateMany({
    where: { rootId: ticketId, kind: 'ticket-opened' },
    data: { kind: 'threshold', params },
  });
  const all = await whole(world.store.listNotices({ ticketId }, null, 200));
  expect(all.map(({ kind, subject }) => [kind, subject])).toEqual([
    ['acknowledgement', expect.stringMatching(/^Заявка SKAI-\d+ принята: Нет данных о топливе$/)],
    ['threshold', expect.stringMatching(/^Заявка SKAI-\d+: срок решения истёк$/)],
  ]);
  expect(all[1]?.body).toContain('истёк 02.03.2026, 10:00 (UTC+03:00)');
});

test('what a sender claims has its words, and they are kept', async () => {
  const sending = await makeWorld(monday, { lettersLeave: true });
  try {
    const { ticketId } = await file(sending);
    const claimed = await sending.store.claimNotices({ most: 10, leaseMs: minute, mailDomain: 'desk.example' });
    const kept = await whole(sending.store.listNotices({ ticketId }, null, 200));
    expect(claimed.map(({ letter }) => letter.subject).sort()).toEqual(kept.map(({ subject }) => subject).sort());
    for (const { letter } of claimed) expect(letter.body.length).toBeGreaterThan(10);
  } finally {
    await sending.close();
  }
});

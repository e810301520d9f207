/** What the calendar of somebody who was invited to a visit answers, by letter. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { PersonActor } from '../../domain/policy/actor';
import type { LaterVisitCommand } from '../../domain/visit';
import { checkFile } from '../../files/check-file';
import { noExtras } from '../../mail/deliver/letter-extras';
import { withInvitation } from '../../mail/deliver/with-invitation';
import { createIntake } from '../../mail/intake/intake';
import type { SettledLetter } from '../../store/letters/settle-letter';
import { readEvent } from '../letters/read-calendar';
import { makeFieldWorld, offer, requestVisit, type FieldWorld } from '../store/field-world';
import { lookUntilDone, minute, put, receipt } from '../store/support';
import { arrive, letter } from './harness';

let world: FieldWorld;
let folder: string;
beforeAll(async () => {
  world = await makeFieldWorld({ lettersLeave: true });
  folder = await mkdtemp(path.join(tmpdir(), 'reglament-calendar-'));
});
afterAll(async () => {
  await world.close();
  await rm(folder, { recursive: true });
});

async function onVisit(visitId: string, actor: PersonActor, body: LaterVisitCommand): Promise<void> {
  await put(world, receipt('visit', visitId, actor, body));
  await lookUntilDone(world, visitId);
}

/** Lets all letters leave. @returns what the author's calendar has been told last */
async function invited(): Promise<string> {
  let text = '';
  const find = withInvitation(() => noExtras, world.store, { from: 'letters@desk.example' });
  for (;;) {
    const claimed = await world.store.claimNotices({ most: 100, leaseMs: minute, mailDomain: 'desk.example' });
    if (claimed.length === 0) return text;
    for (const notice of claimed) {
      const { calendar } = await find(notice);
      if (calendar !== null && notice.recipient?.id === world.author.personId) ({ text } = calendar);
      await world.store.settleNotice(notice.id, notice.attempt, { state: 'delivered' });
    }
  }
}

/** A visit whose time the desk has offered, and the invitation that came with the offer. */
async function offered(): Promise<{ visitId: string; ticketId: string; invitation: string }> {
  const visit = await requestVisit(world);
  await onVisit(visit.visitId, world.coordinator, offer(world));
  return { ...visit, invitation: await invited() };
}

const author = 'author@people.example';

interface Answering {
  readonly from?: string;
  /** Default: the sender. */
  readonly attendee?: string;
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** As programs answer: the invitation's UID and SEQUENCE, one attendee with the answer, the method in the type of the part. */
async function reply(
  invitation: string,
  partstat: string,
  { from = author, attendee, method = 'REPLY', headers = {} }: Answering = {},
): Promise<SettledLetter> {
  const event = readEvent(invitation);
  const value = (name: string): string => event.get(name)?.value ?? '';
  const calendar = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    `METHOD:${method}`,
    'BEGIN:VEVENT',
    ...['UID', 'SEQUENCE', 'DTSTART', 'DTEND', 'DTSTAMP'].map((name) => `${name}:${value(name)}`),
    `ATTENDEE;CN="Автор: Первый";PARTSTAT=${partstat}:MAILTO:${attendee ?? from}`,
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ].join('\r\n');
  const file = {
    name: 'invite.ics',
    type: `text/calendar; charset=utf-8; method=${method}`,
    bytes: Buffer.from(calendar),
  };
  const errors: unknown[] = [];
  const { store } = world;
  const intake = createIntake({
    ...{ store, folder, checkFile, own: [], tell: () => undefined, trust: { hosts: [] } },
    addressBook: () => store.readAddressBook(),
    onError: (error) => errors.push(error),
  });
  const id = await arrive(
    world,
    letter({ from, subject: 'Ответ на приглашение', text: 'Подробности ниже.', files: [file], headers }),
  );
  await intake.one(id);
  expect(errors).toEqual([]);
  const settled = await store.readLetterOutcome(id);
  if (settled === undefined) throw new Error('no such letter');
  return settled;
}

const slotOf = async (visitId: string) => (await world.store.readVisit(visitId))?.state.slot;

/** What people said in a ticket by letter. */
async function words(ticketId: string): Promise<number> {
  return world.prisma.message.count({ where: { rootId: ticketId, channel: 'email', kind: 'public' } });
}

it('SK-16 a time that is offered comes as an invitation that asks; one that is agreed as one that does not', async () => {
  const { visitId, invitation } = await offered();
  const asked = readEvent(invitation);
  expect([asked.get('STATUS')?.value, asked.get('UID')?.value]).toEqual(['TENTATIVE', visitId]);
  expect(asked.get('ATTENDEE')?.parameters).toMatch(/PARTSTAT=NEEDS-ACTION/);
  expect(asked.get('ATTENDEE')?.parameters).toMatch(/RSVP=TRUE/);
  await onVisit(visitId, world.author, { type: 'answer-slot', answer: 'confirm' });
  const agreed = readEvent(await invited());
  expect(agreed.get('STATUS')?.value).toBe('CONFIRMED');
  expect(agreed.get('DTSTART')?.value).toBe(asked.get('DTSTART')?.value);
  expect(Number(agreed.get('SEQUENCE')?.value)).toBeGreaterThan(Number(asked.get('SEQUENCE')?.value));
});

it('SK-16 an accepted invitation agrees to the time, though programs of calendars write it; told twice it is done once', async () => {
  const { visitId, ticketId, invitation } = await offered();
  const headers = { 'Auto-Submitted': 'auto-generated' };
  const came = await reply(invitation, 'ACCEPTED', { headers });
  expect(came).toMatchObject({ outcome: 'reply', reason: null, ticket: ticketId });
  const slot = await slotOf(visitId);
  expect(slot?.agreedAt).not.toBeNull();
  const again = await reply(invitation, 'ACCEPTED', { headers });
  expect(again).toMatchObject({ outcome: 'reply', reason: 'slot-agreed-already' });
  expect(await slotOf(visitId)).toEqual(slot);
  expect(await words(ticketId)).toBe(0);
});

it('SK-16 a declined one gives the time up, before it is agreed and after', async () => {
  const { visitId, invitation } = await offered();
  await reply(invitation, 'DECLINED');
  expect(await slotOf(visitId)).toBeNull();
  await onVisit(visitId, world.coordinator, offer(world));
  await reply(await invited(), 'ACCEPTED');
  expect((await slotOf(visitId))?.agreedAt).not.toBeNull();
  await reply(await invited(), 'DECLINED');
  expect(await slotOf(visitId)).toBeNull();
});

it.each([
  ['tentative', 'TENTATIVE', 'REPLY'],
  ['a counter proposal', 'ACCEPTED', 'COUNTER'],
  ['one that was handed on', 'DELEGATED', 'REPLY'],
])('SK-16 %s is a word in the ticket, and the time stands as it was', async (_name, partstat, method) => {
  const { visitId, ticketId, invitation } = await offered();
  const slot = await slotOf(visitId);
  expect(await reply(invitation, partstat, { method })).toMatchObject({ outcome: 'reply', ticket: ticketId });
  expect(await slotOf(visitId)).toEqual(slot);
  expect(slot?.agreedAt).toBeNull();
  expect(await words(ticketId)).toBe(1);
});

it('SK-16 whoever accepted a time that is off has not agreed to the one that is offered now', async () => {
  const { visitId, ticketId, invitation } = await offered();
  await onVisit(visitId, world.coordinator, offer(world));
  const second = await invited();
  const slot = await slotOf(visitId);
  expect(await reply(invitation, 'ACCEPTED')).toMatchObject({ outcome: 'reply', ticket: ticketId });
  expect(await reply(invitation, 'DECLINED')).toMatchObject({ outcome: 'reply', ticket: ticketId });
  expect(await slotOf(visitId)).toEqual(slot);
  expect(await words(ticketId)).toBe(2);
  await reply(second, 'ACCEPTED');
  expect((await slotOf(visitId))?.agreedAt).not.toBeNull();
});

it('SK-16 nobody answers for whoever was invited: a stranger, another client, a colleague by a forged attendee, a disowned sender', async () => {
  const { visitId, invitation } = await offered();
  const slot = await slotOf(visitId);
  const foreign = await world.store.addClient({ name: 'Другие', emailDomains: [] });
  const { personId } = await world.store.addPerson({
    ...{ name: 'Чужой', email: 'other@people.example', language: 'ru', timeZone: 'Europe/Moscow' },
  });
  await world.store.addMembership({ personId, desk: 'skai', role: 'client', clientId: foreign });
  const disowned = { 'Authentication-Results': 'mx.desk.example; dmarc=fail' };
  for (const who of [
    { from: 'who@nowhere.example' },
    { from: 'who@nowhere.example', attendee: author },
    { from: 'other@people.example' },
    { from: 'other@people.example', attendee: author },
    { from: 'colleague@people.example' },
    { from: 'colleague@people.example', attendee: author },
    { headers: disowned },
  ]) {
    await reply(invitation, 'ACCEPTED', who);
    expect(await slotOf(visitId)).toEqual(slot);
  }
});

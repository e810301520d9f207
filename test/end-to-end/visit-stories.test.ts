/** Whole visits on real parts and on the time-skipping server: weeks of a vehicle in Novosibirsk, 18 working days each. */
import { randomUUID } from 'node:crypto';
import type { Actor, PersonActor } from '../../domain/policy/actor';
import type { VisitState } from '../../domain/visit';
import { datedStage, type DatedStage } from './dated-stage';
import { keepFile } from '../support/file';
import { whole } from '../support/pages';

const msk = (text: string): number => Date.parse(`${text.replace(' ', 'T')}+03:00`);
const local = (at: number | null | undefined): string | null =>
  at == null ? null : new Date(at + 3 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
const hour = 3_600_000;

let stage: DatedStage;
let technician: PersonActor;

beforeAll(async () => {
  // Runs hand over after few events, so that each of these stories goes on over several of them.
  stage = await datedStage(msk('2026-03-02 09:00'), 40);
  const inNovosibirsk = (await whole(stage.store.listTechnicians('skai', null, 200))).find(({ home }) => home === '54');
  technician = stage.actor('technician', inNovosibirsk?.shortId);
});
afterAll(() => stage.close());

const client = () => stage.actor('client');
const coordinator = () => stage.actor('coordinator');
const specialist = () => stage.actor('specialist');

/** A ticket, triaged, with a visit to Novosibirsk. */
async function requested(at: string, readyAt?: string): Promise<{ ticketId: string; visitId: string }> {
  const ticketId = await stage.file(msk(at), { topic: 'remote-diagnostics', vehicles: 1 });
  const content = {
    subject: '54',
    address: 'Красный проспект, 1',
    contact: 'Иван',
    vehicles: 1,
    ...(readyAt === undefined ? {} : { readyAt: msk(readyAt) }),
  };
  const outcome = await stage.give(msk(at) + hour, specialist(), 'request-visit', content, ticketId);
  expect(outcome).toBe('done');
  return { ticketId, visitId: (await stage.ticket(ticketId)).visits[0]?.id ?? '' };
}

async function does(at: string, visitId: string, by: Actor, type: string, content: object = {}): Promise<void> {
  const outcome = await stage.giveVisit(msk(at), visitId, by, type as 'ready', { ...content });
  expect(`${at} ${type}: ${outcome}`).toBe(`${at} ${type}: done`);
}

/** Offered and agreed at an instant, for a day at 10:00 in Novosibirsk. */
async function agreed(at: string, visitId: string, day: string): Promise<void> {
  const from = msk(`${day} 06:00`);
  await does(at, visitId, coordinator(), 'offer-slot', { technician: technician.shortId, from, to: from + 2 * hour });
  await does(at, visitId, client(), 'answer-slot', { answer: 'confirm' });
}

/** The trip of an agreed day, from the way to the check. */
async function worked(visitId: string, day: string): Promise<void> {
  await does(`${day} 05:00`, visitId, technician, 'depart');
  await does(`${day} 06:10`, visitId, technician, 'start');
  const photo = await keepFile(stage.store, {
    bytes: Buffer.from(randomUUID()),
    name: 'photo.jpg',
    mediaType: 'image/jpeg',
    desk: 'skai',
    uploadedBy: technician.personId,
  });
  await does(`${day} 07:30`, visitId, technician, 'act', {
    outcome: 'done',
    text: 'Заменили модуль',
    checklist: ['power-checked', 'mounting-checked', 'signal-checked'],
    attachments: [photo.id],
    readings: { before: '0 V', after: '12 V' },
    confirmedBy: 'Механик',
  });
  await does(`${day} 10:00`, visitId, specialist(), 'check', { ok: true, text: 'Данные идут' });
}

const clock = (visit: VisitState) => visit.clocks.filter(({ code }) => code === 'visit').at(-1);
const due = async (visitId: string) => local(clock(await stage.visit(visitId))?.aim.due);

/** What has been told of a visit by itself, as clock, threshold and Moscow time. */
async function told(visitId: string): Promise<string[]> {
  const rows = await stage.database.event.findMany({
    where: { processId: visitId, type: 'threshold-told' },
    orderBy: { revision: 'asc' },
  });
  return rows.map(({ data, at }) => {
    const { key, code } = data as { key: string; code: string };
    return `${key.split('/').slice(1).join('/')} ${code} ${local(at.getTime())}`;
  });
}

async function closedBy(ticketId: string): Promise<string | undefined> {
  const { closed, stage: at } = await stage.ticket(ticketId);
  return closed === null ? at : closed.how;
}

test('SK-14 SK-16 SK-17 request first: the clock waits for the client’s word, and the ticket is closed with the work', async () => {
  const { ticketId, visitId } = await requested('2026-03-02 10:00');
  expect(await due(visitId)).toBeNull();
  const ticket = await stage.ticket(ticketId);
  expect(ticket.stage).toBe('triage');
  expect(local(ticket.clocks.find(({ code }) => code === 'resolution')?.stoppedAt)).toBe('2026-03-02 11:00');
  await does('2026-03-05 12:00', visitId, client(), 'ready');
  expect(await due(visitId)).toBe('2026-04-01 18:00');
  await agreed('2026-03-06 12:00', visitId, '2026-03-12');
  await worked(visitId, '2026-03-12');
  expect(await closedBy(ticketId)).toBe('confirmed');
  expect(await told(visitId)).toContain('slot eve 2026-03-11 06:00');
});

test('SK-17 ready first: the request turns the second key, and what passes is told in time', async () => {
  const { ticketId, visitId } = await requested('2026-03-16 10:00', '2026-03-10 09:00');
  expect(await due(visitId)).toBe('2026-04-09 18:00');
  await stage.passTo(msk('2026-04-11 12:00'));
  const visit = (await told(visitId)).filter((line) => line.startsWith('visit '));
  expect(visit.map((line) => line.split(' ')[1])).toEqual(['early', 'late', 'due', 'overdue']);
  expect(visit[2]).toBe('visit due 2026-04-09 18:00');
  await agreed('2026-04-13 12:00', visitId, '2026-04-15');
  await worked(visitId, '2026-04-15');
  expect(await closedBy(ticketId)).toBe('confirmed');
});

test('SK-17 readiness withdrawn on day 11 stops the clock, and the next word starts it anew', async () => {
  const { ticketId, visitId } = await requested('2026-05-18 10:00', '2026-05-18 10:00');
  expect(await due(visitId)).toBe('2026-06-11 18:00');
  await does('2026-06-02 12:00', visitId, client(), 'withdraw-ready', { reason: 'в рейсе' });
  await stage.passTo(msk('2026-06-15 12:00'));
  expect((await told(visitId)).filter((line) => line.startsWith('visit '))).toEqual(['visit early 2026-05-29 18:00']);
  await does('2026-06-15 12:00', visitId, client(), 'ready');
  expect(await due(visitId)).toBe('2026-07-09 18:00');
  await agreed('2026-06-16 12:00', visitId, '2026-06-18');
  await worked(visitId, '2026-06-18');
  expect(await closedBy(ticketId)).toBe('confirmed');
});

test('SK-18 parts late beyond their promise, and arriving twice: the clock stands from order to receipt, and that is told', async () => {
  const { ticketId, visitId } = await requested('2026-06-22 10:00', '2026-06-22 10:00');
  expect(await due(visitId)).toBe('2026-07-16 18:00');
  const lines = [{ part: 'FMB920', quantity: 1 }];
  const order = { supplier: 'ООО Склад', lines, expectedAt: msk('2026-06-30 12:00') };
  await does('2026-06-23 08:00', visitId, coordinator(), 'order-parts', order);
  expect(await due(visitId)).toBeNull();
  await stage.passTo(msk('2026-07-02 09:00'));
  expect(await told(visitId)).toEqual(['parts due 2026-06-30 12:00', 'parts overdue 2026-07-01 18:00']);
  const receipt = { order: (await stage.visit(visitId)).orders[0]?.id };
  await does('2026-07-03 08:00', visitId, coordinator(), 'receive-parts', receipt);
  // Eight working days were the supplier's: of 18, those from 23 June to 2 July.
  expect(await due(visitId)).toBe('2026-07-28 18:00');
  const { revision } = await stage.visit(visitId);
  await does('2026-07-03 11:00', visitId, coordinator(), 'receive-parts', receipt);
  expect(await stage.visit(visitId)).toMatchObject({ revision });
  await agreed('2026-07-06 12:00', visitId, '2026-07-08');
  await worked(visitId, '2026-07-08');
  expect(await closedBy(ticketId)).toBe('confirmed');
});

test('SK-17 no-shows to the limit: each with its effect on the clock, then back to the responsible', async () => {
  const { ticketId, visitId } = await requested('2026-08-03 10:00', '2026-08-03 10:00');
  const noShow = { proof: 'Ждал 30 минут у ворот' };
  for (const [at, day] of [
    ['2026-08-04 12:00', '2026-08-06'],
    ['2026-08-07 12:00', '2026-08-11'],
    ['2026-08-12 12:00', '2026-08-14'],
  ] as const) {
    await agreed(at, visitId, day);
    expect(clock(await stage.visit(visitId))?.stoppedAt).toBeNull();
    await does(`${day} 06:30`, visitId, technician, 'no-show', noShow);
    expect(local(clock(await stage.visit(visitId))?.stoppedAt)).toBe(`${day} 06:30`);
  }
  const { noShows, handedBackAt } = await stage.visit(visitId);
  expect([noShows.length, local(handedBackAt)]).toEqual([3, '2026-08-14 06:30']);
  const ofEachReadiness = (await stage.store.readClocks({ kind: 'visit', id: visitId }))
    .filter((each) => each.clock.code === 'visit')
    .map((each) => local(each.clock.stoppedAt));
  expect(ofEachReadiness).toEqual(['2026-08-06 06:30', '2026-08-11 06:30', '2026-08-14 06:30']);
  await stage.passTo(msk('2026-08-17 18:30'));
  expect(await told(visitId)).toContain('no-show-decision due 2026-08-17 18:00');
  expect((await stage.ticket(ticketId)).visits[0]?.progress).toMatchObject({
    owes: 'responsible',
    step: 'decide-visit',
  });
  await does('2026-08-18 12:00', visitId, coordinator(), 'cancel', { reason: 'Клиент не предоставляет ТС' });
  const ticket = await stage.ticket(ticketId);
  const resolution = ticket.clocks.find(({ code }) => code === 'resolution');
  // An hour of five working days had passed; the rest runs on from the cancellation.
  expect([resolution?.stoppedAt, local(resolution?.aim.due)]).toEqual([null, '2026-08-25 12:00']);
  expect(await stage.give(msk('2026-08-18 13:00'), client(), 'close', {}, ticketId)).toBe('done');
});

test('SK-16 X-4 the parent is closed first, the New Year lies inside, and a recalculation comes under way', async () => {
  const { ticketId, visitId } = await requested('2026-12-21 10:00', '2026-12-21 10:00');
  await agreed('2026-12-21 12:00', visitId, '2027-01-14');
  expect(await stage.give(msk('2026-12-22 10:00'), client(), 'close', {}, ticketId)).toBe('done');
  await does('2026-12-22 12:00', visitId, coordinator(), 'decide', { decision: 'keep' });
  expect(await stage.run(ticketId)).toMatchObject({ endedAt: null });
  const before = await due(visitId);
  expect(before).toBe('2027-01-25 18:00');
  // A decree closes one more day: the years are published anew, and the visit is told.
  await stage.passTo(msk('2026-12-24 10:00'));
  const { years } = await newYearsWith('2027-01-12');
  await stage.store.publishCalendarYears(years);
  const broadcast: Actor = { kind: 'system', part: 'broadcast' };
  await does('2026-12-24 11:00', visitId, broadcast, 'recalculate', { because: 'calendar' });
  expect(await due(visitId)).toBe('2027-01-26 18:00');
  await worked(visitId, '2027-01-14');
  const ended = { endedAt: expect.any(Date) as Date };
  expect(await stage.ticket(ticketId)).toMatchObject({ closed: { how: 'by-author' } });
  expect([await stage.run(ticketId), await stage.run(visitId)]).toMatchObject([ended, ended]);
});

test('X-5 every one of these runs handed over, and no parent took its child along', async () => {
  const visits = await stage.database.visit.findMany({ select: { stage: true } });
  expect(visits.map((visit) => visit.stage).sort()).toEqual(['cancelled', 'done', 'done', 'done', 'done', 'done']);
  expect(await stage.runsOf('ticket')).toBeGreaterThan(visits.length);
  expect(await stage.runsOf('visit')).toBeGreaterThan(visits.length);
});

async function newYearsWith(date: string) {
  const { loadCalendars } = await import('../../regulations/load-calendars');
  const russian = loadCalendars().get('ru') ?? [];
  const years = russian
    .filter(({ year }) => year === 2027)
    .map((year) => ({
      layer: 'ru',
      year: {
        ...year,
        version: 'another decree',
        holidays: [...year.holidays, { date, nameRu: 'Выходной', nameEn: 'Day off' }],
      },
    }));
  return { years };
}

/**
 * SKAI's dated stories, a person for each role, over HTTP: what a day of use meets over the holidays, a moved Saturday, a visit
 * and a silence. One after the other in time, because time only goes on.
 */
import { randomUUID } from 'node:crypto';
import { entries, items, text, type Json } from '../api/harness';
import { clockOf, datedDesk, due, local, type DatedDesk } from './dated-desk';

let desk: DatedDesk;
beforeAll(async () => {
  desk = await datedDesk('2026-06-22 09:00', 'skai');
});
afterAll(() => desk.close());

const anna = () => desk.who('client');
const pavel = () => desk.who('specialist');
const olga = () => desk.who('coordinator');
const sergey = () => desk.who('manager');
/** The technician of Novosibirsk. */
const andrey = () => desk.who('technician', 1);

async function files(moment: string, fields: object): Promise<Json> {
  const body = { desk: 'skai', subject: 'Нет данных', text: 'С утра трекер молчит', ...fields };
  const ticket = await desk.at(moment, anna(), 'POST', '/api/v1/tickets', { body });
  return desk.gives(moment, sergey(), ticket, 'assign', { to: 'sp-01', reason: 'Ваша тема' });
}

/** Why a date is what it is, as its reader is told. */
async function account(moment: string, of: Json, code: string): Promise<Json> {
  return desk.at(moment, anna(), 'GET', text(clockOf(of, code)?.['account']));
}

test('SK-12 SK-14 SK-16 SK-17 SK-18 a visit with two keys and parts: each person does the own part, and the time of each is told apart', async () => {
  desk.heading('Выезд: два ключа и запчасти');
  let ticket = await files('2026-06-22 10:00', { topic: 'remote-diagnostics', vehicles: 1 });
  expect([due(ticket, 'triage'), due(ticket, 'resolution')]).toEqual(['2026-06-23 18:00', '2026-06-29 18:00']);
  const looked = { outcome: 'estimate', text: 'Проверим удалённо', expectedAt: '2026-06-25T15:00:00+03:00' };
  ticket = await desk.gives('2026-06-22 10:30', pavel(), ticket, 'triage', looked);
  const site = { subject: '54', address: 'Красный проспект, 1', contact: 'Иван, 8 913 000-00-00', vehicles: 1 };
  ticket = await desk.gives('2026-06-22 11:00', pavel(), ticket, 'request-visit', site);
  expect(clockOf(ticket, 'resolution')?.['state']).toBe('stopped');
  const at = text(ticket['visits']?.[0]?.['link']);
  let visit = await desk.at('2026-06-22 11:30', anna(), 'GET', at);
  expect(due(visit, 'visit')).toBeNull();

  visit = await desk.gives('2026-06-23 12:00', anna(), visit, 'ready');
  expect(due(visit, 'visit')).toBe('2026-07-17 18:00');
  const parts = { supplier: 'ООО «Склад»', lines: [{ part: 'FMB920', quantity: 1 }] };
  const expectedAt = '2026-06-30T12:00:00+03:00';
  visit = await desk.gives('2026-06-24 08:00', olga(), visit, 'order-parts', { ...parts, expectedAt });
  expect([clockOf(visit, 'visit')?.['state'], due(visit, 'visit')]).toEqual(['paused', null]);
  await desk.passTo('2026-07-02 09:00');
  expect(await desk.letters(olga(), ticket)).toContain('visit-threshold');
  visit = await desk.gives('2026-07-03 08:00', olga(), visit, 'receive-parts', { order: visit['orders']?.[0]?.['id'] });
  // Seven working days were the supplier's.
  expect(due(visit, 'visit')).toBe('2026-07-28 18:00');
  const { days } = (await account('2026-07-03 08:05', visit, 'visit')) as unknown as {
    days: { pausedSeconds: number }[];
  };
  expect(days.reduce((sum, { pausedSeconds }) => sum + pausedSeconds, 0)).toBe(7 * 8.5 * 3_600);

  const time = { technician: 'te-02', from: '2026-07-08T10:00:00+07:00', to: '2026-07-08T12:00:00+07:00' };
  visit = await desk.gives('2026-07-06 12:00', olga(), visit, 'offer-slot', time);
  visit = await desk.gives('2026-07-06 15:00', anna(), visit, 'answer-slot', { answer: 'confirm' });
  visit = await desk.gives('2026-07-08 05:00', andrey(), visit, 'depart');
  visit = await desk.gives('2026-07-08 06:10', andrey(), visit, 'start');
  const form = new FormData();
  form.append('file', new Blob([Buffer.from('ffd8ffe0', 'hex'), randomUUID()], { type: 'image/jpeg' }), 'photo.jpg');
  const photo = await desk.at('2026-07-08 07:00', andrey(), 'POST', '/api/v1/attachments', { raw: form });
  visit = await desk.gives('2026-07-08 07:30', andrey(), visit, 'act', {
    outcome: 'done',
    text: 'Заменили терминал',
    checklist: ['power-checked', 'mounting-checked', 'signal-checked'],
    attachments: [photo['id']],
    readings: { before: '0 В', after: '12 В' },
    confirmedBy: 'Иван, механик',
  });
  visit = await desk.gives('2026-07-08 10:00', pavel(), visit, 'check', { ok: true, text: 'Данные идут' });
  ticket = await desk.sees(anna(), ticket);
  expect([visit['stage']?.['code'], ticket['stage'], ticket['closed']?.['how']]).toEqual([
    'done',
    'closed',
    'confirmed',
  ]);
  // Promised parts are late to the client once; who checked the work reads no letter of it, whoever sent and went does.
  expect((await desk.letters(anna(), ticket)).filter((kind) => kind === 'parts-late')).toHaveLength(1);
  expect(await desk.letters(pavel(), ticket)).not.toContain('closed');
  expect(await desk.letters(olga(), ticket)).toContain('visit-checked');
  await countedByHand(ticket);
}, 300_000);

/** Of twelve working days of eight and a half hours, of which the first begins at ten and the last has half an hour: whose they were. */
async function countedByHand(ticket: Json): Promise<void> {
  // People speak some seconds after the full minute.
  const minutes = (line: Json | undefined): number[] =>
    ['us', 'client', 'supplier', 'nature'].map((side) => Math.round(Number(line?.[side]) / 60));
  const own = await desk.at('2026-07-08 12:00', anna(), 'GET', `/api/v1/tickets/${text(ticket['tid'])}/whose-time`);
  const turns: { owner: string; since: string | null; minutes: number }[] = [];
  for (const { owner, from, seconds } of entries(own['spans'])) {
    if (turns.at(-1)?.owner !== text(owner)) turns.push({ owner: text(owner), since: local(from), minutes: 0 });
    for (const turn of turns.slice(-1)) turn.minutes += Number(seconds) / 60;
  }
  expect(turns.map((turn) => `${turn.since} ${turn.owner} ${Math.round(turn.minutes)}`)).toEqual([
    // Whoever agrees the visit asks whether the site is ready, so that is ours as well; then the last of the parts has to be there.
    '2026-06-22 10:00 us 990',
    '2026-06-24 08:00 supplier 3570',
    '2026-07-03 08:00 us 660',
    '2026-07-06 12:00 client 180',
    '2026-07-06 15:00 us 720',
  ]);
  expect(minutes(own['total'])).toEqual([2_370, 180, 3_570, 0]);
  const { lines, total } = await desk.at(
    ...(['2026-07-08 12:00', sergey(), 'GET', '/api/v1/whose-time?from=2026-06&to=2026-07'] as const),
  );
  expect(entries(lines).map((line) => [line['key'], ...minutes(line)])).toEqual([
    ['2026-06', 990, 0, 2_550, 0],
    ['2026-07', 1_380, 180, 1_020, 0],
  ]);
  expect(total).toEqual({ ...own['total'], tickets: 1 });
}

test('SK-2 SK-13 SK-15 over the New Year: the desk asks for three days, the client offers two, and the account says why', async () => {
  desk.heading('Новый год и продление');
  let ticket = await files('2026-12-30 17:00', { topic: 'consulting' });
  expect([due(ticket, 'triage'), due(ticket, 'resolution')]).toEqual(['2027-01-11 18:00', '2027-01-15 18:00']);
  const estimate = {
    outcome: 'estimate',
    text: 'Нужно проверить журнал сервера',
    expectedAt: '2027-01-14T15:00:00+03:00',
  };
  ticket = await desk.gives('2027-01-11 10:00', pavel(), ticket, 'triage', estimate);
  const asked = { days: 3, reason: 'Нужен архив за месяц' };
  ticket = await desk.gives('2027-01-13 11:00', pavel(), ticket, 'propose-extension', asked);
  expect(local(ticket['proposal']?.['wouldBeDue'])).toBe('2027-01-20 18:00');
  ticket = await desk.gives('2027-01-13 12:00', anna(), ticket, 'answer-extension', { answer: 'counter', days: 2 });
  expect(due(ticket, 'resolution')).toBe('2027-01-15 18:00');
  ticket = await desk.gives('2027-01-13 14:00', pavel(), ticket, 'answer-extension', { answer: 'accept' });
  expect(due(ticket, 'resolution')).toBe('2027-01-19 18:00');
  // The agreed date replaces the indicative time before it.
  expect([clockOf(ticket, 'promise')?.['state'], local(ticket['nextStep']?.['until'])]).toEqual([
    'stopped',
    '2027-01-19 18:00',
  ]);
  const { lines } = (await account('2027-01-13 14:05', ticket, 'resolution')) as unknown as { lines: string[] };
  expect(JSON.stringify(lines)).toMatch(/SK-15|продлен|раб/);
  ticket = await desk.gives('2027-01-18 12:00', pavel(), ticket, 'solve', {
    kind: 'answer',
    text: 'Обновите прошивку',
  });
  ticket = await desk.gives('2027-01-18 15:00', anna(), ticket, 'confirm');
  expect([ticket['stage'], clockOf(ticket, 'resolution')?.['overdue']]).toEqual(['closed', false]);
  expect(await desk.letters(anna(), ticket)).not.toContain('estimate-slips');
}, 300_000);

test('SK-13 SK-14 X-1 a moved Saturday counts, a change of topic moves the limit, and more than five vehicles need an agreement', async () => {
  desk.heading('Рабочая суббота и смена темы');
  let ticket = await files('2027-02-19 10:00', { topic: 'system-reports' });
  expect([due(ticket, 'triage'), due(ticket, 'resolution')]).toEqual(['2027-02-20 18:00', '2027-02-24 18:00']);
  const other = { topic: 'remote-diagnostics', vehicles: 3, reason: 'Отчёт пуст: трекеры не передают' };
  ticket = await desk.gives('2027-02-19 12:00', pavel(), ticket, 'classify', other);
  expect(due(ticket, 'resolution')).toBe('2027-03-01 18:00');
  const estimate = { outcome: 'estimate', text: 'Настроим удалённо', expectedAt: '2027-02-25T15:00:00+03:00' };
  ticket = await desk.gives('2027-02-20 10:00', pavel(), ticket, 'triage', estimate);
  ticket = await desk.gives('2027-02-20 12:00', pavel(), ticket, 'classify', { vehicles: 8, reason: 'Молчат восемь' });
  expect([due(ticket, 'resolution'), due(ticket, 'agree-limit')]).toEqual([null, '2027-02-24 18:00']);
  const limit = { until: '2027-03-05', reason: 'Восемь терминалов' };
  ticket = await desk.gives('2027-02-24 11:00', pavel(), ticket, 'propose-extension', limit);
  ticket = await desk.gives('2027-02-24 12:00', anna(), ticket, 'answer-extension', { answer: 'accept' });
  expect([due(ticket, 'resolution'), clockOf(ticket, 'agree-limit')?.['state']]).toEqual([
    '2027-03-05 18:00',
    'stopped',
  ]);
  ticket = await desk.gives('2027-03-03 12:00', pavel(), ticket, 'solve', {
    kind: 'repair',
    text: 'Все восемь на связи',
  });
  ticket = await desk.gives('2027-03-03 16:00', anna(), ticket, 'close');
  expect(ticket['closed']?.['how']).toBe('confirmed');
}, 300_000);

test('SK-8 SK-9 SK-10 SK-20 nobody answers: a warning, the closing, a rating corrected, a late "thanks" that opens nothing', async () => {
  desk.heading('Молчание и оценка');
  let ticket = await files('2027-03-09 10:00', { topic: 'consulting', subject: 'Как построить отчёт?' });
  const answer = { kind: 'answer', text: 'Отчёты → Новый → Моточасы' };
  ticket = await desk.gives('2027-03-09 12:00', pavel(), ticket, 'solve', answer);
  expect(due(ticket, 'silence')).toBe('2027-03-12 18:00');
  await desk.passTo('2027-03-12 18:01');
  ticket = await desk.sees(anna(), ticket);
  expect([local(ticket['closedAt']), ticket['closed']?.['how']]).toEqual(['2027-03-12 18:00', 'silence']);
  expect(await desk.letters(anna(), ticket)).toEqual(['acknowledgement', 'solution', 'silence-warning', 'closed']);
  await desk.gives('2027-03-15 10:00', anna(), ticket, 'rate', { score: 'bad', reason: 'clarity' });
  await desk.gives('2027-03-15 11:00', anna(), ticket, 'rate', { score: 'good', comment: 'Промахнулась' });
  const again = { body: { type: 'rate', score: 'bad' }, status: 422 };
  const commands = `${text(ticket['links']?.['self'])}/commands`;
  const refused = await desk.at('2027-03-17 11:00', anna(), 'POST', commands, again);
  expect(refused['code']).toBe('already-rated');
  ticket = await desk.gives('2027-03-17 12:00', anna(), ticket, 'reply', { text: 'Спасибо!' });
  expect([ticket['stage'], due(await desk.sees(pavel(), ticket), 'word-after-closing')]).toEqual([
    'closed',
    '2027-03-18 18:00',
  ]);
  ticket = await desk.gives('2027-03-17 14:00', pavel(), ticket, 'mark-courtesy');
  expect([ticket['stage'], ticket['nextDue']]).toEqual(['closed', null]);
  const feedback = await desk.at('2027-03-17 15:00', sergey(), 'GET', '/api/v1/feedback?desk=skai');
  expect(items(feedback).map(({ score }) => score)).toEqual(['good']);
}, 300_000);

test('SK-3 SK-4 SK-19 a server fails on the first of May: the call is asked for at once, told at night, and logged', async () => {
  desk.heading('Авария в праздники и звонок');
  const body = {
    desk: 'skai',
    topic: 'server-failure',
    subject: 'Сервер не отвечает',
    text: 'Не открывается ни одна карта',
  };
  let ticket = await desk.at('2027-05-01 03:00', anna(), 'POST', '/api/v1/tickets', { body });
  expect(ticket['priority']).toBe('critical');
  expect([due(ticket, 'phone-call'), due(ticket, 'resolution')]).toEqual(['2027-05-01 04:00', '2027-05-04 18:00']);
  expect(ticket['nextStep']).toMatchObject({ owes: 'author', step: 'call-desk' });
  const call = { direction: 'in', outcome: 'reached', text: 'Клиент подтвердил: не отвечает с двух часов' };
  ticket = await desk.gives('2027-05-01 03:40', pavel(), ticket, 'log-call', call);
  expect([text(clockOf(ticket, 'phone-call')?.['state']), local(ticket['phoneCall']?.['loggedAt'])]).toEqual([
    'stopped',
    '2027-05-01 03:40',
  ]);
  ticket = await desk.gives('2027-05-01 03:45', pavel(), ticket, 'assign', { to: 'sp-01' });
  const estimate = { outcome: 'estimate', text: 'Поднимаем резервный сервер', expectedAt: '2027-05-01T12:00:00+03:00' };
  ticket = await desk.gives('2027-05-01 04:00', pavel(), ticket, 'triage', estimate);
  await desk.passTo('2027-05-01 08:59');
  expect(await desk.letters(anna(), ticket)).toEqual(['acknowledgement', 'answer']);
  ticket = await desk.gives('2027-05-01 09:00', pavel(), ticket, 'solve', { kind: 'repair', text: 'Сервер работает' });
  ticket = await desk.gives('2027-05-02 10:00', anna(), ticket, 'confirm');
  expect([ticket['stage'], entries(ticket['clocks']).some(({ overdue }) => overdue as unknown as boolean)]).toEqual([
    'closed',
    false,
  ]);
}, 300_000);

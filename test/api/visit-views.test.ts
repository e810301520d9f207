import { readFileSync } from 'node:fs';
import { accountView } from '../../api/tickets/account-schemas';
import { presentAccount } from '../../api/tickets/present-account';
import { visitAccountLines } from '../../api/visits/account-lines';
import { visitCommandBody } from '../../api/visits/command-schemas';
import { presentVisit, visitClockShowing } from '../../api/visits/present-visit';
import { visitView } from '../../api/visits/schemas';
import { districtText } from '../../texts/visits';
import { author, msk, skai } from '../domain/ticket/story';
import { VisitStory, agreed, coordinator, fullAct } from '../domain/visit/story';
import type { Json } from './harness';
import { order, lines, van, declared, longStory, steps } from './visit-story';

/** Who reads it. */
const reader = { language: 'ru', timeZone: 'Europe/Moscow' } as const;
const standing = { clientId: 'c-1', authorId: author.personId, authorKind: 'person', sharedWith: [] } as const;

function shown(story: VisitStory, now: string, actor = author): Json {
  const { visit, rules } = story;
  const ticket = { tid: 'SKAI-1001', ticketStage: 'visit', assignee: 'sp-01' } as const;
  const names = { ...ticket, clientName: 'Перевозчик', technicianName: 'Техник', updatedAt: visit.lastAt };
  const view = presentVisit(
    { state: visit, rules, address: 'Новосибирск, ул. Складская, 1', contact: 'Механик', ...names },
    { actor, now: msk(now), ...reader, standing },
  );
  return declared(visitView, view);
}

describe('a visit as the API shows it', () => {
  it('SK-17 shows both keys, the region and what is missing', () => {
    const story = new VisitStory().open('2027-01-11 09:00', { skills: ['telematics'] });
    expect(shown(story, '2027-01-11 09:30')).toMatchObject({
      number: 'SKAI-1001/1',
      stage: { code: 'requested', title: 'Запрошен' },
      site: { subject: '54', title: 'Новосибирская область', district: 'siberian', timeZone: 'Asia/Novosibirsk' },
      skills: [{ code: 'telematics', title: 'Терминалы мониторинга' }],
      keys: { requested: '2027-01-11T06:00:00.000Z', ready: null, saidAt: null, startsAt: null },
      slot: null,
      nextStep: { owes: 'coordinator', step: 'offer-slot', text: 'Координатор: предложить время выезда' },
      can: { ready: 'yes', cancel: 'yes', act: 'not-allowed', 'offer-slot': 'not-allowed' },
    });
    story.does('2027-01-11 10:00', author, { type: 'ready', from: msk('2027-01-12 06:00') });
    expect(shown(story, '2027-01-11 10:30')['keys']).toEqual({
      requested: '2027-01-11T06:00:00.000Z',
      ready: '2027-01-12T03:00:00.000Z',
      saidAt: '2027-01-11T07:00:00.000Z',
      startsAt: '2027-01-12T03:00:00.000Z',
    });
  });

  it('an agreed time is told as clocks go at the site, with the offset', () => {
    const story = agreed(new VisitStory().open('2027-01-11 09:00', { readyAt: msk('2027-01-11 09:00') }), '2027-01-14');
    expect(shown(story, '2027-01-14 09:00')).toMatchObject({
      slot: {
        technician: 'tc-01',
        from: '2027-01-14T09:00:00.000Z',
        fromLocal: '2027-01-14T16:00:00+07:00',
        by: 'desk',
      },
      nextStep: { text: 'Техник: быть на месте и начать работы 14.01.2027, 16:00 (UTC+07:00)' },
      attempts: { noShows: 0, most: 3 },
    });
  });

  it('SK-18 a clock that stands for parts says when it would be due', () => {
    const story = new VisitStory().open('2027-01-11 09:00', { readyAt: msk('2027-01-11 09:00') });
    story.does('2027-01-12 10:00', coordinator, order);
    const clock = () => shown(story, '2027-01-12 11:00')['clocks']?.[0];
    expect(clock()).toMatchObject({
      state: 'paused',
      due: null,
      expectedDue: null,
      pauses: [{ cause: 'parts', owner: 'supplier', text: 'запчасти в пути' }],
      account: '/api/v1/visits/v-1/clocks/visit/account?key=1%2Fvisit',
    });
    story.does('2027-01-12 11:00', coordinator, {
      type: 'ship-parts',
      order: 'cmd-2',
      expectedAt: msk('2027-01-14 10:00'),
    });
    expect(clock()).toMatchObject({ due: null, expectedDue: '2027-02-08T15:00:00.000Z' });
    expect(shown(story, '2027-01-15 11:00')['orders']).toMatchObject([{ open: true, late: true, supplier: 'Завод' }]);
    story.does('2027-01-14 10:00', coordinator, { type: 'receive-parts', order: 'cmd-2' });
    expect(clock()).not.toHaveProperty('expectedDue');
  });

  it('HD-9 spares that are not in the van are named', () => {
    const story = agreed(new VisitStory().open('2027-01-11 09:00', { readyAt: msk('2027-01-11 09:00') }), '2027-01-14');
    story.says.stock = { 'van-tc-01/RELAY': 1 };
    story.does('2027-01-14 09:00', coordinator, { type: 'need-spares', lines });
    expect(shown(story, '2027-01-14 09:00', coordinator)['missingSpares']).toEqual(lines);
    // The desk's stocks are its own affair.
    expect(shown(story, '2027-01-14 09:00')['missingSpares']).toEqual([]);
    story.does('2027-01-14 09:10', coordinator, { type: 'reserve-spares', lines: van });
    expect(shown(story, '2027-01-14 09:20', coordinator)).toMatchObject({ missingSpares: [], reserved: van });
  });

  it('HD-9 a client hears of steps inside the desk by what follows from them outside', () => {
    const story = agreed(new VisitStory().open('2027-01-11 09:00', { readyAt: msk('2027-01-11 09:00') }), '2027-01-14');
    story.does('2027-01-14 09:00', coordinator, { type: 'need-spares', lines });
    const step = (who: typeof author) => shown(story, '2027-01-14 09:10', who)['nextStep'];
    expect(step(coordinator)).toMatchObject({ owes: 'coordinator', step: 'bring-spares' });
    expect(step(author)).toMatchObject({ owes: 'technician', step: 'go', until: '2027-01-14T09:00:00.000Z' });
    story.does('2027-01-14 09:20', coordinator, order);
    story.does('2027-01-14 09:30', coordinator, { type: 'need-spares', lines: [] });
    expect(step(coordinator)).toMatchObject({ owes: 'coordinator', step: 'ask-arrival' });
    expect(step(author)).toMatchObject({ owes: 'supplier', step: 'deliver-parts', until: null, clock: null });
  });

  it('every stage of a long visit is shown as declared', () => {
    const story = longStory();
    const seen = new Set<string>();
    for (const { state } of steps(story)) {
      const at = Object.assign(new VisitStory(), { state });
      seen.add((shown(at, '2027-01-21 16:00')['stage'] as unknown as { code: string }).code);
    }
    expect([...seen].sort()).toEqual(
      ['requested', 'agreeing', 'agreed', 'waiting-vehicle', 'on-the-way', 'working', 'checking', 'done']
        .concat(['no-show', 'needs-another'])
        .sort(),
    );
    expect(shown(story, '2027-01-21 16:00')).toMatchObject({
      ended: { how: 'done', by: 'desk' },
      closedAt: '2027-01-21T12:00:00.000Z',
      nextStep: { text: 'Делать больше ничего не нужно: выезд завершён' },
    });
  });
});

const noMoves = { moves: [], publishers: null } as const;

describe('the account of a visit', () => {
  it.each([
    [
      '54',
      'место работ: Новосибирская область (54), Сибирский федеральный округ; срок для этого округа — 18 рабочих дней',
    ],
    ['77', 'место работ: Москва (77), Центральный федеральный округ; общий срок — 12 рабочих дней'],
    ['93', 'место работ: Донецкая Народная Республика (93) вне федеральных округов; общий срок — 12 рабочих дней'],
  ])('SK-17 region %s: both keys and the rule', (subject, region) => {
    const story = new VisitStory().open('2027-01-11 09:00', { subject });
    story.does('2027-01-12 10:00', author, { type: 'ready' });
    story.does('2027-01-12 11:00', author, { type: 'withdraw-ready', reason: 'ТС в рейсе' });
    const [clock] = story.visit.clocks;
    if (clock === undefined) throw new Error('no clock');
    const visit = { state: story.visit, rules: skai };
    const account = presentAccount(clock, {
      ...visitClockShowing(visit, { now: msk('2027-01-12 12:00'), ...reader }),
      extraLines: visitAccountLines(visit, clock, 'ru', 'Europe/Moscow'),
      moves: noMoves,
    });
    expect(declared(accountView, account)['lines']).toMatchObject([
      {
        kind: 'keys',
        requestedAt: '2027-01-11T06:00:00.000Z',
        readyFrom: '2027-01-12T07:00:00.000Z',
        text: 'два ключа: выезд запрошен 11.01.2027, 09:00 (UTC+03:00), объект готов с 12.01.2027, 10:00 (UTC+03:00); отсчёт — с более позднего',
      },
      { kind: 'region', subject, text: region },
      { kind: 'term' },
      { kind: 'calendar-year' },
    ]);
  });

  it('SK-18 a pause for parts says so', () => {
    const story = new VisitStory().open('2027-01-11 09:00', { readyAt: msk('2027-01-11 09:00') });
    story.does('2027-01-12 10:00', coordinator, order);
    story.does('2027-01-13 10:00', coordinator, { type: 'receive-parts', order: 'cmd-2' });
    const [clock] = story.visit.clocks;
    if (clock === undefined) throw new Error('no clock');
    const showing = visitClockShowing({ state: story.visit, rules: skai }, { now: msk('2027-01-13 12:00'), ...reader });
    expect(presentAccount(clock, { ...showing, moves: noMoves })).toMatchObject({
      lines: expect.arrayContaining([
        expect.objectContaining({ kind: 'pause', text: 'пауза: 8 ч 30 мин (запчасти в пути)' }),
      ]) as unknown,
    });
  });

  it('every federal district has a name', () => {
    const file = JSON.parse(readFileSync('regulations/regions/ru.json', 'utf8')) as {
      districts: { id: string; name_ru: string; name_en: string }[];
    };
    for (const { id, name_ru: ru, name_en: en } of file.districts) expect(districtText(id)).toEqual({ ru, en });
  });
});

describe('commands to a visit', () => {
  const at = '2027-01-14T16:00:00+07:00';
  it.each<[string, object]>([
    ['a move without a time', { type: 'answer-slot', answer: 'move', from: at }],
    ['a time with a confirmation', { type: 'answer-slot', answer: 'confirm', from: at, to: at }],
    ['an unknown key', { type: 'depart', where: 'there' }],
    ['no lines', { type: 'order-parts', supplier: 'Завод', lines: [] }],
    ['nothing of a part', { type: 'receive-parts', order: 'o-1', lines: [{ part: 'FLS-200', quantity: 0 }] }],
    ['a part twice', { type: 'need-spares', lines: [...lines, ...lines] }],
    ['a point twice', { ...fullAct, checklist: ['power-checked', 'power-checked'] }],
    ['a place that is none', { type: 'reserve-spares', lines: [{ ...van[0], place: 'Van 1' }] }],
    ["a part's command of the process", { type: 'recalculate', because: 'calendar' }],
  ])('%s is refused', (_what, body) => {
    expect(visitCommandBody.safeParse(body).success).toBe(false);
  });

  it.each<[object]>([
    [{ type: 'answer-slot', answer: 'move', from: at, to: at }],
    [{ type: 'need-spares', lines: [] }],
    [{ ...fullAct, doneAt: at, spares: lines }],
    [{ type: 'receive-parts', order: '0190a1b2-0000-7000-8000-000000000001' }],
  ])('%j is taken', (body) => {
    expect(visitCommandBody.safeParse(body).error).toBeUndefined();
  });
});

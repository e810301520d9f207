import { readFileSync } from 'node:fs';
import { accountView } from '../../api/tickets/account-schemas';
import { presentAccount } from '../../api/tickets/present-account';
import { letterValues } from '../../api/notices/letter-values';
import { presentTicket } from '../../api/tickets/present-ticket';
import { presentEvent } from '../../api/timeline/present-event';
import { ticketView, timelineEntry } from '../../api/tickets/schemas';
import { visitAccountLines } from '../../api/visits/account-lines';
import { visitCommandBody } from '../../api/visits/command-schemas';
import { presentVisitEvent } from '../../api/visits/present-visit-event';
import { presentVisit, visitClockShowing } from '../../api/visits/present-visit';
import { visitView } from '../../api/visits/schemas';
import type { TicketEvent } from '../../domain/ticket';
import { evolveVisit, firstVisitState, nextVisitStep, progressOf, stageOf, visitNoticesOf } from '../../domain/visit';
import type { VisitState } from '../../domain/visit';
import { visitEngineDetails } from '../../texts/engine-details';
import { languages } from '../../texts/language';
import { letterOf } from '../../texts/notices';
import { stepText } from '../../texts/steps';
import { districtText } from '../../texts/visits';
import { author, Story, msk, skai } from '../domain/ticket/story';
import { VisitStory, agreed, coordinator, fullAct, technician } from '../domain/visit/story';
import type { Json } from './harness';

const standing = { clientId: 'c-1', authorId: author.personId, sharedWith: [] };
const order = { type: 'order-parts', supplier: 'Завод', lines: [{ part: 'FLS-200', quantity: 2 }] } as const;
const lines = [{ part: 'RELAY', quantity: 1 }];
const van = [{ place: 'van-tc-01', part: 'RELAY', quantity: 1 }];

function shown(story: VisitStory, now: string, actor = author): Json {
  const { visit, rules } = story;
  const names = { tid: 'SKAI-1001', clientName: 'Перевозчик', technicianName: 'Техник', updatedAt: visit.lastAt };
  const view = presentVisit(
    { state: visit, rules, address: 'Новосибирск, ул. Складская, 1', contact: 'Механик', ...names },
    { actor, now: msk(now), language: 'ru', standing },
  );
  return declared(visitView, view);
}

/** As it goes out; a field that is not declared, or not as declared, is a fault. */
function declared(schema: { parse(value: unknown): unknown }, view: object): Json {
  const sent = JSON.parse(JSON.stringify(view)) as Json;
  expect(schema.parse(sent)).toEqual(sent);
  return sent;
}

/** Asked for, agreed, in vain, agreed again with spares and parts, done, checked: everything that a visit may say. */
function longStory(): VisitStory {
  const story = new VisitStory().open('2027-01-11 09:00', { skills: ['telematics'] });
  story.says.stock = { 'van-tc-01/RELAY': 5 };
  story
    .does('2027-01-11 10:00', author, { type: 'ready', from: msk('2027-01-12 06:00') })
    .does('2027-01-11 11:00', author, { type: 'withdraw-ready', reason: 'ТС в рейсе' })
    .does('2027-01-12 10:00', author, { type: 'ready' })
    .does('2027-01-12 10:30', coordinator, { ...order, expectedAt: msk('2027-01-15 12:00') })
    .does('2027-01-12 10:40', coordinator, { type: 'ship-parts', order: 'cmd-5' })
    .does('2027-01-13 10:00', coordinator, { type: 'receive-parts', order: 'cmd-5' })
    .does('2027-01-13 10:10', coordinator, order)
    .does('2027-01-13 10:20', coordinator, { type: 'cancel-parts', order: 'cmd-8' })
    .does('2027-01-13 10:30', coordinator, { type: 'need-spares', lines })
    .does('2027-01-13 10:40', coordinator, { type: 'reserve-spares', lines: [{ ...van[0], quantity: 2 }] as never });
  for (const day of ['2027-01-14', '2027-01-15', '2027-01-18'])
    agreed(story, day).does(`${day} 14:00`, technician, { type: 'no-show', proof: 'ТС нет на месте' });
  agreed(story, '2027-01-19')
    .does('2027-01-19 11:00', technician, { type: 'depart' })
    .does('2027-01-19 12:00', technician, { type: 'start' })
    .does('2027-01-19 13:00', technician, { type: 'act', outcome: 'another-visit', text: 'Нет доступа' });
  agreed(story, '2027-01-20')
    .does('2027-01-20 12:00', technician, { type: 'start' })
    .does('2027-01-20 13:00', technician, { ...fullAct, spares: lines })
    .does('2027-01-20 15:00', coordinator, { type: 'check', ok: false, text: 'Нет данных' });
  return agreed(story, '2027-01-21')
    .does('2027-01-21 12:00', technician, { type: 'start' })
    .does('2027-01-21 13:00', technician, fullAct)
    .does('2027-01-21 15:00', coordinator, { type: 'check', ok: true, text: 'Данные идут' });
}

/** Each event of a story with the state after it. */
function* steps(story: VisitStory): Generator<{ event: VisitStory['events'][number]; state: VisitState }> {
  let state: VisitState | null = null;
  for (const event of story.events) {
    if (event.type === 'visit-opened') state = firstVisitState(event);
    else if (state !== null) state = evolveVisit(state, event);
    if (state !== null) yield { event, state };
  }
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
      nextStep: { text: 'Техник: выехать на место до 14.01.2027, 16:00 (UTC+07:00)' },
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
      nextStep: { text: 'Никто ничего не должен: выезд завершён' },
    });
  });
});

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
      ...visitClockShowing(visit, msk('2027-01-12 12:00'), 'ru'),
      extraLines: visitAccountLines(visit, clock, 'ru'),
    });
    expect(declared(accountView, account)['lines']).toMatchObject([
      {
        kind: 'keys',
        requestedAt: '2027-01-11T06:00:00.000Z',
        readyFrom: '2027-01-12T07:00:00.000Z',
        text: 'два ключа: выезд запрошен 11.01.2027, 09:00, ТС готово с 12.01.2027, 10:00; отсчёт — с более позднего',
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
    const showing = visitClockShowing({ state: story.visit, rules: skai }, msk('2027-01-13 12:00'), 'ru');
    expect(presentAccount(clock, showing)).toMatchObject({
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

describe('what a visit tells', () => {
  const story = longStory();
  story.advance([], msk('2027-01-22 10:00'));

  it.each(languages)('%s: each event has a whole sentence', (language) => {
    const at = { names: new Map<string, string>(), rules: skai, language, site: story.visit.site };
    for (const event of story.events) {
      const entry = declared(timelineEntry, presentVisitEvent(event, null, at));
      expect(entry).toMatchObject({ text: expect.stringMatching(/^[^{}]+$/) as unknown });
    }
  });

  it('the times of an offer are those of the site, and its data are instants', () => {
    const offered = story.events.find(({ type }) => type === 'slot-offered');
    if (offered === undefined) throw new Error('no offer');
    const at = { names: new Map<string, string>(), rules: skai, language: 'ru' as const, site: story.visit.site };
    expect(presentVisitEvent(offered, null, at)).toMatchObject({
      text: 'Предложено время: 14.01.2027, 16:00 (UTC+07:00) – 14.01.2027, 18:00 (UTC+07:00), техник tc-01',
      data: { from: '2027-01-14T09:00:00.000Z', to: '2027-01-14T11:00:00.000Z', travelMinutes: 60 },
    });
  });

  it.each(languages)('%s: each letter has all its words, and the console a view that fits', (language) => {
    const ticket = new Story().file('2027-01-11 08:00').state;
    if (ticket === null) throw new Error('no ticket');
    const visits = [{ id: 'v-1', number: 'SKAI-1001/1', subject: '54' }] as unknown as typeof ticket.visits;
    const bearer = { state: { ...ticket, visits }, rules: skai, subject: 'Нет данных' };
    const kinds = new Set<string>();
    for (const { event, state } of steps(story)) {
      for (const { kind, params } of visitNoticesOf(event, state)) {
        const { subject, body } = letterOf(kind, letterValues({ params, language }, bearer), language);
        expect(`${subject}\n${body}`).not.toMatch(/[{}]/);
        kinds.add(kind);
      }
      const clocks = state.clocks.filter(({ stoppedAt }) => stoppedAt === null);
      const details = { state, stage: stageOf(state), regulation: skai.regulation, step: nextVisitStep(state), clocks };
      const text = visitEngineDetails(details, language);
      expect(text).toContain('**SKAI-1001/1**');
      expect(text).not.toMatch(/[{}]/);
      expect(Buffer.byteLength(text)).toBeLessThanOrEqual(1_250);
    }
    expect(kinds).toContain('visit-threshold');
    expect(kinds).toContain('visit-handed-back');
  });

  it('a reminder of the agreed time goes by the clocks at the site', () => {
    const ticket = new Story().file('2027-01-11 08:00').state;
    if (ticket === null) throw new Error('no ticket');
    const visits = [{ id: 'v-1', number: 'SKAI-1001/1', subject: '54' }] as unknown as typeof ticket.visits;
    const bearer = { state: { ...ticket, visits }, rules: skai, subject: 'Нет данных' };
    const due = (clock: string) =>
      letterValues(
        { params: { visit: 'SKAI-1001/1', clock, code: 'due', due: msk('2027-01-14 12:00') }, language: 'ru' },
        bearer,
      )['due'];
    expect([due('slot'), due('visit')]).toEqual(['14.01.2027, 16:00 (UTC+07:00)', '14.01.2027, 12:00 (UTC+03:00)']);
  });

  it('the ticket shows its visits, and tells of their progress', () => {
    const ticket = new Story().file('2027-01-11 08:00').state;
    if (ticket === null) throw new Error('no ticket');
    const visit = new VisitStory().open('2027-01-11 09:00').visit;
    const progress = progressOf(visit);
    const request = {
      id: 'v-1',
      number: 'SKAI-1001/1',
      at: visit.requestedAt,
      byRole: 'staff',
      subject: '54',
      vehicles: 1,
      overAt: null,
    };
    const visits = [
      { ...request, progress },
      { ...request, id: 'v-0', progress: null },
    ] as typeof ticket.visits;
    const view = presentTicket(
      {
        state: { ...ticket, visits },
        rules: skai,
        subject: 'Нет данных',
        fields: {},
        updatedAt: 0,
        clientName: null,
        authorName: null,
      },
      { actor: author, now: msk('2027-01-11 10:00'), language: 'ru' },
    );
    expect(declared(ticketView, view)['visits']).toMatchObject([
      { number: 'SKAI-1001/1', stage: { code: 'requested' }, due: null, link: '/api/v1/visits/v-1' },
      { id: 'v-0', stage: null, link: null },
    ]);
    const event: TicketEvent = {
      type: 'visit-progressed',
      visitId: 'v-1',
      progress: { ...progress, owes: 'technician', step: 'go', until: msk('2027-01-14 12:00') },
      revision: 7,
      at: 0,
      by: { part: 'visit' },
      commandId: 'c',
    };
    expect(presentEvent(event, null, { names: new Map(), rules: skai, language: 'ru', visits })).toMatchObject({
      text: 'Выезд SKAI-1001/1: «Запрошен». Техник: выехать на место до 14.01.2027, 12:00 (UTC+03:00)',
      data: { progress: { until: '2027-01-14T09:00:00.000Z', due: null } },
    });
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

it('nothing is left to do, on a visit as on a ticket', () => {
  expect(stepText('nobody', 'nothing', null, 'visit').en).toBe('Nobody owes anything: the visit is over');
});

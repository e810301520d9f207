import { deadline, isWorkingTime } from '../../domain/time';
import { clockLimit, clocksFrom, lookUp, mayPause, partsPause, resolved, topicOf } from '../../domain/regulation';
import { calendarOf, situation, skai, visitTerm } from './support';

const { regulation } = skai;
const at = (iso: string): number => Date.parse(iso);
const subject = (topic: string, vehicles: number | null = null) => situation({ topic, vehicles });

describe('SK-2 working time', () => {
  const work = calendarOf(regulation, 'work');
  const always = calendarOf(regulation, 'always');

  it.each([
    ['2026-11-20T09:30+03:00', true, 'Friday, opening'],
    ['2026-11-20T09:29+03:00', false, 'before opening'],
    ['2026-11-20T18:01+03:00', false, 'after closing'],
    ['2026-11-21T12:00+03:00', false, 'Saturday'],
    ['2027-02-20T12:00+03:00', true, 'Saturday moved to be worked'],
    ['2026-12-31T12:00+03:00', false, 'day off by decree'],
    ['2026-11-04T12:00+03:00', false, 'holiday'],
  ])('SK-2 work at %s: %s (%s)', (instant, open) => {
    expect(isWorkingTime(work, at(instant))).toBe(open);
  });

  it('SK-2 intake is open round the clock, holidays and nights included', () => {
    expect(regulation.intake.calendar).toBe('always');
    for (const instant of ['2027-01-01T03:00+03:00', '2026-11-22T23:59+03:00']) {
      expect(isWorkingTime(always, at(instant))).toBe(true);
    }
  });
});

it('SK-3 a letter is recognised by the company domain, and a portal, a phone and an address are named', () => {
  expect(regulation.intake.email).toEqual({ address: 'support@skaiportal.com', senders: 'company-domain' });
  expect(regulation.intake.channels).toEqual(expect.arrayContaining(['portal', 'email', 'phone']));
  expect(regulation.intake.phones).toHaveLength(2);
});

it('SK-4 every field of the request is recommended and none required', () => {
  const fields = regulation.requestTypes['request']?.fields ?? {};
  expect(Object.keys(fields).sort()).toEqual(['contact', 'product', 'steps', 'vehicle-numbers']);
  expect(Object.values(fields).map(({ required }) => required)).toEqual([false, false, false, false]);
  const products = Object.values(fields['product']?.choices ?? {}).map(({ en }) => en);
  expect(products).toEqual(['SKAI-Studio', 'SKAI-Silver Studio', 'SKAI-Online']);
  expect(regulation.attachments.types).toEqual([]);
});

it('SK-9 feedback: good, no rating, bad, with colours, a reason and a comment', () => {
  const colours = Object.entries(regulation.feedback.scale).map(([code, { colour, value }]) => [code, colour, value]);
  expect(colours).toEqual([
    ['good', 'green', 1],
    ['none', 'yellow', null],
    ['bad', 'red', -1],
  ]);
  expect(Object.keys(regulation.feedback.reasons).length).toBeGreaterThan(1);
  expect([regulation.feedback.reason, regulation.feedback.comment]).toEqual(['optional', 'optional']);
});

describe('SK-13 stage 1', () => {
  it('SK-13 takes 1 working day, whatever the topic', () => {
    for (const topic of Object.keys(regulation.topics)) {
      expect(clockLimit(regulation, 'triage', subject(topic))).toEqual({
        kind: 'term',
        term: { amount: 1, unit: 'working-day' },
        source: 'VI, stage 1',
      });
    }
    expect(regulation.clocks['triage']?.until).toEqual([{ on: 'first-answer', when: {} }]);
  });

  it('SK-13 an indicative time is required where the work changes the server, sets equipment up or checks it', () => {
    const required = Object.keys(regulation.topics).filter((code) => topicOf(regulation, code).estimate === 'required');
    expect(required.sort()).toEqual([
      'accounts-and-access',
      'data-update',
      'remote-diagnostics',
      'scheduled-reports',
      'server-failure',
    ]);
  });

  it('SK-13 the indicative time has a clock of its own that tells the client before it slips', () => {
    const promise = regulation.clocks['promise'];
    expect(promise).toMatchObject({ from: [{ on: 'estimate' }], limit: [{ value: { kind: 'stated' } }] });
    const toAuthor = Object.values(promise?.tell ?? {}).filter(({ whom }) => whom.includes('author'));
    expect(toAuthor.map(({ at: moment }) => moment)).toEqual([{ before: { amount: 60, unit: 'working-minute' } }]);
  });
});

describe('SK-14 the table of section VI', () => {
  it.each([
    ['server-failure', 1, 'VI, row 1'],
    ['stolen-vehicle', 1, 'VI, row 2'],
    ['accounts-and-access', 2, 'VI, row 3'],
    ['data-update', 2, 'VI, row 4'],
    ['system-reports', 2, 'VI, row 5'],
    ['scheduled-reports', 2, 'VI, row 6'],
    ['consulting', 5, 'VI, row 7'],
    ['remote-diagnostics', 5, 'VI, row 8'],
    ['verification', 5, 'VI, row 9'],
  ])('SK-14 %s: %i working days in all', (topic, amount, source) => {
    expect(clockLimit(regulation, 'resolution', subject(topic, 1))).toEqual({
      kind: 'term',
      term: { amount, unit: 'working-day' },
      source,
    });
  });

  it('SK-14 has nine topics, and one for everything outside it', () => {
    const rows = Object.values(regulation.topics).filter(({ source }) => source.startsWith('VI, row'));
    expect(rows).toHaveLength(9);
    expect(clockLimit(regulation, 'resolution', subject('no-such-topic'))?.kind).toBe('to-be-agreed');
    expect(clockLimit(regulation, 'resolution', subject('constructor'))?.kind).toBe('to-be-agreed');
  });

  it('SK-14 both stages count: stage 2 runs from the opening too', () => {
    expect(clocksFrom(regulation, 'opened', situation()).map(([code]) => code)).toEqual(['resolution', 'triage']);
  });

  it.each([
    [null, 'term'],
    [1, 'term'],
    [5, 'term'],
    [6, 'to-be-agreed'],
    [100, 'to-be-agreed'],
  ])('SK-14 remote diagnostics of %s vehicles: %s', (vehicles, kind) => {
    expect(clockLimit(regulation, 'resolution', subject('remote-diagnostics', vehicles))?.kind).toBe(kind);
  });

  it('SK-14 remote diagnostics ends with a conclusion or a visit request; the rest with a conclusion', () => {
    const { resolution } = regulation.clocks;
    const ends = (topic: string) => resolution && resolved(resolution, subject(topic)).until;
    expect(ends('remote-diagnostics')).toEqual(['solution', 'visit-requested']);
    expect(ends('consulting')).toEqual(['solution']);
  });

  it('SK-14 what is to be agreed has an owner and a date, the end of stage 1', () => {
    const [[code, rule] = []] = clocksFrom(regulation, 'limit-missing', situation());
    expect(rule?.owes).toBe('responsible');
    expect(code && clockLimit(regulation, code, subject('other'))).toMatchObject({
      term: { amount: 1, unit: 'working-day' },
    });
  });

  it('SK-14 filed on Wednesday 30 December 2026 at 17:00, remote diagnostics is due on Friday 15 January 2027 at 18:00', () => {
    const limit = clockLimit(regulation, 'resolution', subject('remote-diagnostics', 3));
    if (limit?.kind !== 'term') throw new Error('a term is expected');
    const due = deadline({
      calendar: calendarOf(regulation, 'work'),
      start: at('2026-12-30T17:00+03:00'),
      term: limit.term,
      pauses: [],
      extensions: [],
      thresholds: [],
    });
    expect(due.ok && due.value.due).toBe(at('2027-01-15T18:00+03:00'));
  });

  it('SK-14 all stages are included: no wait pauses a clock', () => {
    for (const wait of Object.keys(regulation.waits)) {
      for (const clock of Object.keys(regulation.clocks)) expect(mayPause(regulation, wait, clock)).toBe(false);
    }
    expect(mayPause(regulation, 'no-such-wait', 'resolution')).toBe(false);
  });
});

it('SK-15 a critical server failure must be reported by phone, and a missing call escalates at any hour', () => {
  expect(topicOf(regulation, 'server-failure')).toMatchObject({ phoneCall: 'required', priority: 'critical' });
  const [[, rule] = []] = clocksFrom(regulation, 'phone-call-missing', situation());
  expect(rule).toMatchObject({
    calendar: [{ value: 'always' }],
    until: [{ on: 'call-logged' }],
    limit: [{ value: { term: { amount: 60, unit: 'minute' } } }],
  });
  expect(rule?.tell['due']).toMatchObject({ anyHour: true, whom: expect.arrayContaining(['manager']) as unknown });
});

describe('SK-17 field visits', () => {
  it.each([
    ['north-caucasian', 18],
    ['ural', 18],
    ['siberian', 18],
    ['far-eastern', 18],
    ['central', 12],
    ['volga', 12],
    ['constructor', 12],
    [null, 12],
  ])('SK-17 in district %s: %i working days', (district, amount) => {
    expect(visitTerm(regulation, district)).toEqual({ amount, unit: 'working-day' });
  });

  it('SK-17 the term counts from the later of the request and the readiness, in working time', () => {
    expect(regulation.visits).toMatchObject({
      startsWhen: ['requested', 'ready'],
      calendar: 'work',
      withdrawal: 'anew',
      source: 'VI, note 2',
    });
  });
});

it('SK-18 the delivery of parts lets the resolution and the visit stand, and nothing else', () => {
  const stand = Object.keys(regulation.clocks).filter((clock) => partsPause(regulation, clock));
  expect(stand.sort()).toEqual(['resolution', 'visit']);
});

it('SK-19 a change of software or hardware needs an extension that the author agreed to', () => {
  expect(lookUp(regulation.waits, 'development')).toMatchObject({ needs: 'agreed-extension', owner: 'supplier' });
  expect(regulation.agreements.extension).toMatchObject({
    with: ['author'],
    stands: { amount: 1, unit: 'working-day' },
  });
});

it('SK-20 silence of 3 working days from delivery, warned of 1 working day before', () => {
  expect(regulation.solution).toMatchObject({
    objection: { amount: 3, unit: 'working-day' },
    countsFrom: 'delivery',
    warn: { amount: 1, unit: 'working-day' },
  });
  expect(clockLimit(regulation, 'silence', subject('consulting'))).toEqual({
    kind: 'objection',
    source: 'Terms; setting',
  });
});

it('X-3 every value of the regulation says where it comes from', () => {
  const { origins } = skai;
  expect(origins['clocks.resolution.limit.remote-diagnostics.value']).toEqual({ kind: 'paragraph', text: 'VI, row 8' });
  expect(origins['clocks.triage.limit']).toEqual({ kind: 'paragraph', text: 'VI, stage 1' });
  expect(origins['clocks.triage.tell.early.at']).toEqual({ kind: 'setting' });
  expect(origins['defaultPriority.priority']).toEqual({ kind: 'setting' });
  const unknown = Object.values(origins).filter((origin) => origin.kind === 'paragraph' && origin.text === '');
  expect(unknown).toEqual([]);
});

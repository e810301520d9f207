import type { Calendar, DeadlineInput, Extension, Pause, Term, ThresholdMoment } from '../../../domain/time';
import { consumedSeconds, deadline, deadlineAccount, statedThresholds } from '../../../domain/time';
import { at, calendar, dueOf, everyDay, iso, MOSCOW, plain, valueOf } from './support';

const moscow = calendar(MOSCOW);
const roundTheClock = calendar({ timeZone: 'Europe/Moscow', week: everyDay(['00:00', '24:00']) });

// Monday 16 November 2026, 12:00 in Moscow: two working days end on Wednesday, 18:00.
const base = plain(moscow, '2026-11-16T09:00Z', 2, 'working-day');
const TUESDAY = '2026-11-17T09:00Z';

const add = (amount: number, unit: Term['unit'] = 'working-day'): Extension => ({
  kind: 'add',
  term: { amount, unit },
  agreedAt: at(TUESDAY),
});
const until = (date: string, agreedAt = TUESDAY): Extension => ({ kind: 'until', date, agreedAt: at(agreedAt) });
const pause = (from: string, to: string | null, cause?: string): Pause => ({
  from: at(from),
  to: to === null ? null : at(to),
  ...(cause === undefined ? {} : { cause }),
});

describe('extensions', () => {
  it.each<[string, Partial<DeadlineInput>, string | null]>([
    ['one day', { extensions: [add(1)] }, '2026-11-19T15:00:00Z'],
    ['twice', { extensions: [add(1), add(1)] }, '2026-11-20T15:00:00Z'],
    [
      'run over a pause recorded before',
      { extensions: [add(1)], pauses: [pause('2026-11-17T07:00Z', '2026-11-17T08:00Z')] },
      '2026-11-20T07:30:00Z',
    ],
    [
      'run over a pause that began after the old due instant',
      { extensions: [add(1)], pauses: [pause('2026-11-19T07:00Z', '2026-11-19T08:00Z')] },
      '2026-11-20T07:30:00Z',
    ],
    ['until a date means its closing', { extensions: [until('2026-11-25')] }, '2026-11-25T15:00:00Z'],
    ['until a day off means the next working day', { extensions: [until('2026-11-22')] }, '2026-11-23T15:00:00Z'],
    [
      'until, paused before the agreement',
      { extensions: [until('2026-11-25')], pauses: [pause('2026-11-17T06:30Z', '2026-11-17T08:30Z')] },
      '2026-11-25T15:00:00Z',
    ],
    [
      'until, a pause that stood at the agreement',
      { extensions: [until('2026-11-25')], pauses: [pause('2026-11-17T06:30Z', '2026-11-19T08:30Z')] },
      '2026-11-25T15:00:00Z',
    ],
    [
      'until, an open pause that stood at the agreement',
      { extensions: [until('2026-11-25')], pauses: [pause('2026-11-17T06:30Z', null)] },
      '2026-11-25T15:00:00Z',
    ],
    [
      'until, a pause that begins at the very agreement',
      { extensions: [until('2026-11-25')], pauses: [pause(TUESDAY, '2026-11-19T08:30Z')] },
      '2026-11-25T15:00:00Z',
    ],
    [
      'until, a pause begun after',
      { extensions: [until('2026-11-25')], pauses: [pause('2026-11-18T06:30Z', '2026-11-18T08:30Z')] },
      '2026-11-26T08:30:00Z',
    ],
    [
      'until, an open pause begun after',
      { extensions: [until('2026-11-25')], pauses: [pause('2026-11-18T06:30Z', null)] },
      null,
    ],
    [
      'until, the later piece of a pause that stood',
      {
        extensions: [until('2026-11-25')],
        pauses: [
          pause('2026-11-17T06:30Z', '2026-11-18T08:30Z', 'parts'),
          pause('2026-11-18T08:30Z', '2026-11-18T10:30Z', 'parts'),
        ],
      },
      '2026-11-25T15:00:00Z',
    ],
    [
      'until, another pause that begins as one ends',
      {
        extensions: [until('2026-11-25')],
        pauses: [
          pause('2026-11-17T06:30Z', '2026-11-18T08:30Z', 'parts'),
          pause('2026-11-18T08:30Z', '2026-11-18T10:30Z', 'client'),
        ],
      },
      '2026-11-26T08:30:00Z',
    ],
    ['until, then a day', { extensions: [until('2026-11-25'), add(1)] }, '2026-11-26T15:00:00Z'],
    ['a day, then until', { extensions: [add(1), until('2026-11-25')] }, '2026-11-25T15:00:00Z'],
    [
      'until, then a later date',
      { extensions: [until('2026-11-25'), until('2026-12-01', '2026-11-20T09:00Z')] },
      '2026-12-01T15:00:00Z',
    ],
    [
      'a second date, paused between the agreements',
      {
        extensions: [until('2026-11-25'), until('2026-12-01', '2026-11-20T09:00Z')],
        pauses: [pause('2026-11-18T06:30Z', '2026-11-18T08:30Z')],
      },
      '2026-12-01T15:00:00Z',
    ],
    [
      'a second date, paused after both',
      {
        extensions: [until('2026-11-25'), until('2026-12-01', '2026-11-20T09:00Z')],
        pauses: [pause('2026-11-24T06:30Z', '2026-11-24T08:30Z')],
      },
      '2026-12-02T08:30:00Z',
    ],
    [
      'an agreed date is a closing, also for a limit that ends at midnight',
      { ends: 'midnight', extensions: [until('2026-11-25')] },
      '2026-11-25T15:00:00Z',
    ],
    [
      'calendar days, until',
      { term: { amount: 2, unit: 'calendar-day' }, extensions: [until('2026-11-25')] },
      '2026-11-25T15:00:00Z',
    ],
    [
      'calendar days, until, paused after',
      {
        term: { amount: 2, unit: 'calendar-day' },
        extensions: [until('2026-11-25')],
        pauses: [pause('2026-11-18T06:30Z', '2026-11-18T08:30Z')],
      },
      '2026-11-26T15:00:00Z',
    ],
    [
      'calendar days, until, then a day',
      { term: { amount: 2, unit: 'calendar-day' }, extensions: [until('2026-11-25'), add(1, 'calendar-day')] },
      '2026-11-26T21:00:00Z',
    ],
    [
      'minutes, until',
      { term: { amount: 90, unit: 'minute' }, extensions: [until('2026-11-25')] },
      '2026-11-25T15:00:00Z',
    ],
    [
      'working minutes, until, then an hour',
      { term: { amount: 90, unit: 'working-minute' }, extensions: [until('2026-11-25'), add(60, 'working-minute')] },
      '2026-11-26T07:30:00Z',
    ],
    [
      'a date before the watch begins is that date',
      { extensions: [until('2026-11-13', '2026-11-16T09:00Z')] },
      '2026-11-13T15:00:00Z',
    ],
  ])('SK-14 %s', (_name, more, due) => {
    expect(dueOf(deadline({ ...base, ...more }))).toBe(due);
  });

  it.each([
    ['the agreed one where it is later', [add(5)], '2026-11-25T15:00:00Z', true],
    ['the new limit where that is', [add(1)], '2026-11-23T15:00:00Z', false],
  ])('SK-9 after a reclassification the later holds: %s', (_name, extensions, due, prevails) => {
    const input: DeadlineInput = {
      ...base,
      term: { amount: 5, unit: 'working-day' },
      agreed: { term: base.term, extensions },
    };
    const { deadline: told, lines, account } = valueOf(deadlineAccount(input));
    expect(iso(told.due)).toBe(due);
    expect(lines).toContainEqual(expect.objectContaining({ kind: 'earlier-agreement', prevails }));
    expect(account.at(-1)?.date).toBe(due.slice(0, 10));
  });

  it('SK-9 after a reclassification an agreement that an open pause holds is the later one', () => {
    const pauses = [pause('2026-11-24T07:00Z', null)];
    const input: DeadlineInput = { ...base, pauses, agreed: { term: base.term, extensions: [add(5)] } };
    expect(iso(valueOf(deadline({ ...base, pauses })).due)).toBe('2026-11-18T15:00:00Z');
    expect(valueOf(deadline(input))).toMatchObject({ due: null, remainingSeconds: 2 * 30_600 - 1800 });
    const open: DeadlineInput = {
      ...input,
      term: { amount: 9, unit: 'working-day' },
      agreed: { term: base.term, extensions: [] },
    };
    expect(valueOf(deadline(open)).due).toBeNull();
  });

  it('X-3 each extension and each pause is a line of the account, with what it gave', () => {
    const pauses = [
      pause('2026-11-18T06:30Z', '2026-11-18T08:30Z', 'parts'),
      pause('2026-11-16T10:00Z', '2026-11-16T12:00Z'),
    ];
    const { lines } = valueOf(deadlineAccount({ ...base, extensions: [add(1), until('2026-11-28')], pauses }));
    const told = lines.map((line) => {
      if (line.kind === 'pause') return [line.pause.cause, line.seconds];
      return line.kind === 'calendar-year'
        ? [line.layer, line.status]
        : [line.kind, 'due' in line ? iso(line.due) : ''];
    });
    expect(told).toEqual([
      ['term', '2026-11-19T08:30:00Z'],
      ['extension', '2026-11-20T08:30:00Z'],
      ['extension', '2026-12-01T08:30:00Z'],
      ['parts', 7200],
      [undefined, 0],
      ['ru', 'official'],
    ]);
  });

  it('X-3 says where art. 193 moved the last day', () => {
    const { lines } = valueOf(deadlineAccount(plain(moscow, '2026-11-17T07:00Z', 4, 'calendar-day')));
    expect(lines).toContainEqual({ kind: 'next-working-day', from: '2026-11-21', to: '2026-11-23' });
  });

  it('X-3 time covered by two pauses belongs to the one that began first', () => {
    const pauses = [
      pause('2026-11-17T08:00Z', '2026-11-17T10:00Z', 'late'),
      pause('2026-11-17T07:00Z', '2026-11-17T09:00Z', 'early'),
    ];
    const { account } = valueOf(deadlineAccount({ ...base, pauses }));
    expect(account[1]).toMatchObject({
      date: '2026-11-17',
      countedSeconds: 30_600 - 3 * 3600,
      pausedSeconds: 3 * 3600,
      pauses: [
        { index: 1, seconds: 7200 },
        { index: 0, seconds: 3600 },
      ],
    });
  });
});

describe('what the watch has counted', () => {
  it.each([
    ['nothing on the event day', '2026-11-16T14:00Z', 0],
    ['until now', '2026-11-17T08:30Z', 7200],
    ['not in a pause', '2026-11-17T10:30Z', 7200 + 1800],
    ['no more than the term', '2026-12-17T10:30Z', 2 * 30_600],
  ])('X-3 %s', (_name, now, seconds) => {
    expect(
      valueOf(consumedSeconds({ ...base, pauses: [pause('2026-11-17T08:30Z', '2026-11-17T10:00Z')] }, at(now))),
    ).toBe(seconds);
  });
});

describe('thresholds', () => {
  const told = (moment: ThresholdMoment, more: Partial<DeadlineInput> = {}, anyHour = false): string | null => {
    const rule = { code: 'early', moment, ...(anyHour ? { anyHour } : {}) };
    const { thresholds } = valueOf(deadline({ ...base, ...more, thresholds: [rule] }));
    expect(thresholds.map(({ code }) => code)).toEqual(['early']);
    return iso(thresholds[0]?.at ?? null);
  };
  const term = (amount: number, unit: Term['unit']): Term => ({ amount, unit });
  const night: Partial<DeadlineInput> = { term: term(14 * 60, 'minute') };

  it.each<[string, ThresholdMoment, Partial<DeadlineInput>, string | null]>([
    ['75 % of two days', { percent: 75 }, {}, '2026-11-18T10:45:00Z'],
    ['half of two days: the closing of the first', { percent: 50 }, {}, '2026-11-17T15:00:00Z'],
    ['100 % is the due instant', { percent: 100 }, {}, '2026-11-18T15:00:00Z'],
    ['150 %', { percent: 150 }, {}, '2026-11-19T15:00:00Z'],
    [
      'a share over a pause',
      { percent: 75 },
      { pauses: [pause('2026-11-17T07:00Z', '2026-11-17T08:00Z')] },
      '2026-11-18T11:45:00Z',
    ],
    [
      'a share reached before an open pause',
      { percent: 50 },
      { pauses: [pause('2026-11-18T07:00Z', null)] },
      '2026-11-17T15:00:00Z',
    ],
    ['a share behind an open pause', { percent: 75 }, { pauses: [pause('2026-11-18T07:00Z', null)] }, null],
    ['due, while a pause is open', { due: true }, { pauses: [pause('2026-11-18T07:00Z', null)] }, null],
    ['two working hours before', { before: term(120, 'working-minute') }, {}, '2026-11-18T13:00:00Z'],
    ['a working day before: its closing', { before: term(1, 'working-day') }, {}, '2026-11-17T15:00:00Z'],
    ['a calendar day before', { before: term(1, 'calendar-day') }, {}, '2026-11-17T15:00:00Z'],
    ['at a due instant at closing', { due: true }, {}, '2026-11-18T15:00:00Z'],
    ['a due instant at 24:00 waits for the opening', { due: true }, { ends: 'midnight' }, '2026-11-19T06:30:00Z'],
    ['a working day after', { after: term(1, 'working-day') }, {}, '2026-11-19T15:00:00Z'],
    ['a working hour after', { after: term(60, 'working-minute') }, {}, '2026-11-19T07:30:00Z'],
    ['an hour after waits for the opening', { after: term(60, 'minute') }, {}, '2026-11-19T06:30:00Z'],
    ['at night waits for the opening', { due: true }, night, '2026-11-17T06:30:00Z'],
    [
      'at night, told round the clock',
      { due: true },
      { ...night, tellCalendar: roundTheClock },
      '2026-11-16T23:00:00Z',
    ],
    ['beyond the years of the engine', { after: term(1e12, 'minute') }, {}, null],
    ['after an extension', { percent: 50 }, { extensions: [add(2)] }, '2026-11-18T15:00:00Z'],
    [
      'with an agreed date: of the whole watch',
      { percent: 50 },
      { extensions: [until('2026-11-20')] },
      '2026-11-18T15:00:00Z',
    ],
  ])('HD-6 %s', (_name, moment, more, expected) => {
    expect(told(moment, more)).toBe(expected);
  });

  it('HD-6 at any hour when the rule says so', () => {
    expect(told({ due: true }, night, true)).toBe('2026-11-16T23:00:00Z');
    expect(told({ after: term(60, 'minute') }, {}, true)).toBe('2026-11-18T16:00:00Z');
  });

  it('a telling calendar without hours holds nothing back', () => {
    const never: Calendar = calendar({ timeZone: 'UTC', week: {} });
    expect(told({ due: true }, { ...night, tellCalendar: never })).toBe('2026-11-16T23:00:00Z');
  });

  it('HD-6 of a date that a person stated: shares of elapsed time, the rest as ever, nothing beyond the years', () => {
    const rules = [
      { code: 'half', moment: { percent: 50 } },
      { code: 'before', moment: { before: term(1, 'working-day') } },
      { code: 'due', moment: { due: true as const } },
    ];
    const stated = statedThresholds(moscow, at('2026-11-16T09:00Z'), at('2026-11-18T09:00Z'), rules);
    expect(stated.map((threshold) => iso(threshold.at))).toEqual([
      '2026-11-17T09:00:00Z',
      '2026-11-17T15:00:00Z',
      '2026-11-18T09:00:00Z',
    ]);
    const beyond = statedThresholds(moscow, 0, at('2200-01-01T00:00Z'), rules);
    expect(beyond.map((threshold) => threshold.at)).toEqual([null, null, null]);
  });
});

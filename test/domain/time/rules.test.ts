import type { DeadlineInput, TermUnit, TimeResult } from '../../../domain/time';
import {
  addWorkingDays,
  addWorkingTime,
  closingOf,
  deadline,
  isWorkingTime,
  localDateOf,
  nextWorkingMoment,
  workingTimeBetween,
} from '../../../domain/time';
import { at, calendar, codeOf, dueOf, everyDay, fiveDays, iso, MOSCOW, plain, valueOf } from './support';

/* Every row of the rules in the contract of `worktime`, as tables. Moscow is UTC+3 in all the years used here. */

const moscow = calendar(MOSCOW);
const roundTheClock = calendar({ timeZone: 'Europe/Moscow', week: everyDay(['00:00', '24:00']) });
const never = calendar({ timeZone: 'Europe/Moscow', week: {} });
const nights = calendar({ timeZone: 'Europe/Moscow', week: fiveDays(['00:00', '06:00'], ['22:00', '24:00']) });

type Row = [name: string, start: string, amount: number, unit: TermUnit, due: string, more?: Partial<DeadlineInput>];

const pause = (from: string, to: string | null): Partial<DeadlineInput> => ({
  pauses: [{ from: at(from), to: to === null ? null : at(to) }],
});

describe('terms', () => {
  const rows: readonly Row[] = [
    ['example 1: over the New Year holidays', '2026-12-30T14:00Z', 1, 'working-day', '2027-01-11T15:00:00Z'],
    ['example 2: a worked Saturday', '2027-02-19T07:00Z', 2, 'working-day', '2027-02-24T15:00:00Z'],
    [
      'example 3: a pause costs the working time it covered',
      '2026-11-20T12:00Z',
      1,
      'working-day',
      '2026-11-24T09:30:00Z',
      pause('2026-11-23T06:30Z', '2026-11-23T09:30Z'),
    ],
    ['created Friday 17:59', '2026-11-20T14:59Z', 1, 'working-day', '2026-11-23T15:00:00Z'],
    ['created Saturday 03:00', '2026-11-21T00:00Z', 1, 'working-day', '2026-11-23T15:00:00Z'],
    ['created after closing', '2026-11-20T19:00Z', 1, 'working-day', '2026-11-23T15:00:00Z'],
    ['created a minute after midnight', '2026-11-22T21:01Z', 1, 'working-day', '2026-11-24T15:00:00Z'],
    [
      'working days ending at midnight',
      '2026-11-20T12:00Z',
      1,
      'working-day',
      '2026-11-23T21:00:00Z',
      { ends: 'midnight' },
    ],
    ['minutes run out exactly at closing', '2026-11-20T07:00Z', 480, 'working-minute', '2026-11-20T15:00:00Z'],
    ['one minute past closing', '2026-11-20T07:00Z', 481, 'working-minute', '2026-11-23T06:31:00Z'],
    ['minutes from a closed hour', '2026-11-21T07:00Z', 1, 'working-minute', '2026-11-23T06:31:00Z'],
    ['calendar days end at 24:00', '2026-11-17T07:00Z', 3, 'calendar-day', '2026-11-20T21:00:00Z'],
    ['calendar days from a day off', '2026-11-21T07:00Z', 2, 'calendar-day', '2026-11-23T21:00:00Z'],
    ['art. 193: a last day off gives way', '2026-11-17T07:00Z', 4, 'calendar-day', '2026-11-23T21:00:00Z'],
    ['art. 193 at closing', '2026-11-17T07:00Z', 4, 'calendar-day', '2026-11-23T15:00:00Z', { ends: 'closing' }],
    ['art. 193 over the New Year holidays', '2026-12-21T07:00Z', 14, 'calendar-day', '2027-01-11T21:00:00Z'],
    [
      'a pause takes calendar days past midnight: that day is the last',
      '2026-11-16T07:00Z',
      2,
      'calendar-day',
      '2026-11-19T15:00:00Z',
      { ends: 'closing', ...pause('2026-11-17T07:00Z', '2026-11-17T10:00Z') },
    ],
    [
      'a whole day of pause and no more',
      '2026-11-16T07:00Z',
      2,
      'calendar-day',
      '2026-11-19T21:00:00Z',
      pause('2026-11-17T07:00Z', '2026-11-18T07:00Z'),
    ],
    ['minutes elapse whatever the week', '2026-11-20T20:00Z', 1440, 'minute', '2026-11-21T20:00:00Z'],
    [
      'minutes stand in pauses',
      '2026-11-20T20:00Z',
      60,
      'minute',
      '2026-11-20T22:00:00Z',
      pause('2026-11-20T20:30Z', '2026-11-20T21:30Z'),
    ],
    [
      'a pause on the event day costs nothing',
      '2026-11-20T07:00Z',
      1,
      'working-day',
      '2026-11-23T15:00:00Z',
      pause('2026-11-20T08:00Z', '2026-11-20T20:59Z'),
    ],
    [
      'a pause at night costs nothing',
      '2026-11-19T07:00Z',
      2,
      'working-day',
      '2026-11-23T15:00:00Z',
      pause('2026-11-20T15:00Z', '2026-11-23T06:30Z'),
    ],
    [
      'a pause that begins as the time is up changes nothing',
      '2026-11-19T07:00Z',
      1,
      'working-day',
      '2026-11-20T15:00:00Z',
      pause('2026-11-20T15:00Z', null),
    ],
    [
      'calendar days: a pause after the watch ran out, before the due instant, changes nothing',
      '2026-11-17T07:00Z',
      4,
      'calendar-day',
      '2026-11-23T21:00:00Z',
      pause('2026-11-22T10:00Z', null),
    ],
    [
      'a pause that began before the start',
      '2026-11-20T07:00Z',
      60,
      'working-minute',
      '2026-11-20T10:00:00Z',
      pause('2026-11-01T07:00Z', '2026-11-20T09:00Z'),
    ],
    [
      'overlaps count once',
      '2026-11-19T07:00Z',
      1,
      'working-day',
      '2026-11-23T09:30:00Z',
      {
        pauses: [
          { from: at('2026-11-20T08:00Z'), to: at('2026-11-20T10:00Z') },
          { from: at('2026-11-20T07:00Z'), to: at('2026-11-20T09:00Z') },
          { from: at('2026-11-20T08:30Z'), to: at('2026-11-20T08:40Z') },
          { from: at('2026-11-20T11:00Z'), to: at('2026-11-20T11:00Z') },
        ],
      },
    ],
    ['24x7 working days', '2026-11-20T12:00Z', 2, 'working-day', '2026-11-22T21:00:00Z', { calendar: roundTheClock }],
    [
      '24x7 calendar days do not move',
      '2026-11-20T12:00Z',
      2,
      'calendar-day',
      '2026-11-22T21:00:00Z',
      { calendar: roundTheClock },
    ],
    [
      'a shift over midnight closes at 24:00',
      '2026-11-16T07:00Z',
      1,
      'working-day',
      '2026-11-17T21:00:00Z',
      { calendar: nights },
    ],
    ['minutes over midnight', '2026-11-16T20:30Z', 60, 'working-minute', '2026-11-16T21:30:00Z', { calendar: nights }],
    ['minutes without working time', '2026-11-16T20:30Z', 60, 'minute', '2026-11-16T21:30:00Z', { calendar: never }],
  ];

  // The default keeps jest from taking the last argument of a shorter row for its callback.
  it.each<Row>([...rows])('SK-14 %s', (_name, start, amount, unit, due, more = {}) => {
    expect(dueOf(deadline({ ...plain(moscow, start, amount, unit), ...more }))).toBe(due);
  });

  it.each([
    ['closing at 24:00', plain(nights, '2026-11-16T07:00Z', 1, 'working-day'), true],
    ['midnight', plain(moscow, '2026-11-17T07:00Z', 3, 'calendar-day'), true],
    ['a closing before midnight', plain(moscow, '2026-11-16T07:00Z', 1, 'working-day'), false],
    ['minutes that end at midnight', plain(moscow, '2026-11-16T20:00Z', 60, 'minute'), true],
  ])('says whether the due instant is 24:00 of the last day: %s', (_name, input, endOfDay) => {
    expect(valueOf(deadline(input)).endOfDay).toBe(endOfDay);
  });

  it.each([
    ['on the watch', '2026-11-19T07:00Z', 1, 'working-day' as const, '2026-11-20T07:30Z', 27_000],
    [
      'the whole term, paused on the event day',
      '2026-11-19T07:00Z',
      1,
      'working-day' as const,
      '2026-11-19T08:00Z',
      30_600,
    ],
    ['calendar days', '2026-11-19T07:00Z', 2, 'calendar-day' as const, '2026-11-20T07:00Z', 136_800],
    ['minutes, paused before the start', '2026-11-19T07:00Z', 5, 'minute' as const, '2026-11-01T07:00Z', 300],
  ])('an open pause leaves no due instant but what is left: %s', (_name, start, amount, unit, from, left) => {
    const told = valueOf(deadline({ ...plain(moscow, start, amount, unit), ...pause(from, null) }));
    expect(told).toMatchObject({ due: null, remainingSeconds: left, endOfDay: false });
  });
});

describe('operations', () => {
  const seconds = (start: string, n: number, of = moscow): TimeResult<number> => addWorkingTime(of, at(start), n);
  const days = (start: string, n: number, of = moscow): string | null =>
    iso(valueOf(addWorkingDays(of, at(start), n)).instant);

  it.each([
    ['exactly at closing', '2026-11-20T07:00Z', 8 * 3600, '2026-11-20T15:00:00Z'],
    ['a second more', '2026-11-20T07:00Z', 8 * 3600 + 1, '2026-11-23T06:30:01Z'],
    ['back exactly onto an opening', '2026-11-23T07:30Z', -3600, '2026-11-23T06:30:00Z'],
    ['back a second more', '2026-11-23T07:30Z', -3601, '2026-11-20T14:59:59Z'],
    ['back from a closed hour', '2026-11-22T07:30Z', -8.5 * 3600, '2026-11-20T06:30:00Z'],
    ['0 while work goes on', '2026-11-20T07:00:01Z', 0, '2026-11-20T07:00:01Z'],
    ['0 at an opening', '2026-11-20T06:30Z', 0, '2026-11-20T06:30:00Z'],
    ['0 at a closing', '2026-11-20T15:00Z', 0, '2026-11-23T06:30:00Z'],
    ['0 on a day off', '2026-11-21T15:00Z', 0, '2026-11-23T06:30:00Z'],
    ['over a year and back', '2026-11-20T07:00Z', 400 * 30_600, '2028-07-07T07:00:00Z'],
  ])('adds working time: %s', (_name, start, n, expected) => {
    expect(iso(valueOf(seconds(start, n)))).toBe(expected);
  });

  it.each([
    ['0 in a pause', 0, [['2026-11-20T06:00Z', '2026-11-20T08:00Z']], '2026-11-20T08:00:00Z'],
    [
      '0 in pauses that chain over closing',
      0,
      [
        ['2026-11-20T06:00Z', '2026-11-20T14:00Z'],
        ['2026-11-20T13:00Z', '2026-11-20T16:00Z'],
      ],
      '2026-11-23T06:30:00Z',
    ],
    [
      '0 in a pause that ends on a day off and another on Monday',
      0,
      [
        ['2026-11-20T06:00Z', '2026-11-21T16:00Z'],
        ['2026-11-23T06:30Z', '2026-11-23T06:40Z'],
      ],
      '2026-11-23T06:40:00Z',
    ],
    ['over a pause', 7200, [['2026-11-20T08:00Z', '2026-11-20T09:00Z']], '2026-11-20T10:00:00Z'],
    [
      'a pause that begins when the time is up',
      3600,
      [['2026-11-20T08:00Z', '2026-11-20T09:00Z']],
      '2026-11-20T08:00:00Z',
    ],
  ])('adds working time over pauses: %s', (_name, n, spans, expected) => {
    const pauses = spans.map(([from, to]) => ({ from: at(from as string), to: at(to as string) }));
    expect(iso(valueOf(addWorkingTime(moscow, at('2026-11-20T07:00Z'), n, pauses)))).toBe(expected);
  });

  it('refuses to count back over pauses, and to end in an open one', () => {
    const open = [{ from: at('2026-11-20T08:00Z'), to: null }];
    expect(codeOf(addWorkingTime(moscow, at('2026-11-20T07:00Z'), -60, open))).toBe('malformed');
    expect(codeOf(addWorkingTime(moscow, at('2026-11-20T07:00Z'), 7200, open))).toBe('out-of-range');
    expect(codeOf(addWorkingTime(moscow, at('2026-11-20T07:00Z'), 3600, open))).toBe('ok');
  });

  it.each([
    ['one', '2026-11-20T07:00Z', 1, '2026-11-23T15:00:00Z'],
    ['none, on a working day', '2026-11-20T20:00Z', 0, '2026-11-20T15:00:00Z'],
    ['none, on a day off', '2026-11-21T07:00Z', 0, '2026-11-23T15:00:00Z'],
    ['back, strictly before the date', '2026-11-23T20:00Z', -1, '2026-11-20T15:00:00Z'],
    ['back from a day off', '2026-11-22T07:00Z', -2, '2026-11-19T15:00:00Z'],
    ['back over a year', '2027-01-11T07:00Z', -1, '2026-12-30T15:00:00Z'],
    ['many', '2026-01-01T07:00Z', 247, '2026-12-30T15:00:00Z'],
  ])('adds working days: %s', (_name, start, n, expected) => {
    expect(days(start, n)).toBe(expected);
  });

  it('EA-6 "by the 5th working day" is the closing of that day in the service’s own calendar', () => {
    expect(days('2026-12-31T09:00Z', 5)).toBe('2027-01-15T15:00:00Z');
  });

  it.each([
    ['a day', '2026-11-20T00:00Z', '2026-11-21T00:00Z', 30_600],
    ['half-open at both ends', '2026-11-20T14:59:59Z', '2026-11-23T06:30:01Z', 2],
    ['closed time', '2026-11-20T15:00Z', '2026-11-23T06:30Z', 0],
    ['end before start', '2026-11-23T06:30Z', '2026-11-20T06:30Z', 0],
    ['a year', '2025-12-31T21:00Z', '2026-12-31T21:00Z', 247 * 30_600],
  ])('measures working time: %s', (_name, from, to, expected) => {
    expect(valueOf(workingTimeBetween(moscow, at(from), at(to)))).toBe(expected);
  });

  it.each<[string, [string, string | null][], number]>([
    ['none', [], 61_200],
    ['one inside', [['2026-11-20T08:00Z', '2026-11-20T09:00Z']], 57_600],
    [
      'overlapping ones, out of order: once',
      [
        ['2026-11-20T08:30Z', '2026-11-20T10:00Z'],
        ['2026-11-20T08:00Z', '2026-11-20T09:00Z'],
        ['2026-11-20T08:10Z', '2026-11-20T08:20Z'],
      ],
      54_000,
    ],
    ['over closed time: its working part alone', [['2026-11-20T14:00Z', '2026-11-23T07:30Z']], 54_000],
    [
      'one that began before the start and one that goes on after the end',
      [['2026-11-01T00:00Z', '2026-12-01T00:00Z']],
      0,
    ],
    ['an open one lasts to the end', [['2026-11-23T06:30Z', null]], 30_600],
    ['an open one that begins at the end', [['2026-11-23T21:00Z', null]], 61_200],
    ['an empty one', [['2026-11-20T08:00Z', '2026-11-20T08:00Z']], 61_200],
    ['one at night', [['2026-11-20T16:00Z', '2026-11-20T20:00Z']], 61_200],
  ])('X-3 measures working time outside pauses: %s', (_name, spans, expected) => {
    const pauses = spans.map(([from, to]) => ({ from: at(from), to: to === null ? null : at(to) }));
    const [from, to] = [at('2026-11-19T21:00Z'), at('2026-11-23T21:00Z')];
    expect(valueOf(workingTimeBetween(moscow, from, to, pauses))).toBe(expected);
    expect(valueOf(workingTimeBetween(never, from, to, pauses))).toBe(0);
    expect(valueOf(workingTimeBetween(moscow, to, from, pauses))).toBe(0);
  });

  it('X-3 refuses to measure outside a pause that ends before it begins', () => {
    const [from, to] = [at('2026-11-20T08:00Z'), at('2026-11-20T07:59Z')];
    expect(codeOf(workingTimeBetween(moscow, to, from, [{ from, to }]))).toBe('malformed');
    expect(codeOf(workingTimeBetween(moscow, from, to, [{ from, to }]))).toBe('malformed');
  });

  it.each([
    ['inside', '2026-11-20T07:00Z', '2026-11-20T07:00:00Z', true],
    ['a closing counts as inside for tellings', '2026-11-20T15:00Z', '2026-11-20T15:00:00Z', false],
    ['after closing', '2026-11-20T15:00:01Z', '2026-11-23T06:30:00Z', false],
    ['before opening', '2026-11-20T06:29Z', '2026-11-20T06:30:00Z', false],
  ])('finds the next working moment: %s', (_name, start, expected, working) => {
    expect(iso(valueOf(nextWorkingMoment(moscow, at(start))))).toBe(expected);
    expect(isWorkingTime(moscow, at(start))).toBe(working);
  });

  it('knows dates and their closings in the zone of the calendar', () => {
    expect(localDateOf(moscow, at('2026-11-20T20:59:59Z'))).toBe('2026-11-20');
    expect(localDateOf(moscow, at('2026-11-20T21:00Z'))).toBe('2026-11-21');
    expect(iso(valueOf(closingOf(moscow, '2026-11-20')))).toBe('2026-11-20T15:00:00Z');
    expect(iso(valueOf(closingOf(moscow, '2026-11-21')))).toBe('2026-11-23T15:00:00Z');
    expect(codeOf(closingOf(moscow, '2026-11-31'))).toBe('malformed');
    expect(codeOf(closingOf(moscow, '2150-01-01'))).toBe('out-of-range');
    expect(codeOf(closingOf(never, '2026-11-20'))).toBe('no-working-time');
  });
});

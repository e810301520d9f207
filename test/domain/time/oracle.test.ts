import * as fc from 'fast-check';
import type { CalendarSpec, DeadlineInput, Extension, Pause } from '../../../domain/time';
import { addWorkingDays, addWorkingTime, deadlineAccount, workingTimeBetween } from '../../../domain/time';
import { MS_PER_MINUTE } from '../../../domain/time/dates';
import { Oracle, oracleDeadline } from './oracle';
import { calendar, everyDay, fiveDays, iso, MOSCOW, valueOf } from './support';
import { size } from '../../support/size';

/** Calendars with a corner each: layers, split shifts, nights, changes of the clocks at, before and after midnight, own dates. */
const CALENDARS: Readonly<Record<string, CalendarSpec>> = {
  moscow: MOSCOW,
  simai: { timeZone: 'Europe/Moscow', layers: ['ru', 'ru-ba'], week: fiveDays(['08:00', '12:00'], ['13:00', '17:00']) },
  omskSixDays: {
    timeZone: 'Asia/Omsk',
    layers: ['ru'],
    week: { ...fiveDays(['11:00', '18:00']), sat: [['10:00', '14:00']] },
  },
  nightShift: { timeZone: 'Europe/Berlin', layers: ['ru'], week: everyDay(['00:00', '06:00'], ['22:00', '24:00']) },
  roundTheClock: { timeZone: 'America/Sao_Paulo', week: everyDay(['00:00', '24:00']) },
  gapAtTwo: { timeZone: 'America/New_York', week: everyDay(['01:30', '02:30'], ['02:45', '05:00']) },
  halfHourGap: { timeZone: 'Australia/Lord_Howe', week: everyDay(['00:30', '02:10'], ['20:00', '24:00']) },
  midnightGap: { timeZone: 'Africa/Cairo', week: everyDay(['00:00', '01:30'], ['23:30', '24:00']) },
  midnightTwice: { timeZone: 'America/Havana', week: everyDay(['00:00', '00:30'], ['12:00', '24:00']) },
  ownDates: {
    timeZone: 'Europe/London',
    week: {
      mon: [['08:00', '12:00']],
      wed: [['10:00', '16:00']],
      thu: [
        ['10:00', '13:00'],
        ['12:00', '18:00'],
      ],
    },
    holidays: ['2025-03-26', '2025-04-02'],
    workdays: ['2025-03-30', '2025-04-05'],
    dateHours: { '2025-03-27': [['20:00', '24:00']], '2025-03-29': [['07:00', '09:00']], '2025-04-03': [] },
    breaks: {
      '2025-03-31': [['08:00', '12:00']],
      '2025-04-07': [
        ['09:00', '09:30'],
        ['11:45', '14:00'],
      ],
    },
  },
};

/** Weeks in which something happens: changes of the clocks, moved days, the year's end. */
const WEEKS = [
  '2023-04-24',
  '2024-03-07',
  '2024-04-24',
  '2024-10-29',
  '2024-12-26',
  '2025-03-05',
  '2025-03-26',
  '2025-04-04',
  '2025-10-08',
  '2025-10-23',
  '2025-10-30',
  '2026-03-05',
  '2026-05-06',
  '2026-12-28',
  '2027-02-17',
  '2027-03-10',
  '2025-04-22',
  '2024-11-01',
];

const minutes = (from: string, max: number): fc.Arbitrary<number> =>
  fc.integer({ min: 0, max }).map((minute) => Date.parse(`${from}T00:00Z`) + minute * MS_PER_MINUTE);

const aCase = fc.constantFrom(...Object.keys(CALENDARS)).chain((name) =>
  fc.constantFrom(...WEEKS).chain((week) =>
    fc.record({
      name: fc.constant(name),
      start: minutes(week, 7 * 1440),
      unit: fc.constantFrom(
        'working-day' as const,
        'working-minute' as const,
        'calendar-day' as const,
        'minute' as const,
      ),
      amount: fc.integer({ min: 1, max: 5 }),
      scale: fc.integer({ min: 1, max: 300 }),
      ends: fc.constantFrom(undefined, 'closing' as const, 'midnight' as const),
      pauses: fc.array(
        fc.record({
          from: minutes(week, 12 * 1440),
          length: fc.option(fc.integer({ min: 0, max: 3000 }), { freq: 8 }),
        }),
        { maxLength: 4 },
      ),
      addBefore: fc.integer({ min: 0, max: 2 }),
      until: fc.option(fc.record({ days: fc.integer({ min: 9, max: 14 }), agreedAt: minutes(week, 6 * 1440) }), {
        freq: 2,
      }),
      addAfter: fc.integer({ min: 0, max: 2 }),
      week: fc.constant(week),
    }),
  ),
);

const oracles = new Map(Object.entries(CALENDARS).map(([name, spec]) => [name, new Oracle(spec)]));
const compiled = new Map(Object.entries(CALENDARS).map(([name, spec]) => [name, calendar(spec)]));

function sides(name: string): { oracle: Oracle; engine: ReturnType<typeof calendar> } {
  return { oracle: oracles.get(name) as Oracle, engine: compiled.get(name) as ReturnType<typeof calendar> };
}

describe('the engine against one that looks at every minute', () => {
  it('X-3 gives the same due instant, remainder and account', () => {
    fc.assert(
      fc.property(aCase, ({ name, start, unit, amount, scale, ends, pauses, addBefore, until, addAfter, week }) => {
        const { oracle, engine } = sides(name);
        const factor = unit === 'minute' || unit === 'working-minute' ? scale : 1;
        // Each with a cause of its own: what pieces of one pause do at an agreement has its own test.
        const spans: Pause[] = pauses.map(({ from, length }, i) => ({
          from,
          to: length === null ? null : from + length * MS_PER_MINUTE,
          cause: String(i),
        }));
        const date =
          until === null
            ? ''
            : new Date(Date.parse(`${week}T00:00Z`) + until.days * 86_400_000).toISOString().slice(0, 10);
        const add = (n: number): readonly Extension[] =>
          n === 0 ? [] : [{ kind: 'add', term: { amount: n * factor, unit }, agreedAt: start }];
        const input: DeadlineInput = {
          calendar: engine,
          start,
          term: { amount: amount * factor, unit },
          ...(ends === undefined ? {} : { ends }),
          pauses: spans,
          extensions: [
            ...add(addBefore),
            ...(until === null ? [] : [{ kind: 'until' as const, date, agreedAt: until.agreedAt }]),
            ...add(addAfter),
          ],
          thresholds: [],
        };
        const expected = oracleDeadline(oracle, {
          start,
          term: input.term,
          ends,
          pauses: spans,
          addBefore: addBefore * factor,
          until: until === null ? undefined : { date, agreedAt: until.agreedAt },
          addAfter: addAfter * factor,
        });
        const { deadline, account } = valueOf(deadlineAccount(input));
        expect(iso(deadline.due)).toBe(iso(expected.due));
        expect(deadline.remainingSeconds).toBe(
          expected.remainingMinutes === null ? null : expected.remainingMinutes * 60,
        );
        expect(
          account.map((day) => ({ date: day.date, counted: day.countedSeconds / 60, paused: day.pausedSeconds / 60 })),
        ).toEqual(expected.days);
      }),
      { numRuns: size(400) },
    );
  }, 120_000);

  it('adds, counts back and measures the same', () => {
    const span = fc.integer({ min: 1, max: 2500 });
    fc.assert(
      fc.property(aCase, span, fc.boolean(), ({ name, start, pauses, amount }, length, back) => {
        const { oracle, engine } = sides(name);
        const spans = back
          ? []
          : pauses.map(({ from, length: to }) => ({ from, to: from + (to ?? 60) * MS_PER_MINUTE }));
        const signed = back ? -length : length;
        expect(iso(valueOf(addWorkingTime(engine, start, signed * 60, spans)))).toBe(
          iso(oracle.add(start, signed, spans)),
        );
        const end = start + length * MS_PER_MINUTE;
        expect(valueOf(workingTimeBetween(engine, start, end, spans))).toBe(oracle.between(start, end, spans) * 60);
        const date = oracle.dateOf(start);
        const day = back ? oracle.workdayBefore(date, amount) : oracle.workdayAfter(date, amount);
        const found = valueOf(addWorkingDays(engine, start, back ? -amount : amount));
        expect(iso(found.instant)).toBe(iso(oracle.closing(day)));
        expect(found.endOfDay).toBe(oracle.closing(day) === oracle.dayEnd(day));
      }),
      { numRuns: size(150) },
    );
  }, 120_000);
});

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CalendarYear, DeadlineAccount } from '../../../domain/time';
import { addWorkingDays, compileCalendar, deadlineAccount, isWorkingTime } from '../../../domain/time';
import { labourCodeYear } from '../../../domain/time/labour-code';
import { loadCalendars, shippedLayers } from '../../../regulations/load-calendars';
import { at, calendar, codeOf, everyDay, fiveDays, iso, MOSCOW, plain, valueOf } from './support';

const FOLDER = join(__dirname, '../../../regulations/calendars');

interface Totals {
  readonly year: number;
  readonly nonWorkingWeekdays: readonly string[];
  readonly workingSaturdays: readonly string[];
  readonly workingDaysByMonth: readonly number[];
  readonly workingDaysTotal: number;
}

const NINE_TO_SIX = fiveDays(['09:00', '18:00']);
const russia = calendar({ timeZone: 'Europe/Moscow', layers: ['ru'], week: NINE_TO_SIX });
const bashkortostan = calendar({ timeZone: 'Asia/Yekaterinburg', layers: ['ru', 'ru-ba'], week: NINE_TO_SIX });

function works(of: ReturnType<typeof calendar>, date: string): boolean {
  return isWorkingTime(of, at(`${date}T09:00Z`));
}

/** The layer of a file, over that of its country where it is a region's: `ru-ba-2026.json` is read over `ru`. */
function layersOf(name: string): string[] {
  const parts = name.split('-').slice(0, -1);
  return parts.map((_, i) => parts.slice(0, i + 1).join('-'));
}

function datesOf(year: number): string[] {
  return Array.from({ length: 366 }, (_, i) => new Date(Date.UTC(year, 0, 1 + i)).toISOString().slice(0, 10)).filter(
    (date) => date.startsWith(String(year)),
  );
}

describe('official years', () => {
  it.each(readdirSync(FOLDER))('SK-2 %s: working days by month and total are those the act gives', (name) => {
    const file = JSON.parse(readFileSync(join(FOLDER, name), 'utf8')) as Totals;
    const of = calendar({ timeZone: 'UTC', layers: layersOf(name), week: NINE_TO_SIX });
    const working = datesOf(file.year).filter((date) => works(of, date));
    const byMonth = file.workingDaysByMonth.map(
      (_, i) => working.filter((date) => Number(date.slice(5, 7)) === i + 1).length,
    );
    expect(byMonth).toEqual(file.workingDaysByMonth);
    expect(working).toHaveLength(file.workingDaysTotal);
    for (const date of file.nonWorkingWeekdays) expect([date, works(of, date)]).toEqual([date, false]);
    for (const date of file.workingSaturdays) expect([date, works(of, date)]).toEqual([date, true]);
  });

  it.each(['2024-04-27', '2024-11-02', '2024-12-28', '2025-11-01', '2027-02-20'])(
    'SK-2 Saturday %s is worked',
    (date) => {
      expect(works(russia, date)).toBe(true);
    },
  );

  it.each(['2026-01-09', '2026-12-31', '2027-02-22', '2027-11-05'])('SK-2 %s is a day off', (date) => {
    expect(works(russia, date)).toBe(false);
  });

  it('SM-1 a region closes its own holidays on top of the country', () => {
    expect(works(russia, '2026-03-20')).toBe(true);
    expect(works(bashkortostan, '2026-03-20')).toBe(false);
    expect(works(bashkortostan, '2026-10-12')).toBe(false);
  });

  it('refuses a file that is not what it should be, naming it', () => {
    expect(() => loadCalendars(join(__dirname, 'broken-calendars'))).toThrow(/xx-2026\.json[\s\S]*holidays\[0\]\.date/);
  });
});

describe('a missing year', () => {
  // Labour Code art. 112, read by hand: holidays on weekdays, and the Mondays that weekend holidays give.
  it.each([
    [
      2022,
      ['2022-01-03', '2022-01-07', '2022-02-23', '2022-03-08', '2022-05-02', '2022-05-09', '2022-06-13', '2022-11-04'],
    ],
    [
      2028,
      ['2028-01-03', '2028-01-07', '2028-02-23', '2028-03-08', '2028-05-01', '2028-05-09', '2028-06-12', '2028-11-06'],
    ],
    [2032, ['2032-01-08', '2032-02-23', '2032-03-08', '2032-05-03', '2032-05-10', '2032-06-14', '2032-11-04']],
  ])('X-4 %d has the holidays of art. 112 and its weekend moves', (_year, off) => {
    for (const date of off) expect([date, works(russia, date)]).toEqual([date, false]);
  });

  it.each(['2028-01-10', '2028-11-07', '2022-01-10', '2028-12-29', '2033-01-10'])(
    'X-4 %s is an ordinary working day',
    (date) => {
      expect(works(russia, date)).toBe(true);
    },
  );

  it('X-4 moves no New Year day: the decree does', () => {
    const { daysOffMoved } = labourCodeYear(2028);
    expect(daysOffMoved).toEqual([{ from: '2028-11-04', to: '2028-11-06' }]);
  });

  it.each([
    ['within an official year', MOSCOW.layers, '2027-12-20T09:00Z', false],
    ['into a missing year', MOSCOW.layers, '2027-12-29T09:00Z', true],
    ['within a provisional year', ['ru', 'ru-ba'], '2027-06-01T09:00Z', true],
    ['on a calendar without layers', [], '2045-06-01T09:00Z', false],
  ])('X-4 a deadline %s says so', (_case, layers, start, provisional) => {
    const told = valueOf(
      deadlineAccount(plain(calendar({ ...MOSCOW, layers: layers ?? [] }), start, 3, 'working-day')),
    );
    expect(told.deadline.provisional).toBe(provisional);
  });

  it.each([
    ['the last day in a missing year', '2027-12-27T09:00Z', 10, true],
    ['art. 193 moves the last day into a missing year', '2027-12-27T09:00Z', 4, true],
    ['through a missing year into an official one', '2022-12-27T09:00Z', 20, false],
  ])('X-4 calendar days need the year of the last day: %s', (_name, start, amount, provisional) => {
    const told = valueOf(deadlineAccount(plain(calendar(MOSCOW), start, amount, 'calendar-day')));
    expect(told.deadline.provisional).toBe(provisional);
  });

  it('X-4 plain minutes need no year of the calendar', () => {
    expect(
      valueOf(deadlineAccount(plain(calendar(MOSCOW), '2030-01-01T09:00Z', 90, 'minute'))).deadline.provisional,
    ).toBe(false);
  });

  it('SK-2 the evening of 31 December is the next year in a zone ahead of UTC, the morning of 1 January the last in one behind', () => {
    const ahead = calendar({ timeZone: 'Europe/Moscow', week: everyDay(['00:00', '02:00']) });
    const behind = calendar({ timeZone: 'America/New_York', week: everyDay(['22:00', '24:00']) });
    expect(isWorkingTime(ahead, at('2026-12-31T21:30Z'))).toBe(true);
    expect(iso(valueOf(addWorkingDays(ahead, at('2026-12-31T22:30Z'), 1)).instant)).toBe('2027-01-01T23:00:00Z');
    expect(isWorkingTime(behind, at('2027-01-01T04:30Z'))).toBe(true);
    expect(iso(valueOf(addWorkingDays(behind, at('2027-01-01T04:30Z'), 1)).instant)).toBe('2027-01-02T05:00:00Z');
  });

  it('X-4 the account names the years, their status and version', () => {
    const { lines }: DeadlineAccount = valueOf(
      deadlineAccount(plain(calendar(MOSCOW), '2027-12-29T09:00Z', 3, 'working-day')),
    );
    const years = lines.filter((line) => line.kind === 'calendar-year');
    expect(years).toEqual([
      {
        kind: 'calendar-year',
        layer: 'ru',
        year: 2027,
        status: 'official',
        version: expect.stringMatching(/^[0-9a-f]{12}$/) as string,
      },
      { kind: 'calendar-year', layer: 'ru', year: 2028, status: 'missing', version: null },
    ]);
  });

  it('a missing regional year leaves an official country year as it is', () => {
    const source = (code: string): readonly CalendarYear[] | undefined =>
      code === 'region' ? [{ ...labourCodeYear(2020), year: 2020 }] : shippedLayers()(code);
    const of = valueOf(compileCalendar({ ...MOSCOW, layers: ['ru', 'region'] }, source));
    // Sunday 23 February 2025: art. 112 alone would move the day off to Monday, the decree moved it to 8 May.
    expect(works(of, '2025-02-24')).toBe(true);
    expect(works(of, '2025-05-08')).toBe(false);
    expect(valueOf(deadlineAccount(plain(of, '2027-02-01T09:00Z', 1, 'working-day'))).deadline.provisional).toBe(true);
  });
});

describe('layers', () => {
  const year = (days: Partial<CalendarYear>): readonly CalendarYear[] => [
    {
      country: 'XX',
      year: 2026,
      status: 'official',
      version: 'v',
      holidays: [],
      daysOffMoved: [],
      workingDays: [],
      ...days,
    },
  ];
  const closed = year({ holidays: [{ date: '2026-06-10', nameRu: 'Д', nameEn: 'D' }] });
  const opened = year({ workingDays: ['2026-06-10'] });
  const both = year({ daysOffMoved: [{ from: '2026-06-13', to: '2026-06-10' }], workingDays: ['2026-06-10'] });
  const wrong = year({ workingDays: ['2026-02-30'] });
  const sources: Readonly<Record<string, readonly CalendarYear[]>> = { closed, opened, both, wrong };

  it.each([
    [['closed', 'opened'], true],
    [['opened', 'closed'], false],
  ])('%j: the later decides', (layers, open) => {
    const of = valueOf(compileCalendar({ timeZone: 'UTC', layers, week: NINE_TO_SIX }, (code) => sources[code]));
    expect(works(of, '2026-06-10')).toBe(open);
  });

  it('a date that one layer both opens and closes is refused, an unknown layer too', () => {
    const compile = (layer: string): string =>
      codeOf(compileCalendar({ timeZone: 'UTC', layers: [layer], week: NINE_TO_SIX }, (code) => sources[code]));
    expect(compile('both')).toBe('day-both-open-and-closed');
    expect(compile('wrong')).toBe('malformed');
    expect(compile('nowhere')).toBe('unknown-layer');
  });

  it('a public holiday closes its whole local date, also a worked weekend and the middle of a night shift', () => {
    const nights = calendar({
      timeZone: 'Europe/Moscow',
      layers: ['ru'],
      week: everyDay(['00:00', '06:00'], ['22:00', '24:00']),
    });
    // 8 March 2026 is a Sunday; its day off moves to Monday 9 March, which is closed as well.
    expect(iso(valueOf(addWorkingDays(nights, at('2026-03-07T10:00Z'), 0)).instant)).toBe('2026-03-07T21:00:00Z');
    expect(isWorkingTime(nights, at('2026-03-07T20:30Z'))).toBe(true);
    expect(isWorkingTime(nights, at('2026-03-07T22:00Z'))).toBe(false);
    expect(isWorkingTime(nights, at('2026-03-08T19:30Z'))).toBe(false);
    expect(isWorkingTime(nights, at('2026-03-09T22:00Z'))).toBe(true);
  });
});

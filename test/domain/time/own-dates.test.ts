import type { CalendarSpec } from '../../../domain/time';
import { addWorkingDays, deadlineAccount, isWorkingTime, workingTimeBetween } from '../../../domain/time';
import { at, calendar, iso, MOSCOW, plain, valueOf } from './support';

describe('a calendar’s own dates', () => {
  const friday = { start: at('2026-11-19T07:00Z'), open: at('2026-11-20T07:00Z') };
  const base: CalendarSpec = {
    timeZone: 'Europe/Moscow',
    week: { tue: [['10:00', '12:00']], mon: [['09:00', '11:00']] },
  };

  it.each<[string, Partial<CalendarSpec>, string, string | null]>([
    ['opened with the first weekday’s hours', { workdays: ['2026-11-20'] }, '2026-11-20', '2026-11-20T08:00:00Z'],
    [
      'opened on a weekday with hours: its own',
      { holidays: [], workdays: ['2026-11-24'] },
      '2026-11-24',
      '2026-11-24T09:00:00Z',
    ],
    [
      'no Monday hours: the first that has any',
      { week: { thu: [['10:00', '12:30']] }, workdays: ['2026-11-20'] },
      '2026-11-20',
      '2026-11-20T09:30:00Z',
    ],
    [
      'hours of one date open it',
      { dateHours: { '2026-11-20': [['20:00', '24:00']] } },
      '2026-11-20',
      '2026-11-20T21:00:00Z',
    ],
    [
      'hours of one date decide after holidays',
      { holidays: ['2026-11-24'], dateHours: { '2026-11-24': [['10:00', '11:00']] } },
      '2026-11-24',
      '2026-11-24T08:00:00Z',
    ],
    ['an empty list closes', { dateHours: { '2026-11-24': [] } }, '2026-11-24', null],
    [
      'an empty list closes after workdays',
      { workdays: ['2026-11-20'], dateHours: { '2026-11-20': [] } },
      '2026-11-20',
      null,
    ],
    [
      'a break at the end moves the closing',
      { breaks: { '2026-11-24': [['11:30', '14:00']] } },
      '2026-11-24',
      '2026-11-24T08:30:00Z',
    ],
    [
      'a break inside does not',
      { breaks: { '2026-11-24': [['11:00', '11:30']] } },
      '2026-11-24',
      '2026-11-24T09:00:00Z',
    ],
    [
      'all cut: no working day',
      {
        breaks: {
          '2026-11-24': [
            ['09:00', '11:00'],
            ['10:30', '12:00'],
          ],
        },
      },
      '2026-11-24',
      null,
    ],
    ['a holiday closes', { holidays: ['2026-11-24'] }, '2026-11-24', null],
  ])('%s', (_name, more, date, closing) => {
    const of = calendar({ ...base, ...more });
    expect(iso(valueOf(addWorkingDays(of, at(`${date}T04:00Z`), 0)).instant) === closing).toBe(closing !== null);
    expect(valueOf(workingTimeBetween(of, at(`${date}T00:00+03:00`), at(`${date}T00:00+03:00`) + 86_400_000)) > 0).toBe(
      closing !== null,
    );
  });

  it('the later decides: own dates over layers', () => {
    const closedSaturday = calendar({ ...MOSCOW, holidays: ['2027-02-20'] });
    const openHoliday = calendar({ ...MOSCOW, workdays: ['2027-02-23'] });
    expect(isWorkingTime(closedSaturday, at('2027-02-20T09:00Z'))).toBe(false);
    expect(isWorkingTime(openHoliday, at('2027-02-23T09:00Z'))).toBe(true);
  });

  it('merges hours that overlap or touch', () => {
    const of = calendar({
      timeZone: 'UTC',
      week: {
        fri: [
          ['12:00', '18:00'],
          ['09:00', '12:00'],
          ['11:00', '13:00'],
          ['14:00', '15:00'],
        ],
      },
    });
    expect(valueOf(workingTimeBetween(of, friday.start, friday.start + 7 * 86_400_000))).toBe(9 * 3600);
    expect(isWorkingTime(of, friday.open)).toBe(false);
  });

  it('X-3 kinds of days in an account', () => {
    const of = calendar({
      ...MOSCOW,
      holidays: ['2026-12-25'],
      workdays: ['2026-12-26'],
      dateHours: { '2026-12-27': [['10:00', '11:00']], '2026-12-28': [['10:00', '11:00']] },
      breaks: { '2026-12-29': [['09:00', '18:00']] },
    });
    const { account } = valueOf(deadlineAccount(plain(of, '2026-12-24T07:00Z', 20, 'calendar-day')));
    expect(account.map((day) => [day.date.slice(5), day.kind])).toEqual([
      ['12-24', 'event-day'],
      ['12-25', 'holiday'],
      ['12-26', 'moved-working'],
      ['12-27', 'moved-working'],
      ['12-28', 'working'],
      ['12-29', 'holiday'],
      ['12-30', 'working'],
      ['12-31', 'moved-off'],
      ...[1, 2, 3, 4, 5, 6, 7, 8].map((day) => [`01-0${day}`, 'holiday']),
      ['01-09', 'weekend'],
      ['01-10', 'weekend'],
      ['01-11', 'working'],
      ['01-12', 'working'],
      ['01-13', 'working'],
    ]);
  });

  it('X-3 a moved working day that the week works anyway is a working day', () => {
    const of = calendar({ ...MOSCOW, week: { ...MOSCOW.week, sat: [['10:00', '14:00']] } });
    const { account } = valueOf(deadlineAccount(plain(of, '2027-02-19T07:00Z', 1, 'working-day')));
    expect(account.at(-1)).toMatchObject({ date: '2027-02-20', kind: 'working', countedSeconds: 4 * 3600 });
  });

  it.each([
    ['working-day' as const, 'event-day'],
    ['calendar-day' as const, 'event-day'],
    ['working-minute' as const, 'holiday'],
    ['minute' as const, 'holiday'],
  ])('X-3 the day of the event is told apart in terms of days only: %s', (unit, kind) => {
    const { account } = valueOf(deadlineAccount(plain(calendar(MOSCOW), '2027-02-23T07:00Z', 1, unit)));
    expect(account[0]).toMatchObject({ date: '2027-02-23', kind });
  });
});

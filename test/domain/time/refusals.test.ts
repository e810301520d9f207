import type { DeadlineInput } from '../../../domain/time';
import {
  addWorkingDays,
  addWorkingTime,
  deadline,
  localDateOf,
  nextWorkingMoment,
  workingTimeBetween,
} from '../../../domain/time';
import { at, calendar, codeOf, everyDay, iso, MOSCOW, plain, valueOf } from './support';

const moscow = calendar(MOSCOW);
const never = calendar({ timeZone: 'Europe/Moscow', week: {} });
const pause = (from: string, to: string): Partial<DeadlineInput> => ({ pauses: [{ from: at(from), to: at(to) }] });

describe('refusals', () => {
  const of = (input: Partial<DeadlineInput>): string =>
    codeOf(deadline({ ...plain(moscow, '2026-11-20T07:00Z', 1, 'minute'), ...input }));

  it.each<[string, Partial<DeadlineInput>, string]>([
    ['a term of nothing', { term: { amount: 0, unit: 'minute' } }, 'malformed'],
    ['a negative term', { term: { amount: -1, unit: 'working-day' } }, 'malformed'],
    ['half a day', { term: { amount: 0.5, unit: 'working-day' } }, 'malformed'],
    ['a term of NaN', { term: { amount: NaN, unit: 'working-day' } }, 'malformed'],
    ['a start that is no instant', { start: NaN }, 'malformed'],
    ['a start before 1970', { start: -1 }, 'out-of-range'],
    ['a start after 2100', { start: at('2101-01-01T00:00Z') }, 'out-of-range'],
    ['a pause that ends before it begins', pause('2026-11-20T08:00Z', '2026-11-20T07:59Z'), 'malformed'],
    [
      'an extension in another unit',
      { extensions: [{ kind: 'add', term: { amount: 1, unit: 'working-day' }, agreedAt: 0 }] },
      'malformed',
    ],
    [
      'an extension of nothing',
      { extensions: [{ kind: 'add', term: { amount: 0, unit: 'minute' }, agreedAt: 0 }] },
      'malformed',
    ],
    ['an agreed date that is none', { extensions: [{ kind: 'until', date: '2026-13-01', agreedAt: 0 }] }, 'malformed'],
    ['an absurd number of minutes', { term: { amount: 1e308, unit: 'minute' } }, 'out-of-range'],
    ['an absurd number of working minutes', { term: { amount: 1e308, unit: 'working-minute' } }, 'out-of-range'],
    ['an absurd number of days', { term: { amount: 1e308, unit: 'calendar-day' } }, 'out-of-range'],
    ['an absurd number of working days', { term: { amount: 1e15, unit: 'working-day' } }, 'out-of-range'],
    [
      'a last day off before the edge',
      { start: at('2100-12-31T20:00Z'), term: { amount: 1, unit: 'calendar-day' } },
      'out-of-range',
    ],
    [
      'working days without working time',
      { calendar: never, term: { amount: 1, unit: 'working-day' } },
      'no-working-time',
    ],
    [
      'working minutes without working time',
      { calendar: never, term: { amount: 1, unit: 'working-minute' } },
      'no-working-time',
    ],
    [
      'calendar days without working time',
      { calendar: never, term: { amount: 1, unit: 'calendar-day' } },
      'no-working-time',
    ],
    ['a threshold below 0', { thresholds: [{ code: 't', moment: { percent: -1 } }] }, 'malformed'],
  ])('%s', (_name, input, code) => {
    expect(of(input)).toBe(code);
  });

  it('a calendar without working time measures 0 and is refused where working time must be found', () => {
    const start = at('2026-11-20T07:00Z');
    expect(valueOf(workingTimeBetween(never, start, start + 1e9))).toBe(0);
    expect(codeOf(addWorkingTime(never, start, 0))).toBe('no-working-time');
    expect(codeOf(addWorkingTime(never, start, -60))).toBe('no-working-time');
    expect(codeOf(addWorkingDays(never, start, 0))).toBe('no-working-time');
    expect(codeOf(nextWorkingMoment(never, start))).toBe('no-working-time');
  });

  it('works up to the edges of its years and not beyond', () => {
    const first = at('1970-01-01T00:00Z');
    const last = at('2100-12-31T23:59:59Z');
    const utc = calendar({ timeZone: 'UTC', week: everyDay(['00:00', '24:00']) });
    expect(iso(valueOf(addWorkingTime(utc, last, 1)))).toBe('2101-01-01T00:00:00Z');
    expect(codeOf(addWorkingTime(utc, last, 2))).toBe('out-of-range');
    expect(codeOf(addWorkingTime(utc, first, -1))).toBe('out-of-range');
    expect(valueOf(addWorkingDays(utc, last, 0))).toEqual({ instant: at('2101-01-01T00:00Z'), endOfDay: true });
    expect(codeOf(addWorkingDays(utc, last, 1))).toBe('out-of-range');
    expect(codeOf(addWorkingDays(utc, first, -2))).toBe('out-of-range');
    for (const timeZone of ['Pacific/Kiritimati', 'Pacific/Pago_Pago']) {
      const of = calendar({ timeZone, week: everyDay(['00:00', '24:00']) });
      for (const instant of [first, last]) {
        expect(codeOf(workingTimeBetween(of, first, instant))).toBe('ok');
        expect(localDateOf(of, instant)).toMatch(/^\d{4}-\d{2}-\d{2}$/);
        expect(['ok', 'out-of-range']).toContain(codeOf(deadline(plain(of, instant, 1, 'calendar-day'))));
      }
    }
  });
});

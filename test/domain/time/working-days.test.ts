import { endOfWeek, nextWorkingDate } from '../../../domain/time';
import { at, calendar, everyDay, MOSCOW } from './support';

const work = calendar(MOSCOW);
const always = calendar({ timeZone: 'Europe/Moscow', layers: [], week: everyDay(['00:00', '24:00']) });

test.each([
  ['on a Monday', '2026-11-30T08:00:00Z', '2026-12-01'],
  ['on a Friday', '2026-12-04T20:00:00Z', '2026-12-07'],
  ['on the day off before', '2026-12-06T10:00:00Z', '2026-12-07'],
  // It is Tuesday in Moscow already.
  ['by the clocks of the calendar', '2026-11-30T21:30:00Z', '2026-12-02'],
  ['over the holidays of January', '2026-12-30T10:00:00Z', '2027-01-11'],
])('SK-2 the next working day %s', (_when, now, next) => {
  expect(nextWorkingDate(work, at(now))).toBe(next);
});

test('round the clock it is the next day', () => {
  expect(nextWorkingDate(always, at('2026-12-31T10:00:00Z'))).toBe('2027-01-01');
});

test('there is none after the last instant that is computed with', () => {
  expect(nextWorkingDate(work, Date.UTC(2101, 0, 1))).toBeUndefined();
});

test('a week ends on Sunday', () => {
  expect(['2026-11-30', '2026-12-05', '2026-12-06'].map(endOfWeek)).toEqual(Array(3).fill('2026-12-06'));
  expect(endOfWeek('2026-12-07')).toBe('2026-12-13');
});

import { clockLimit, firstService } from '../../domain/regulation';
import { isWorkingTime } from '../../domain/time';
import { builtIn, calendarOf, situation } from './support';

const { regulation } = builtIn('eaeu');

it('EA-1 kinds of requests: consultation, restoration of service, change of function; an incident is a topic of its own', () => {
  const topics = Object.values(regulation.requestTypes).map(({ topic }) => topic);
  expect(topics).toEqual(['consultation', 'restoration', 'change']);
  expect(Object.keys(regulation.topics)).toContain('incident');
});

it('EA-2 services in three tiers, each with a calendar of its own; the one that coordinates holds what nobody has', () => {
  const tiers = Object.values(regulation.services).map(({ tier }) => tier);
  expect(new Set(tiers)).toEqual(new Set([1, 2, 3]));
  expect(firstService(regulation)).toBe('central');
  expect(regulation.services['central']?.tier).toBe(3);
  for (const { calendar } of Object.values(regulation.services)) expect(regulation.calendars[calendar]).toBeDefined();
});

it('EA-2 what touches no shared resources is sent to the own register', () => {
  expect(Object.keys(regulation.redirects ?? {})).toEqual(['own-register']);
});

/** When the hotline of each state opens, and a day on which only some of them work. */
it.each([
  ['russia', '2026-03-19T07:00+03:00'],
  ['armenia', '2026-03-19T07:00+04:00'],
  ['belarus', '2026-03-19T07:00+03:00'],
  ['kazakhstan', '2026-03-19T07:00+05:00'],
  ['kyrgyzstan', '2026-03-19T07:00+06:00'],
])('EA-3 the hotline of %s is open from seven by its own clocks until nine', (code, opening) => {
  const calendar = calendarOf(regulation, code);
  const at = Date.parse(opening);
  const open = [at - 60_000, at, at + 14 * 3_600_000 - 60_000, at + 14 * 3_600_000 + 60_000].map((instant) =>
    isWorkingTime(calendar, instant),
  );
  expect(open).toEqual([false, true, true, false]);
});

it.each([
  ['2026-03-24', ['kazakhstan'], 'Nauryz, moved'],
  ['2026-04-20', ['belarus'], 'off for a worked Saturday'],
  ['2026-06-12', ['russia'], 'Russia Day'],
  ['2026-08-31', ['kyrgyzstan'], 'Independence Day of Kyrgyzstan'],
])('EA-3 on %s the hotline of %s is closed, and the others are open (%s)', (day, closed) => {
  const states = ['russia', 'armenia', 'belarus', 'kazakhstan', 'kyrgyzstan'];
  const noon = Date.parse(`${day}T09:00Z`);
  const shut = states.filter((code) => !isWorkingTime(calendarOf(regulation, code), noon));
  expect(shut).toEqual(closed);
});

it('EA-3 mail is answered round the clock, all days of the year', () => {
  const calendar = calendarOf(regulation, regulation.intake.calendar);
  expect(isWorkingTime(calendar, Date.parse('2026-01-01T00:30Z'))).toBe(true);
});

it('EA-4 a change waits for its release', () => {
  expect(regulation.waits['change']).toMatchObject({ release: true, pauses: [] });
});

it('EA-1 no term of a solution is promised: the written regulation names none', () => {
  for (const topic of Object.keys(regulation.topics))
    expect(clockLimit(regulation, 'resolution', situation({ topic }))?.kind).toBe('not-promised');
});

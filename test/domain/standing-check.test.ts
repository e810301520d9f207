import { lateSince, type CheckState } from '../../domain/standing-check';

const minute = 60_000;
const due = Date.UTC(2027, 2, 1, 9);
const clock = (stoppedAt: number | null) => ({ stoppedAt, aim: { due } });
const check = (stage: 'waiting' | 'passing', since: number | null, stoppedAt: number | null = null): CheckState =>
  ({ stage, since, clocks: [clock(stoppedAt)] }) as unknown as CheckState;

it.each<[string, CheckState, number, number | null]>([
  ['a pass that is due just now is none', check('waiting', null), due + 10 * minute, null],
  ['one that did not begin in ten minutes is late since then', check('waiting', null), due + 11 * minute, due],
  ['one under way may take an hour', check('passing', due, due), due + 60 * minute, null],
  ['one that goes on for longer is late', check('passing', due, due), due + 61 * minute, due],
  ['a check without a clock waits for nothing', check('waiting', null, due), due + 99 * minute, null],
])('X-5 the standing check that nobody runs says so: %s', (_, state, now, since) => {
  expect(lateSince(state, now)).toBe(since);
});

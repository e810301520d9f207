import type { Calendar } from './calendar';
import { isResult } from './dates';
import type { Promised, Reading } from './promise';
import { isTerm, run } from './promise';
import { done, refused } from './result';
import type { DeadlineInput } from './deadline-input';
import type { Deadline, Instant, Term, ThresholdRule, TimeResult } from './types';
import { addWorkingTime, nextWorkingMoment } from './working-time';

/** Refuses rules with a share below 0 or a term that is none. */
export function checkThresholds(rules: readonly ThresholdRule[]): TimeResult<readonly ThresholdRule[]> {
  for (const { code, moment } of rules) {
    const sound =
      'percent' in moment
        ? Number.isFinite(moment.percent) && moment.percent >= 0
        : 'before' in moment
          ? isTerm(moment.before)
          : 'after' in moment
            ? isTerm(moment.after)
            : moment.due;
    if (!sound) return refused('malformed', `threshold ${code} has no sound moment`);
  }
  return done(rules);
}

/**
 * The telling instants of the rules, in their order. A share is that share of the watch (100 is the due instant itself); `before`
 * and `after` count from the due instant: working days to the closing of that working day, working minutes through working time,
 * calendar days to the same time of that day.
 */
export function thresholdsOf(
  { calendar, tellCalendar, thresholds }: DeadlineInput,
  promise: Promised,
  reading: Reading | null,
): Deadline['thresholds'] {
  return thresholds.map((rule) => {
    const at = momentOf(calendar, rule, promise, reading);
    const known = at !== undefined && isResult(at);
    return { code: rule.code, at: known ? tellAt(tellCalendar ?? calendar, at, rule.anyHour === true) : null };
  });
}

function momentOf(
  calendar: Calendar,
  { moment }: ThresholdRule,
  promise: Promised,
  reading: Reading | null,
): Instant | undefined {
  if ('percent' in moment && moment.percent !== 100) {
    const share = run(promise, Math.ceil((promise.totalMs * moment.percent) / 100));
    return share.kind === 'out' ? share.at : undefined;
  }
  if (reading === null) return undefined;
  if ('before' in moment) return away(calendar, reading, moment.before, -1);
  if ('after' in moment) return away(calendar, reading, moment.after, 1);
  return reading.due;
}

function away(calendar: Calendar, { due, dueDay }: Reading, { amount, unit }: Term, sign: 1 | -1): Instant | undefined {
  switch (unit) {
    case 'minute':
      return due + sign * amount * 60_000;
    case 'working-minute': {
      const moved = addWorkingTime(calendar, due, sign * amount * 60);
      return moved.ok ? moved.value : undefined;
    }
    case 'working-day': {
      const day = sign > 0 ? calendar.workdayAfter(dueDay, amount) : calendar.workdayBefore(dueDay, amount);
      return day === undefined ? undefined : calendar.closingOf(day);
    }
    case 'calendar-day': {
      const [from, to] = [calendar.startOf(dueDay), calendar.startOf(dueDay + sign * amount)];
      return from === undefined || to === undefined ? undefined : to + (due - from);
    }
    default: {
      const _: never = unit;
      return _;
    }
  }
}

/**
 * The telling instants of a due instant that a person stated: a share is one of the time from `start` to `due`.
 * In the order of the rules; null outside the years of the engine.
 */
export function statedThresholds(
  calendar: Calendar,
  start: Instant,
  due: Instant,
  rules: readonly ThresholdRule[],
): Deadline['thresholds'] {
  if (!isResult(due)) return rules.map(({ code }) => ({ code, at: null }));
  const dueDay = calendar.dayOf(due);
  const reading: Reading = { due, dueDay, ranOutDay: dueDay, endOfDay: false };
  return rules.map(({ code, moment, anyHour }) => {
    const at = statedMoment(calendar, moment, start, reading);
    const known = at !== undefined && isResult(at);
    return { code, at: known ? tellAt(calendar, at, anyHour === true) : null };
  });
}

function statedMoment(
  calendar: Calendar,
  moment: ThresholdRule['moment'],
  start: Instant,
  reading: Reading,
): Instant | undefined {
  if ('percent' in moment) return start + Math.ceil(((reading.due - start) * moment.percent) / 100);
  if ('before' in moment) return away(calendar, reading, moment.before, -1);
  if ('after' in moment) return away(calendar, reading, moment.after, 1);
  return reading.due;
}

/** Tellings wait for working hours. A calendar that has none cannot hold them back. */
function tellAt(calendar: Calendar, at: Instant, anyHour: boolean): Instant | null {
  if (anyHour || !calendar.hasWorkingTime) return at;
  const moved = nextWorkingMoment(calendar, at);
  return moved.ok ? moved.value : null;
}

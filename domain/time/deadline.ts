import { isResult, LAST_INSTANT, yearOf } from './dates';
import type { Promised, Reading } from './promise';
import { promisesOf, read, run } from './promise';
import { done, notFound, refused } from './result';
import { checkThresholds, thresholdsOf } from './thresholds';
import type { DeadlineInput } from './deadline-input';
import type { Deadline, Instant, TimeResult } from './types';
import { counted } from './watch';

/** A deadline with what its account is made from. */
export interface Settled {
  /** What was settled: the term and extensions that hold. */
  readonly input: DeadlineInput;
  readonly deadline: Deadline;
  readonly promises: readonly Promised[];
  /** The last of the promises, the one that holds. */
  readonly promise: Promised;
  readonly reading: Reading | null;
  /** Where the watch stopped for now, or for good. */
  readonly stoppedAt: Instant;
  /** The years of the calendar that the due instant depends on. */
  readonly years: readonly number[];
}

/**
 * When a promise falls due. A stopwatch runs the term, made longer by the extensions, through the calendar and stands during pauses;
 * DESIGN section 4 and Civil Code art. 191, 193, 194 say how days are counted. Pure and total: the same input gives the same answer
 * on any host. Refusals: `malformed`, `no-working-time`, `out-of-range`.
 */
export function deadline(input: DeadlineInput): TimeResult<Deadline> {
  const settled = settleLater(input);
  return settled.ok ? done(settled.value.deadline) : settled;
}

/** Settles an input; where an earlier agreement is kept, the later of the two (an unknown one counts as later). */
export function settleLater(input: DeadlineInput): TimeResult<Settled> {
  const limit = settle(input);
  if (input.agreed === undefined || !limit.ok) return limit;
  const agreed = settle({ ...input, ...input.agreed });
  if (!agreed.ok) return agreed;
  return isLater(agreed.value.deadline, limit.value.deadline) ? agreed : limit;
}

/** Settles an input by its own term and extensions alone. */
export function settle(input: DeadlineInput): TimeResult<Settled> {
  const rules = checkThresholds(input.thresholds);
  if (!rules.ok) return rules;
  const promised = promisesOf(input);
  if (!promised.ok) return promised;
  const promises = promised.value;
  const promise = promises.at(-1) as Promised;
  const end = run(promise);
  if (end.kind === 'beyond') return notFound(true);
  const reading = end.kind === 'out' ? read(input.calendar, promise.reading, end.at) : null;
  if (reading === undefined) return notFound(true);
  const stoppedAt = end.kind === 'out' ? end.at : end.since;
  const years = yearsNeeded(input, promise, reading, stoppedAt);
  const settledDeadline: Deadline = {
    due: reading === null ? null : reading.due,
    remainingSeconds: end.kind === 'stands' ? end.leftMs / 1000 : null,
    endOfDay: reading !== null && reading.endOfDay,
    provisional: years.some((year) => input.calendar.year(year)?.provisional === true),
    thresholds: thresholdsOf(input, promise, reading),
  };
  return done({ input, deadline: settledDeadline, promises, promise, reading, stoppedAt, years });
}

/** Seconds the watch of an input has counted by an instant: never more than its term. Refusals: those of {@link deadline}. */
export function consumedSeconds(input: DeadlineInput, at: Instant): TimeResult<number> {
  if (!isResult(at)) return refused('out-of-range', 'the instant lies beyond the years 1970 to 2100');
  const settled = settleLater(input);
  if (!settled.ok) return settled;
  const { promise, stoppedAt } = settled.value;
  return done(counted(promise.track, promise.from, Math.min(at, stoppedAt), promise.stops) / 1000);
}

function isLater(a: Deadline, b: Deadline): boolean {
  return b.due !== null && (a.due === null || a.due > b.due);
}

function yearsNeeded(
  { calendar, term, extensions }: DeadlineInput,
  promise: Promised,
  reading: Reading | null,
  stoppedAt: Instant,
): readonly number[] {
  const last = reading?.dueDay ?? Math.max(promise.lastDay, calendar.dayOf(Math.min(stoppedAt, LAST_INSTANT)));
  switch (term.unit) {
    case 'minute':
      // The calendar only ever answers for an agreed date here.
      return extensions.some((extension) => extension.kind === 'until') ? [yearOf(promise.lastDay)] : [];
    case 'calendar-day':
      return yearsOf(reading?.ranOutDay ?? last, last);
    case 'working-day':
    case 'working-minute':
      return yearsOf(calendar.dayOf(promise.from), last);
    default: {
      const _: never = term.unit;
      return _;
    }
  }
}

function yearsOf(firstDay: number, lastDay: number): readonly number[] {
  const [first, last] = [yearOf(firstDay), yearOf(lastDay)];
  return Array.from({ length: last - first + 1 }, (_, i) => first + i);
}

/** What commands do to running clocks: stop, stand, run on. Each leaves facts; aim.ts computes their instants. */
import type { Instant, Term } from '../../time';
import type { ClockEnd, ClockStart, Owner, ResolvedRule } from '../../regulation';
import type { ClockBearer, ClockWriting } from './draft';
import type { ClockEventBodies } from './events';
import { outlasts } from './evolve-clocks';
import type { AppliedLimit, ClockPause, ClockState } from './state';

export interface Which {
  readonly code?: string;
  readonly until?: readonly ClockEnd[];
  readonly from?: readonly ClockStart[];
  readonly subject?: string;
  /** Begun by then: what was said earlier says nothing of the others. */
  readonly begunBy?: Instant;
}

/** Not stopped: it may stand for a while, or begin later. */
export function isRunning(clock: ClockState): boolean {
  return clock.stoppedAt === null;
}

/** The running clocks that begin and end so, and are about that; in the order of their start. */
export function runningClocks(bearer: ClockBearer, which: Which = {}): readonly ClockState[] {
  return bearer.clocks.filter(
    (clock) =>
      isRunning(clock) &&
      (which.code === undefined || which.code === clock.code) &&
      (which.until === undefined || which.until.some((end) => clock.until.includes(end))) &&
      (which.from === undefined || which.from.includes(clock.from)) &&
      (which.subject === undefined || clock.subject === which.subject) &&
      (which.begunBy === undefined || clock.startedAt <= which.begunBy),
  );
}

/** The same of which somebody owes something: what a machine will do nobody can be late with. */
export function owedClocks(bearer: ClockBearer, which: Which = {}): readonly ClockState[] {
  return runningClocks(bearer, which).filter(isOwed);
}

/** Whether somebody owes what the clock measures. */
export function isOwed({ owes }: ClockState): boolean {
  return owes !== 'nobody';
}

export interface NewClock {
  readonly code: string;
  readonly cycle: number;
  /** What has happened that starts it. */
  readonly from: ClockStart;
  readonly rule: ResolvedRule;
  readonly limit: AppliedLimit;
  readonly at: Instant;
  readonly pauses?: readonly ClockPause[];
  readonly subject?: string | undefined;
  /** So long before its end its process warns by itself. */
  readonly warn?: Term;
}

/** The fact that a clock of this rule begins. Its key is free among the bearer's clocks. */
export function clockStarted(
  bearer: ClockBearer,
  { code, cycle, from, rule, limit, at, pauses = [], subject, warn }: NewClock,
): { readonly type: 'clock-started' } & ClockEventBodies['clock-started'] {
  return {
    type: 'clock-started',
    clock: {
      key: freeKey(bearer, code, cycle),
      code,
      cycle,
      from,
      until: rule.until,
      owes: rule.owes,
      calendar: rule.calendar,
      ends: rule.ends,
      startedAt: at,
      limit,
      pauses,
      extensions: [],
      agreed: null,
      notBefore: null,
      subject: subject ?? null,
      ...(warn && { warn }),
    },
  };
}

/** Stops the running clocks that are meant; one that begins later stops as it begins. */
export function stopClocks(draft: ClockWriting, which: Which, at: Instant = draft.at): void {
  for (const clock of runningClocks(draft.state, which)) {
    draft.emit({ type: 'clock-stopped', key: clock.key }, Math.max(at, clock.startedAt));
  }
}

/**
 * Clocks of these codes stand. One cause stands a clock once, however often it is given.
 *
 * @param from since when, if not from now on
 */
export function pauseClocks(
  draft: ClockWriting,
  codes: readonly string[],
  cause: string,
  owner: Owner,
  from: Instant = draft.at,
): void {
  for (const clock of runningClocks(draft.state)) {
    if (!codes.includes(clock.code) || stands(clock, cause)) continue;
    draft.emit({ type: 'clock-paused', key: clock.key, pause: { from, to: null, cause, owner } });
  }
}

/** Clocks that stand for this cause, or were to stand on, run. @param asOf where the standing ends, if not now */
export function unpauseClocks(draft: ClockWriting, cause: string, asOf?: Instant): void {
  const end = asOf ?? draft.at;
  for (const clock of runningClocks(draft.state)) {
    if (!clock.pauses.some((pause) => outlasts(pause, cause, end))) continue;
    draft.emit({ type: 'clock-unpaused', key: clock.key, cause }, end);
  }
}

/** Whether a clock stands for this cause, with no end of it known. */
export function stands(clock: ClockState, cause: string): boolean {
  return clock.pauses.some((pause) => pause.to === null && pause.cause === cause);
}

function freeKey({ clocks }: ClockBearer, code: string, cycle: number): string {
  const base = `${cycle}/${code}`;
  // The latest of a code stays with its bearer as long as its cycle does, so its number is the highest.
  const taken = clocks.filter((clock) => clock.code === code && clock.cycle === cycle).map(({ key }) => numberOf(key));
  return taken.length === 0 ? base : `${base}/${Math.max(...taken) + 1}`;
}

function numberOf(key: string): number {
  return Number(key.split('/')[2] ?? 1);
}

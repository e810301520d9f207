/** The state of a desk's standing check: when it looked, and what came of it. What it found lies beside it, in the store. */
import type { ProcessState } from '../process';
import type { Instant } from '../time';

/** Waits for its next pass, or is at one. */
export type CheckStage = 'waiting' | 'passing';

export interface CheckState extends ProcessState {
  readonly schema: 1;
  readonly clientId: null;
  /** `check/skai`. */
  readonly number: string;
  readonly stage: CheckStage;
  /** How many passes have begun. */
  readonly passes: number;
  /** When the pass under way began; null: none is. */
  readonly since: Instant | null;
  /** The last full pass; null: none yet. */
  readonly last: {
    readonly begunAt: Instant;
    readonly endedAt: Instant;
    readonly asked: number;
    readonly found: number;
  } | null;
}

/** How long a pass may be behind, or last, before somebody should look: the clock of a busy worker, a desk of very many tickets. */
const lateAfterMs = { waiting: 10 * 60_000, passing: 60 * 60_000 } as const satisfies Record<CheckStage, number>;

/**
 * What a check cannot find by itself: that nobody passes.
 *
 * @returns since when its next pass is due, or the one under way goes on, where that is too long; null: all is well
 */
export function lateSince({ stage, since, clocks }: CheckState, now: Instant): Instant | null {
  const due = clocks.find(({ stoppedAt }) => stoppedAt === null)?.aim.due ?? null;
  const from = stage === 'passing' ? since : due;
  return from !== null && from + lateAfterMs[stage] < now ? from : null;
}

import type { Instant } from '../time';
import type { Finding } from './finding';

/** An open process as the ledger of runs has it. */
export interface LedgerRun {
  readonly kind: string;
  readonly id: string;
  readonly workflowId: string;
  /** The engine has acknowledged a run. */
  readonly started: boolean;
  readonly nextTick: Instant | null;
  /** Somebody is telling it something, or it has something to learn: it is looked at the next time. */
  readonly isBusy: boolean;
}

/** A running workflow as the engine has it. */
export interface EngineRun {
  /** The store that has started it; null: a hand did. */
  readonly store: string | null;
  /** When its timers ring; null: they were not asked for. */
  readonly timers: readonly Instant[] | null;
}

/** How far the clocks of the database and of the engine may be apart, with the time that an aim takes. */
const toleranceMs = 15_000;

/**
 * What is wrong with the run of an open process.
 *
 * @param engine the engine's running workflow of that id; null: there is none
 * @param store the id of this store
 */
export function runFinding(run: LedgerRun, engine: EngineRun | null, store: string): Finding | null {
  if (run.isBusy) return null;
  const found = (code: Finding['code'], detail: string | null = null): Finding => ({
    ...{ code, subject: run.id, name: run.workflowId, detail },
    process: { kind: run.kind, id: run.id },
  });
  if (engine === null) return found('run-missing');
  if (engine.store !== null && engine.store !== store) return found('run-foreign');
  if (run.nextTick === null || engine.timers === null) return null;
  const { nextTick } = run;
  return engine.timers.some((at) => Math.abs(at - nextTick) <= toleranceMs) ? null : found('timer-missing');
}

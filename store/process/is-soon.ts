import type { RunTelling } from './unit';

/** Within this time the outbox has told every run, and some to spare. */
const soonMs = 600_000;

/**
 * Whether a run has to be told at once: what it waits for now comes soon. All others are told by the outbox, in its own time: a batch
 * would else have every run look while it goes on, and words of people behind them.
 */
export function isSoon({ quiet, standing, at }: RunTelling): boolean {
  if (quiet) return false;
  return standing === null || (standing.next !== null && standing.next.at - at < soonMs);
}

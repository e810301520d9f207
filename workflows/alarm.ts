/** The one timer of a ticket: aimed at the next instant that matters, named in Temporal UI by what it waits for. */
import { CancellationScope, sleep } from '@temporalio/workflow';
import type { Instant } from '../domain/time';
import type { NextInstant } from '../activities';

const firstPauseMs = 1_000;
const longestPauseMs = 300_000;

export interface Reached {
  readonly at: Instant;
  readonly name: string;
}

export interface Alarm {
  readonly hasRung: () => boolean;
  /** The instant that was waited for, once; null while none has been reached. */
  readonly take: () => Reached | null;
  /** Aims at the instant that a commit named. The same instant again leaves the timer as it runs. */
  readonly aim: (next: NextInstant | null) => void;
}

/**
 * An instant already due rings at once. A commit that goes on naming an instant already handed to it makes no progress:
 * then the pauses between the attempts grow up to five minutes, so that a fault in a rule never becomes a loop.
 *
 * @param ring called when the instant is reached
 */
export function setAlarm(ring: () => void): Alarm {
  let running: { readonly aimed: Reached; readonly timer: CancellationScope } | null = null;
  let rung: Reached | null = null;
  let handled: Instant | null = null;
  let repeats = 0;

  // A sleep in a scope of its own rather than condition(fn, ms): the same two events, a third of the promises.
  const wait = (aimed: Reached, ms: number): void => {
    const timer = new CancellationScope();
    running = { aimed, timer };
    timer
      .run(() => sleep(ms, { summary: aimed.name }))
      .then(
        () => {
          // Fired in the same moment in which a commit re-aimed it.
          if (running?.timer !== timer) return;
          running = null;
          rung = aimed;
          ring();
        },
        // Re-aimed: whoever cancelled it has set another one, or none.
        () => undefined,
      );
  };

  return {
    hasRung: () => rung !== null,
    take: () => {
      const reached = rung;
      rung = null;
      if (reached) handled = reached.at;
      return reached;
    },
    aim: (next) => {
      if (next && running?.aimed.at === next.at) return;
      running?.timer.cancel();
      running = null;
      rung = null;
      if (!next) return;
      const aimed = { at: next.at, name: next.name };
      if (next.inMs > 0) {
        repeats = 0;
        wait(aimed, Math.ceil(next.inMs));
      } else if (handled === null || next.at > handled) {
        repeats = 0;
        rung = aimed;
      } else {
        const pause = Math.min(firstPauseMs * 2 ** repeats, longestPauseMs);
        repeats += 1;
        wait(aimed, pause);
      }
    },
  };
}

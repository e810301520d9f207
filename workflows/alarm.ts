/** The one timer of a ticket: aimed at the next instant that matters, named in Temporal UI by what it waits for. */
import { condition } from '@temporalio/workflow';
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
 */
export function setAlarm(): Alarm {
  let running: Reached | null = null;
  let rung: Reached | null = null;
  let handled: Instant | null = null;
  let repeats = 0;

  const wait = async (at: Instant, name: string, ms: number): Promise<void> => {
    const aimed = { at, name };
    running = aimed;
    const dropped = await condition(() => running !== aimed, ms, { summary: name });
    if (dropped) return;
    running = null;
    rung = aimed;
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
      if (next && running?.at === next.at) return;
      running = null;
      rung = null;
      if (!next) return;
      if (next.inMs > 0) {
        repeats = 0;
        void wait(next.at, next.name, Math.ceil(next.inMs));
      } else if (handled === null || next.at > handled) {
        repeats = 0;
        rung = { at: next.at, name: next.name };
      } else {
        const pause = Math.min(firstPauseMs * 2 ** repeats, longestPauseMs);
        repeats += 1;
        void wait(next.at, next.name, pause);
      }
    },
  };
}

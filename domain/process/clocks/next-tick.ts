import type { Instant } from '../../time';
import { isRunning } from './clocks';
import type { ClockBearer } from './draft';

/** A moment at which something happens by itself. */
export interface Tick {
  readonly at: Instant;
  readonly clock: string;
  readonly code: string;
  readonly due: Instant | null;
  /** What a timer waiting for it is called. */
  readonly name: string;
}

/** The earliest armed threshold of a running clock; ties go by the order of clocks. Null: nothing with a date is left. */
export function nextTick({ clocks }: ClockBearer): Tick | null {
  let next: Tick | null = null;
  for (const clock of clocks) {
    if (!isRunning(clock)) continue;
    for (const threshold of clock.aim.thresholds) {
      if (!threshold.armed || (next !== null && threshold.at >= next.at)) continue;
      next = {
        at: threshold.at,
        clock: clock.key,
        code: threshold.code,
        due: clock.aim.due,
        name: `${clock.code} ${threshold.code}`,
      };
    }
  }
  return next;
}

/** Identity of a tick: it has no row, and the same one is never decided twice. */
export function tickId(tick: Tick): string {
  return `tick/${tick.clock}/${tick.code}/${tick.due ?? 'none'}`;
}

import { foldClocks } from '../../domain/process';
import type { ClockState, Rules } from '../../domain/process';
import type { StoreContext } from '../store-context';
import type { ProcessRef } from './process-ref';
import { readEvents } from './state-of';

/** A clock with the rules it went by, whatever its process goes by since. */
export interface RuledClock {
  readonly clock: ClockState;
  readonly rules: Rules;
}

/**
 * All clocks that a process ever had, of all cycles, in the order of their start: those that are settled have left its state, and
 * stand in its events.
 */
export async function readClocks(
  { database, kinds, library }: StoreContext,
  { kind, id }: ProcessRef,
): Promise<readonly RuledClock[]> {
  const { process } = kinds.of(kind);
  const clocks = foldClocks(process, await readEvents(database, process, id));
  return Promise.all(clocks.map(async (clock) => ({ clock, rules: await library.pinned(clock.pin) })));
}

import { foldClocks, movesByRules } from '../../domain/process';
import type { ClockState, MoveByRules, Rules } from '../../domain/process';
import type { StoreContext } from '../store-context';
import type { ProcessRef } from './process-ref';
import { readEvents } from './state-of';

/** A clock with the rules it went by, whatever its process goes by since. */
export interface RuledClock {
  readonly clock: ClockState;
  readonly rules: Rules;
  /** How other rules have moved its date, the oldest first. */
  readonly moves: readonly MoveByRules[];
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
  const events = await readEvents(database, process, id);
  const moves = movesByRules(events);
  return Promise.all(
    foldClocks(process, events).map(async (clock) => {
      return { clock, rules: await library.pinned(clock.pin), moves: moves.get(clock.key) ?? [] };
    }),
  );
}

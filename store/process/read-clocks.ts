import { foldClocks } from '../../domain/process';
import type { ClockState } from '../../domain/process';
import type { StoreContext } from '../store-context';
import type { ProcessRef } from './kept-kind';
import { readEvents } from './state-of';

/**
 * All clocks that a process ever had, of all cycles, in the order of their start: those that are settled have left its state, and
 * stand in its events.
 */
export async function readClocks(
  { database, kinds }: StoreContext,
  { kind, id }: ProcessRef,
): Promise<readonly ClockState[]> {
  const { process } = kinds.of(kind);
  return foldClocks(process, await readEvents(database, process, id, 0));
}

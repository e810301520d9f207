import type { StoreContext } from '../store-context';
import { inUnit } from './in-unit';
import { lockProcess } from './lock';
import type { ProcessRef } from './process-ref';

/**
 * Decides what waits for a process and what has come due, by the clock of the context, for somebody who is not its run: the run
 * is left to learn of it.
 *
 * @param decisionsMs how long decisions may take; what is left then waits for the next commit
 */
export async function passTime(context: StoreContext, ref: ProcessRef, decisionsMs: number): Promise<void> {
  await inUnit(context, { runOf: null, decisionsMs }, async (unit) => {
    const locked = await lockProcess(unit.transaction, ref);
    if (locked !== undefined) await context.kinds.of(ref.kind).commit(unit, locked, { rows: [], reached: null });
  });
}

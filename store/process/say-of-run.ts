import type { ProcessState } from '../../domain/process';
import type { StoreContext } from '../store-context';
import { inUnit } from './in-unit';
import { ownRow, type NewRow } from './inbox';
import { lockProcess } from './lock';
import type { ProcessRef } from './process-ref';
import type { Committed, Unit } from './unit';
import { broadcast } from '../../domain/policy/actor';

const decisionsMs = 1_000;

/** A word of a part of the product to a process, by an identity that is its for ever. */
export function partRow(row: Pick<NewRow, 'identity' | 'type' | 'content'>): NewRow {
  return ownRow({ ...row, actor: broadcast, channel: 'console' });
}

/**
 * What a run has done for its own process is said to it: the commit counts as a look of the run.
 *
 * @param beside what changes with it, in the same transaction
 */
export async function sayOfRun(
  context: StoreContext,
  { kind, id }: ProcessRef,
  rows: readonly NewRow[],
  beside: (unit: Unit, committed: Committed<ProcessState>) => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  await inUnit(context, { runOf: id, decisionsMs }, async (unit) => {
    const locked = await lockProcess(unit.transaction, { kind, id });
    if (locked === undefined) throw new Error(`The process of a run is not there: ${kind}.`);
    await beside(unit, await context.kinds.of(kind).commit(unit, locked, { rows, reached: null }));
  });
}

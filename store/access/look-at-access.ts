import type { LeaseState } from '../../domain/access-lease';
import type { RefusalCode } from '../../domain/policy/refusals';
import { isUuid } from '../json';
import { inUnit } from '../process/in-unit';
import { lockProcess } from '../process/lock';
import { rowOf, type Receipt } from '../process/receipt';
import type { RunTelling } from '../process/unit';
import type { StoreContext } from '../store-context';
import { readAccess } from './give-access';

const decisionsMs = 50;

export type Looked =
  | {
      readonly kind: 'seen';
      readonly data: string;
      readonly state: LeaseState;
      readonly tellings: readonly RunTelling[];
    }
  | { readonly kind: 'refused'; readonly code: RefusalCode; readonly commandId: string }
  /** Nothing can be read, so nobody has looked. */
  | { readonly kind: 'unreadable' }
  | { readonly kind: 'no-process' };

/** Nobody has seen anything: it is rolled back. */
class Unreadable extends Error {}

/**
 * Shows the data of a lease to its responsible. The look is recorded in the transaction that reads them: nothing is shown that does not
 * stand on the record.
 *
 * @param looking under an identity that is never said again
 * @throws KeysUnavailable
 */
export async function lookAtAccess(
  context: StoreContext,
  looking: Omit<Receipt, 'kind' | 'type' | 'content'>,
): Promise<Looked> {
  const ref = { kind: 'access', id: looking.id };
  if (!isUuid(looking.id)) return { kind: 'no-process' };
  const row = rowOf({ ...looking, kind: ref.kind, type: 'look-at-access', content: {} });
  try {
    const { result, tellings } = await inUnit(context, { runOf: null, decisionsMs }, async (unit) => {
      const locked = await lockProcess(unit.transaction, ref);
      if (locked === undefined) return { kind: 'no-process' } as const;
      const asked = { rows: [row], reached: null };
      const { outcomes, state } = await context.kinds.of(ref.kind).commit(unit, locked, asked);
      const outcome = outcomes.find(({ commandId }) => commandId === row.id)?.result;
      if (outcome?.kind === 'refused') return { kind: 'refused', code: outcome.code, commandId: row.id } as const;
      if (outcome?.kind !== 'done') throw new Error('A look at access data was not decided.');
      const read = await readAccess({ ...context, database: unit.transaction }, ref.id);
      if (read.kind !== 'data') throw new Unreadable();
      // What is locked as a lease is one.
      return { kind: 'seen', data: read.data, state: state as LeaseState } as const;
    });
    return result.kind === 'seen' ? { ...result, tellings } : result;
  } catch (error) {
    if (error instanceof Unreadable) return { kind: 'unreadable' };
    throw error;
  }
}

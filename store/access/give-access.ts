import { timingSafeEqual } from 'node:crypto';
import type { LeaseState } from '../../domain/access-lease';
import { isUuid } from '../json';
import { inUnit } from '../process/in-unit';
import { lockProcess } from '../process/lock';
import { known, rowOf, type Receipt } from '../process/receipt';
import type { Said } from '../process/said';
import type { StoreContext } from '../store-context';
import { seal, unseal } from './sealed';

const decisionsMs = 50;

/** That data are given, as the inbox hears it: without the data. */
export type Giving = Omit<Receipt, 'kind' | 'type' | 'content'>;

/**
 * Keeps access data under a key of the lease's own, and records that they were given: both or neither. The data go nowhere else; where
 * the lease is not free at once nothing is kept, and the caller asks again.
 *
 * @throws KeysUnavailable
 */
export async function giveAccess(context: StoreContext, giving: Giving, data: string): Promise<Said<LeaseState>> {
  const { accessKeys: keys } = context;
  const ref = { kind: 'access', id: giving.id };
  if (!isUuid(giving.id)) return { kind: 'no-process' };
  const row = rowOf({ ...giving, kind: ref.kind, type: 'give-access', content: {} });
  const { result, tellings } = await inUnit(context, { runOf: null, decisionsMs }, async (unit) => {
    const { transaction } = unit;
    const locked = await lockProcess(transaction, ref);
    if (locked === undefined) return { kind: 'no-process' } as const;
    const { outcomes, written, ...stands } = await context.kinds
      .of(ref.kind)
      .commit(unit, locked, { rows: [row], reached: null });
    if (!written.has(row.id)) return { kind: 'said-before' } as const;
    const outcome = outcomes.find(({ commandId }) => commandId === row.id)?.result;
    if (outcome === undefined) return { kind: 'no-process' } as const;
    if (outcome.kind === 'done') {
      const sealed = new Uint8Array(seal(await keys.ofLease(ref.id), ref.id, data));
      const kept = { sealed, givenAt: new Date(stands.now) };
      await transaction.accessData.upsert({
        where: { leaseId: ref.id },
        create: { leaseId: ref.id, ...kept },
        update: kept,
      });
    }
    return { kind: 'decided', outcome, stands } as const;
  });
  switch (result.kind) {
    case 'no-process':
      return result;
    case 'said-before':
      return saidBefore(context, row, ref.id, data);
    case 'decided': {
      const { state, rules, now } = result.stands;
      // What is locked as a lease is one.
      const lease = state as LeaseState;
      return { kind: 'decided', commandId: row.id, result: result.outcome, state: lease, rules, now, tellings };
    }
    default: {
      const never: never = result;
      return never;
    }
  }
}

/** The same word again is answered as the first time; another one under its key is told by what is kept, as long as it is. */
async function saidBefore(
  context: StoreContext,
  row: ReturnType<typeof rowOf>,
  leaseId: string,
  data: string,
): Promise<Said<LeaseState>> {
  const before = (await known(context.database, row)) ?? { kind: 'conflict' as const };
  if (before.kind === 'conflict') return before;
  const kept = await readAccess(context, leaseId);
  return kept.kind !== 'data' || sameText(kept.data, data) ? before : { kind: 'conflict' };
}

function sameText(a: string, b: string): boolean {
  const [one, other] = [Buffer.from(a), Buffer.from(b)];
  return one.length === other.length && timingSafeEqual(one, other);
}

/** What can be read of a lease: its data, or why there are none. */
export type AccessRead =
  | { readonly kind: 'data'; readonly data: string }
  /** Nothing is kept. */
  | { readonly kind: 'none' }
  /** What is kept cannot be read by anybody: its key is gone, after a restore on another machine say. */
  | { readonly kind: 'without-key' };

/** @throws KeysUnavailable */
export async function readAccess(
  {
    database,
    accessKeys,
  }: Pick<StoreContext, 'accessKeys'> & { readonly database: Pick<StoreContext['database'], 'accessData'> },
  leaseId: string,
): Promise<AccessRead> {
  const row = await database.accessData.findUnique({ where: { leaseId }, select: { sealed: true } });
  if (row === null) return { kind: 'none' };
  const key = await accessKeys.find(leaseId);
  const data = key === null ? null : unseal(key, leaseId, row.sealed);
  return data === null ? { kind: 'without-key' } : { kind: 'data', data };
}

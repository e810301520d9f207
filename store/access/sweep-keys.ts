import { isLeaseOpen, leaseKind } from '../../domain/access-lease';
import { stateOf } from '../process/state-of';
import type { StoreContext } from '../store-context';
import { KeysUnavailable } from './keys';

/**
 * Destroys what lies there of leases that are over: a giving that died half-way has left its key, and a lease of which nothing was
 * ever kept ends also while its key cannot be had. Of leases that are open, or that this database does not know, nothing is touched:
 * another copy of it may still keep data under them.
 *
 * @returns how many
 */
export async function sweepAccessKeys({ database, accessKeys }: StoreContext): Promise<number> {
  const leases = await accessKeys.leases().catch((error: unknown) => {
    // Said at start-up; the next sweep asks again.
    if (error instanceof KeysUnavailable) return [];
    throw error;
  });
  if (leases.length === 0) return 0;
  const { kind } = leaseKind;
  const known = await database.process.findMany({
    where: { kind, id: { in: [...leases] } },
    select: { id: true, state: true },
  });
  let swept = 0;
  for (const { id, state } of known) {
    if (isLeaseOpen(await stateOf(database, leaseKind, id, state))) continue;
    await accessKeys.destroy(id);
    swept += 1;
  }
  return swept;
}

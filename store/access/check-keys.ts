import type { StoreContext } from '../store-context';
import { KeysUnavailable } from './keys';

/** What can be said of the keys of access data. */
export interface KeysStanding {
  /** Why they cannot be had; null: they can. */
  readonly unavailable: KeysUnavailable['reason'] | null;
  /** Leases whose data are kept without their key: nobody reads them any more. */
  readonly withoutKey: readonly string[];
}

/** Looks whether the keys are where they have to be: said at start-up, and after a restore. */
export async function checkAccessKeys({ database, accessKeys }: StoreContext): Promise<KeysStanding> {
  const kept = await database.accessData.findMany({ select: { leaseId: true }, orderBy: { leaseId: 'asc' } });
  const withoutKey: string[] = [];
  try {
    for (const { leaseId } of kept) if ((await accessKeys.find(leaseId)) === null) withoutKey.push(leaseId);
  } catch (error) {
    if (!(error instanceof KeysUnavailable)) throw error;
    return { unavailable: error.reason, withoutKey: [] };
  }
  return { unavailable: null, withoutKey };
}

/**
 * After a restore: what is kept without its key nobody reads any more, so nobody keeps it, and whoever looks is told that it is gone.
 *
 * @returns how many leases lost their data so
 */
export async function forgetUnreadable({ database, accessKeys }: StoreContext): Promise<number> {
  const kept = await database.accessData.findMany({ select: { leaseId: true } });
  const lost: string[] = [];
  for (const { leaseId } of kept) {
    const key = await accessKeys.find(leaseId).catch((error: unknown) => {
      // No keys of this store lie there at all.
      if (error instanceof KeysUnavailable && (error.reason === 'empty' || error.reason === 'foreign')) return null;
      throw error;
    });
    if (key === null) lost.push(leaseId);
  }
  const { count } = await database.accessData.deleteMany({ where: { leaseId: { in: lost } } });
  return count;
}

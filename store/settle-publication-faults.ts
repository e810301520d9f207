import { settleFaults } from './rules/settle-faults';
import type { StoreContext } from './store-context';

/** Takes away the duties that are done, at every desk: a start asks, since a release may take again what an earlier one did not, and dates have passed. */
export async function settlePublicationFaults({ database, clock }: StoreContext): Promise<void> {
  await settleFaults(database, await clock.now());
}

import { isUuid } from './json';
import type { CommandOutcome } from './process/inbox';
import { outcomeOf } from './process/receipt';
import type { StoreContext } from './store-context';

/** What became of commands so far; those that are not there are left out. */
export async function readOutcomes(
  { database }: StoreContext,
  commandIds: readonly string[],
): Promise<CommandOutcome[]> {
  const ids = commandIds.filter(isUuid);
  if (ids.length === 0) return [];
  const rows = await database.inbox.findMany({
    where: { id: { in: ids } },
    select: { id: true, outcome: true, outcomeRevision: true, refusal: true },
  });
  return rows.map(outcomeOf);
}

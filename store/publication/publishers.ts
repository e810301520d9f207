import { numberAmong } from '../../domain/process';
import { publicationKind } from '../../domain/publication';
import { stateOf } from '../process/state-of';
import type { StoreContext } from '../store-context';

/** Ids of those who published, by the number of what they published (`publication/12`); whichever desk they are of. */
export async function readPublishers(
  { database }: StoreContext,
  numbers: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (numbers.length === 0) return new Map();
  const rows = await database.draft.findMany({
    where: { number: { in: numbers.map(numberAmong) } },
    select: { id: true, process: { select: { state: true } } },
  });
  const found = await Promise.all(
    rows.map(async ({ id, process }) => {
      const { number, published } = await stateOf(database, publicationKind, id, process.state);
      return published === null ? [] : [[number, published.personId] as const];
    }),
  );
  return new Map(found.flat());
}

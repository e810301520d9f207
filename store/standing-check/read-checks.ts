import { checkKind, type CheckState } from '../../domain/standing-check';
import { stateOf } from '../process/state-of';
import type { StoreContext } from '../store-context';

/** The standing checks of these desks, by their code; a desk that has none yet is left out. */
export async function listChecks({ database }: StoreContext, desks: readonly string[]): Promise<readonly CheckState[]> {
  const rows = await database.process.findMany({
    where: { kind: checkKind.kind, desk: { in: [...desks] } },
    select: { id: true, state: true },
    orderBy: { desk: 'asc' },
  });
  return Promise.all(rows.map(({ id, state }) => stateOf(database, checkKind, id, state)));
}

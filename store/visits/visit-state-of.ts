import { foldVisit, upcastVisit } from '../../domain/visit';
import type { VisitEvent, VisitState } from '../../domain/visit';
import type { Queryable } from '../database';

/** The shape of states that this version writes. */
const stateSchema = 2;

/**
 * The state a visit's row holds. One written in an older shape is folded anew from the events, which are the truth.
 *
 * @throws when there are no events to fold
 */
export async function visitStateOf(database: Queryable, visitId: string, stored: unknown): Promise<VisitState> {
  // Written by the commit as it came from the process; its schema says whether the shape is still ours.
  const state = stored as VisitState;
  if (state.schema === stateSchema) return state;
  const folded = foldVisit(await readVisitEvents(database, visitId, 0));
  if (folded === undefined) throw new Error(`The visit ${visitId} has no history.`);
  return folded;
}

/** Events of a visit after a revision, in the shapes of this version, in order. */
export async function readVisitEvents(
  database: Queryable,
  visitId: string,
  after: number,
  most?: number,
): Promise<VisitEvent[]> {
  const rows = await database.visitEvent.findMany({
    where: { visitId, revision: { gt: after } },
    orderBy: { revision: 'asc' },
    take: most,
  });
  return rows.map(({ revision, type, schema, at, by, commandId, data }) => {
    const body = upcastVisit({ schema, type, data });
    return { ...body, revision, at: at.getTime(), by, commandId } as VisitEvent;
  });
}

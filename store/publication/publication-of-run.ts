import { publicationKind, type PublicationState } from '../../domain/publication';
import { UnknownRun } from '../process/look';
import { stateOf } from '../process/state-of';
import type { StoreContext } from '../store-context';

/** The publication whose run asks. @throws UnknownRun where there is none */
export async function publicationOfRun(
  { database }: StoreContext,
  workflowId: string,
): Promise<{ readonly id: string; readonly state: PublicationState }> {
  const run = await database.run.findUnique({ where: { workflowId }, include: { process: true } });
  if (run?.kind !== publicationKind.kind) throw new UnknownRun(workflowId);
  return { id: run.id, state: await stateOf(database, publicationKind, run.id, run.process.state) };
}

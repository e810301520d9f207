import { incidentKind, type IncidentState } from '../../domain/incident';
import { UnknownRun } from '../process/look';
import { stateOf } from '../process/state-of';
import type { StoreContext } from '../store-context';

/** The incident whose run asks. @throws UnknownRun where there is none */
export async function incidentOfRun({ database }: StoreContext, workflowId: string): Promise<IncidentState> {
  const run = await database.run.findUnique({ where: { workflowId }, include: { process: true } });
  if (run?.kind !== incidentKind.kind) throw new UnknownRun(workflowId);
  return stateOf(database, incidentKind, run.id, run.process.state);
}

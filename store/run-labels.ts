import type { Instant } from '../domain/time';
import type { RunKind } from './list-waiting';
import { readTicket } from './read-ticket';
import type { StoreContext } from './store-context';
import { visitSummary } from './visits/open-visits';
import { readVisit } from './visits/read-visit';

/** What the engine's console shows of a run that is started long after its ticket or visit was opened. */
export interface RunLabels {
  readonly tid: string;
  readonly summary?: string;
  readonly topic: string;
  readonly desk: string;
  readonly clientId: string;
  readonly stage?: string;
  readonly assignee: string | null;
  readonly nextDue: Instant | null;
}

/** Undefined when there is no such ticket or visit. */
export async function runLabels(
  context: StoreContext,
  { kind, id }: { readonly kind: RunKind; readonly id: string },
): Promise<RunLabels | undefined> {
  if (kind === 'visit') {
    const visit = await readVisit(context, id);
    if (visit === undefined) return undefined;
    const { desk, topic, clientId, slot } = visit.state;
    const assignee = slot?.technician ?? null;
    return {
      tid: visit.tid,
      summary: visitSummary(visit.state),
      desk,
      topic,
      clientId,
      assignee,
      nextDue: visit.nextDue,
    };
  }
  const ticket = await readTicket(context, id);
  if (ticket === undefined) return undefined;
  const { tid, desk, topic, stage, clientId, assignee } = ticket.state;
  return { tid, desk, topic, stage, clientId, assignee, nextDue: ticket.nextDue };
}

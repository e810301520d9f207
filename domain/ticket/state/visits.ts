/** What a ticket knows of its visits, each of which has a life of its own. */
import type { TicketState, VisitRequest } from './state';

/** Neither done nor called off. */
export function isVisitOpen({ progress }: VisitRequest): boolean {
  return progress !== null && progress.stage !== 'done' && progress.stage !== 'cancelled';
}

/** Open visits of the work that goes on: one of an earlier cycle has its own end, and decides nothing in this one. */
export function visitsUnderWay({ visits, cycle }: TicketState): readonly VisitRequest[] {
  return visits.filter((visit) => visit.cycle === cycle && isVisitOpen(visit));
}

/** Visits that the work since the last objection consists of, in the order of their requests: open ones, and what ended since. */
export function visitsOfRound({ visits, cycle, roundStartedAt }: TicketState): readonly VisitRequest[] {
  return visits.filter((visit) => visit.cycle === cycle && (visit.overAt === null || visit.overAt >= roundStartedAt));
}

/** Of the visits under way the one whose next step is due first. */
export function mostUrgentVisit(state: TicketState): VisitRequest | null {
  const key = ({ progress }: VisitRequest): number => progress?.until ?? progress?.due ?? Infinity;
  return visitsUnderWay(state).reduce<VisitRequest | null>(
    (best, visit) => (best === null || key(visit) < key(best) ? visit : best),
    null,
  );
}

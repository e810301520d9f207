/** What a ticket knows of its visits, each of which has a life of its own. */
import type { TicketState, VisitRequest } from './state';

/** Neither done nor called off. */
export function isVisitOpen({ progress }: VisitRequest): boolean {
  return progress !== null && progress.stage !== 'done' && progress.stage !== 'cancelled';
}

/** Visits that the work since the last objection consists of, in the order of their requests: open ones, and what ended since. */
export function visitsOfRound({ visits, roundStartedAt }: TicketState): readonly VisitRequest[] {
  return visits.filter(({ overAt }) => overAt === null || overAt >= roundStartedAt);
}

/** Of the open visits the one whose next step is due first. */
export function mostUrgentVisit(state: TicketState): VisitRequest | null {
  const key = ({ progress }: VisitRequest): number => progress?.until ?? progress?.due ?? Infinity;
  return state.visits
    .filter(isVisitOpen)
    .reduce<VisitRequest | null>((best, visit) => (best === null || key(visit) < key(best) ? visit : best), null);
}

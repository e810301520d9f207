/** What a ticket knows of its visits, each of which has a life of its own (domain/visit). */
import type { Audience } from '../regulation/types';
import type { Instant } from '../time';
import type { VisitStepCode } from '../visit/next-step';
import type { VisitStage } from '../visit/state';
import type { TicketState, VisitRequest } from './state';

export interface VisitProgress {
  readonly stage: VisitStage;
  /** When the promise of the visit falls due; null while no date is promised. */
  readonly due: Instant | null;
  /** Who owes the next step of the visit, which, and until when. */
  readonly owes: Audience | 'supplier' | 'nobody';
  readonly step: VisitStepCode;
  readonly until: Instant | null;
  /** The client confirmed the work on the spot. */
  readonly confirmed: boolean;
  readonly cancelledBy: 'client' | 'desk' | null;
}

/** As a visit begins, until it speaks for itself. */
export const firstProgress: VisitProgress = {
  stage: 'requested',
  due: null,
  owes: 'coordinator',
  step: 'offer-slot',
  until: null,
  confirmed: false,
  cancelledBy: null,
};

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

const yearMs = 366 * 24 * 3_600_000;

/** A vehicle said to be ready later than in a year is a slip of the pen. */
export function isTooFarAhead(ready: Instant, now: Instant): boolean {
  return ready > now + yearMs;
}

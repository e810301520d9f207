/** What a ticket knows of its visits, each of which has a life of its own. Ticket and visit both speak of it; neither knows the other. */
import type { PartsStepCode } from '../parts';
import type { Audience } from '../regulation';
import type { Instant } from '../time';

/** Where the trip is; derived from the facts, never stored as a cause. */
export type VisitStage =
  | 'requested'
  | 'agreeing' // a time is offered, or being looked for
  | 'agreed'
  | 'waiting-vehicle' // a time is agreed, and the vehicle is not, or no longer, said to be ready
  | 'on-the-way'
  | 'working'
  | 'checking'
  | 'done'
  | 'cancelled'
  | 'no-show'
  | 'needs-another';

export type VisitStepCode =
  | 'say-ready'
  | 'offer-slot'
  | 'answer-slot'
  | PartsStepCode
  | 'bring-spares'
  | 'go'
  | 'begin-work'
  | 'leave-act'
  | 'check-work'
  | 'decide-visit'
  | 'decide' // whether an agreed visit goes ahead
  | 'nothing';

/** What a visit tells its ticket: the facts that the ticket's own process turns on. */
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

/** Whether a ticket would hear nothing new. */
export function sameProgress(a: VisitProgress, b: VisitProgress): boolean {
  return a.stage === b.stage && a.due === b.due && a.owes === b.owes && a.step === b.step && a.until === b.until;
}

const yearMs = 366 * 24 * 3_600_000;

/** A vehicle said to be ready later than in a year is a slip of the pen. */
export function isTooFarAhead(ready: Instant, now: Instant): boolean {
  return ready > now + yearMs;
}

/** What the calendar of somebody has to be told of a visit, given what it was told before. Pure. */
import type { Instant } from '../../domain/time';
import type { VisitStage } from '../../domain/visit-progress';

/** What a calendar was told of a visit: where, when and by whom the work is, or that it is off. */
export interface CalendarWord {
  readonly visitId: string;
  /** `CANCEL` names the time that is off. */
  readonly method: 'REQUEST' | 'CANCEL';
  /** Rises with every word about one visit (RFC 5545, 3.8.7.4): a program keeps the highest. */
  readonly sequence: number;
  readonly from: Instant;
  readonly to: Instant;
  /** Short id. */
  readonly technician: string | null;
}

/** A visit as it stands. */
export interface PlannedVisit {
  readonly id: string;
  readonly stage: VisitStage;
  readonly revision: number;
  readonly slot: { readonly from: Instant; readonly to: Instant; readonly technician: string } | null;
}

/**
 * The word that brings a calendar to how the visit stands; null where it stands so already.
 *
 * @param invited whether the reader is one of those who meet there
 * @param last what the reader's calendar was told before
 */
export function nextWord(
  { id, stage, revision, slot }: PlannedVisit,
  invited: boolean,
  last: CalendarWord | null,
  now: Instant,
): CalendarWord | null {
  const sequence = Math.max(revision, (last?.sequence ?? -1) + 1);
  const standing = last?.method === 'REQUEST' ? last : null;
  switch (stage) {
    case 'agreed':
    case 'waiting-vehicle':
    case 'on-the-way':
      if (slot === null || !invited) break;
      if (standing?.from === slot.from && standing.to === slot.to && standing.technician === slot.technician)
        return null;
      return { visitId: id, method: 'REQUEST', sequence, ...slot };
    case 'working':
    case 'checking':
    case 'done':
      // It takes place, or did: what stands in calendars is true.
      return null;
    case 'requested':
    case 'agreeing':
    case 'no-show':
    case 'needs-another':
    case 'cancelled':
      break;
    default: {
      const never: never = stage;
      return never;
    }
  }
  // Nobody is told that the past is off.
  return standing === null || standing.to <= now ? null : { ...standing, method: 'CANCEL', sequence };
}

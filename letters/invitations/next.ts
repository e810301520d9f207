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
  /** The time is offered: whoever reads it is asked, and an answer of the calendar is the answer to the time. */
  readonly asks?: true;
}

/** A visit as it stands. */
export interface PlannedVisit {
  readonly id: string;
  readonly stage: VisitStage;
  readonly revision: number;
  readonly slot: { readonly from: Instant; readonly to: Instant; readonly technician: string } | null;
}

/** What its reader has to do with a visit. */
export type Reader =
  /** Meets there. */
  | 'invited'
  /** Is offered the time by this very letter, and meets there if it suits. */
  | 'asked'
  | 'neither';

/**
 * The word that brings a calendar to how the visit stands; null where it stands so already.
 *
 * @param last what the reader's calendar was told before
 */
export function nextWord(
  { id, stage, revision, slot }: PlannedVisit,
  reader: Reader,
  last: CalendarWord | null,
  now: Instant,
): CalendarWord | null {
  const sequence = Math.max(revision, (last?.sequence ?? -1) + 1);
  const standing = last?.method === 'REQUEST' ? last : null;
  const holds = (asks: boolean): boolean =>
    slot !== null &&
    standing?.from === slot.from &&
    standing.to === slot.to &&
    standing.technician === slot.technician &&
    (standing.asks ?? false) === asks;
  switch (stage) {
    case 'agreed':
    case 'waiting-vehicle':
    case 'on-the-way':
      if (slot === null || reader === 'neither') break;
      if (holds(false)) return null;
      return { visitId: id, method: 'REQUEST', sequence, ...slot };
    case 'working':
    case 'checking':
    case 'done':
      // It takes place, or did: what stands in calendars is true.
      return null;
    case 'agreeing':
      if (holds(true)) return null;
      if (slot === null || reader !== 'asked') break;
      return { visitId: id, method: 'REQUEST', sequence, ...slot, asks: true };
    case 'requested':
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

/** Questions that several commands put before anything else. */
import { isClient, type Actor } from '../../policy/actor';
import { refuse, type Refusal } from '../../policy/refusals';
import type { Instant } from '../../time';
import { isPlannable } from '../state/stage';
import type { VisitState } from '../state/state';

/** Refuses what comes after the end. */
export function notEnded({ ended }: VisitState): Refusal | null {
  return ended === null ? null : refuse('visit-ended');
}

/** Neither over nor under way. */
export function plannable(state: VisitState): Refusal | null {
  return notEnded(state) ?? (isPlannable(state) ? null : refuse('trip-under-way'));
}

/** The same for a client; the desk may also call off a trip on which the technician has left, until the work begins. */
export function replannable(state: VisitState, actor: Actor): Refusal | null {
  const onTheWay = state.trip.departedAt !== null && state.trip.startedAt === null;
  return onTheWay && !isClient(actor) ? notEnded(state) : plannable(state);
}

/** On the spot a technician reports for the own trip; people of the desk report for anyone. */
export function ownTrip({ slot }: VisitState, actor: Actor): Refusal | null {
  if (slot === null || slot.agreedAt === null) return refuse('no-agreed-slot');
  return ownVisit({ slot }, actor);
}

/** A technician sees to parts and spares of the own visits; people of the desk to all. */
export function ownVisit({ slot }: Pick<VisitState, 'slot'>, actor: Actor): Refusal | null {
  const foreign = actor.kind === 'person' && actor.role === 'technician' && actor.shortId !== slot?.technician;
  return foreign ? refuse('not-your-visit') : null;
}

/**
 * When something happened on the spot: by the technician's own word, where the phone was offline, or at the receipt.
 * Reports come in the order in which things were done, and none from the future.
 */
export function reportedAt(
  at: Instant | undefined,
  receivedAt: Instant,
  notBefore: readonly (Instant | null | undefined)[],
): Instant | Refusal {
  const instant = at ?? receivedAt;
  if (instant > receivedAt) return refuse('report-from-future');
  return notBefore.some((earlier) => earlier != null && instant < earlier) ? refuse('out-of-order') : instant;
}

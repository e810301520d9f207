/** Whether an agreed visit goes ahead: what puts it in doubt, and what ends that (DESIGN section 12, "Closing and visits"). */
import { aimOf, runningClocks, stopClocks, type Rules } from '../../process';
import type { VisitEventBodies } from '../state/events';
import type { VisitDraft } from '../state/rule';
import type { Doubt } from '../state/state';
import { startVisitClocks, visitRule } from './clocks';

const minute = 60_000;

export const allDoubts: readonly Doubt[] = [
  'ticket-solved',
  'ticket-closed',
  'technician-absent',
  'technician-inactive',
];
export const doubtsOfTicket: readonly Doubt[] = ['ticket-solved', 'ticket-closed'];
export const doubtsOfTechnician: readonly Doubt[] = ['technician-absent', 'technician-inactive'];

/**
 * An agreed time comes into doubt: somebody decides by the term of the regulation, and so long before the time that the
 * technician has not left, but never in the past. Nothing comes of it where no time is agreed, or the work is done.
 */
export function putInDoubt(draft: VisitDraft, rules: Rules, because: Doubt): void {
  const { slot, act, doubts } = draft.state;
  if (slot === null || slot.agreedAt === null || act !== null) return;
  if (doubts.some((doubt) => doubt.because === because)) return;
  if (runningClocks(draft.state, { from: ['visit-in-doubt'] }).length === 0) {
    const latest = slot.from - visitRule(rules).decision.beforeMinutes * minute;
    startVisitClocks(draft, rules, 'visit-in-doubt', { subject: slot.id, notAfter: Math.max(draft.at, latest) });
  }
  const [clock] = runningClocks(draft.state, { from: ['visit-in-doubt'] });
  const until = clock === undefined ? null : (clock.aim.due ?? aimOf(clock, rules, draft.at).due);
  const { technician, from, to } = slot;
  draft.emit({ type: 'visit-in-doubt', because, technician, from, to, until });
}

/** These of the doubts are gone; with the last of them, nobody owes a decision any more. */
export function settleDoubts(
  draft: VisitDraft,
  which: readonly Doubt[],
  because: VisitEventBodies['doubt-settled']['because'],
): void {
  const doubts = draft.state.doubts.map((doubt) => doubt.because).filter((doubt) => which.includes(doubt));
  if (doubts.length === 0) return;
  draft.emit({ type: 'doubt-settled', doubts, because });
  if (draft.state.doubts.length === 0) stopClocks(draft, { from: ['visit-in-doubt'] });
}

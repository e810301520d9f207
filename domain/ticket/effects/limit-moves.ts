/**
 * The one place that looks at everything told under a limit when the limit has started, stopped or moved, whatever moved it: the
 * indicative time, the proposal, and the new date itself.
 */
import { isRunning, stopClocks } from '../../process';
import type { Instant } from '../../time';
import type { LimitMove } from '../state/events';
import type { TicketDraft } from '../state/rule';
import type { TicketState } from '../state/state';
import { extensibleClock } from './extensions';
import { lapseProposal } from './proposals';

/** What a decision has written so far, by the types of its facts. */
interface Written {
  readonly events: readonly { readonly type: string }[];
}

/** @param before the ticket before the decision */
export function followLimit(draft: TicketDraft & Written, before: TicketState): void {
  const { stage, cycle } = draft.state;
  // What was told under it ends with a solution, with the closing, and with the cycle.
  if (stage === 'solved' || stage === 'closed' || cycle !== before.cycle) return;
  const clock = extensibleClock(draft.state);
  const [was, due] = [extensibleClock(before)?.aim.due ?? null, clock?.aim.due ?? null];
  const because = causeOf(draft.events);
  if (was !== due && because !== null && clock !== undefined)
    draft.emit({ type: 'limit-moved', key: clock.key, was, due, because });
  const agreed = draft.events.some(({ type }) => type === 'extension-accepted');
  lapseEstimate(draft, was === due ? null : due, agreed);
  lapseIfPassed(draft, due);
}

/** Why a limit has another date, where no letter of its own says so. */
function causeOf(events: Written['events']): LimitMove | null {
  for (const { type } of events) {
    if (type === 'classified') return 'classified';
    if (type === 'rules-pinned') return 'rules';
    if (type === 'visit-progressed') return 'visit-over';
  }
  return null;
}

/**
 * An indicative time lies within the limit, and stands as long as somebody watches it: told past a limit that has moved, or under
 * one that a visit has ended, it is no promise any more, and the client learns it (SK-13). Where both sides agree on a later date,
 * that date replaces it.
 *
 * @param moved the due instant of a limit that has just moved
 * @param agreed both sides have just agreed on it
 */
function lapseEstimate(draft: TicketDraft, moved: Instant | null, agreed: boolean): void {
  const { estimate, clocks, cycle } = draft.state;
  if (estimate === null) return;
  const watches = clocks.filter((clock) => clock.from === 'estimate' && clock.cycle === cycle);
  const unwatched = watches.length > 0 && !watches.some(isRunning);
  const beyond = moved !== null && estimate.expectedAt > moved;
  const replaced = agreed && moved !== null && estimate.expectedAt < moved;
  if (!unwatched && !beyond && !replaced) return;
  const { expectedAt } = estimate;
  const because = beyond ? 'limit-moved' : replaced ? 'limit-agreed' : 'limit-ended';
  draft.emit({ type: 'estimate-lapsed', expectedAt, because });
  stopClocks(draft, { from: ['estimate'] });
}

/** A proposal for a limit that has ended, or that would no longer make it later, asks for nothing that could be agreed. */
function lapseIfPassed(draft: TicketDraft, due: Instant | null): void {
  const { proposal, clocks } = draft.state;
  if (proposal === null) return;
  const runs = clocks.some((clock) => clock.key === proposal.clock && isRunning(clock));
  const passed = due !== null && proposal.wouldBeDue !== null && proposal.wouldBeDue <= due;
  if (!runs || passed) lapseProposal(draft, 'relimited');
}

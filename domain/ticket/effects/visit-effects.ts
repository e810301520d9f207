/** What the end of its visits means for a ticket. */
import type { Rules } from '../../process';
import type { TicketDraft } from '../state/rule';
import { bringSolution, closeTicket, enterStage, oweLimit, resumeAfterVisits, workStage } from './shared';
import { isVisitOpen, visitsOfRound } from '../state/visits';

/**
 * When the last visit is over: work that was done and checked is a repair, which the client may have confirmed on the spot;
 * where nothing was done, the resolution goes on with what was left of it.
 *
 * @param solutionId the command that told of the last one
 */
export function settleVisits(draft: TicketDraft, rules: Rules, solutionId: string): void {
  const visits = visitsOfRound(draft.state).flatMap(({ progress, ...visit }) =>
    progress === null ? [] : [{ ...visit, progress }],
  );
  const { stage } = draft.state;
  // A solution that stands is judged by the client, whatever the field still brings.
  if (stage === 'solved' || stage === 'closed' || visits.length === 0 || visits.some(isVisitOpen)) return;
  const done = visits.filter(({ progress }) => progress.stage === 'done');
  if (done.length === 0) {
    resume(draft, rules);
    return;
  }
  bringSolution(draft, rules, { id: solutionId, kind: 'repair' });
  // What was confirmed on the spot says nothing of a visit that was called off.
  if (!visits.every(({ progress }) => progress.stage === 'done' && progress.confirmed)) return;
  draft.emit({ type: 'confirmed' });
  closeTicket(draft, rules, 'confirmed');
}

/** The clocks that the requests had ended; the time between is the client's where the client called the visit off. */
function resume(draft: TicketDraft, rules: Rules): void {
  const byClient = visitsOfRound(draft.state).every(({ progress }) => progress?.cancelledBy === 'client');
  const pause = { from: 0, to: draft.at, cause: 'visit', owner: byClient ? 'client' : 'us' } as const;
  resumeAfterVisits(draft, rules, [pause]);
  oweLimit(draft, rules);
  if (draft.state.stage === 'visit') enterStage(draft, workStage(draft.state));
}

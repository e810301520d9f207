/** Letters about visits, for those of the ticket; whoever goes or sends is told by the visit itself. */
import { runningClocks, type Rules } from '../process';
import type { TicketEvent } from './commands';
import type { ActOfVisit } from './commands/visit-progress';
import { endedByVisit } from './effects/clocks';
import { tell, type Letter } from './letter';
import type { TicketState } from './state/state';
import { isVisitOpen } from './state/visits';

export function visitRequested(
  event: Extract<TicketEvent, { type: 'visit-requested' }>,
  after: TicketState,
  before: TicketState | null,
  rules: Rules,
): readonly Letter[] {
  const number = after.visits.find(({ id }) => id === event.visitId)?.number ?? null;
  const params = { visitId: event.visitId, visit: number, messageId: event.messageId };
  const asked = { ...params, ...visitAsks(event, before, rules) };
  return [tell('visit-requested', 'coordinator', params), tell('visit-requested', 'author', asked, { joins: 'aside' })];
}

/** What a request of a visit means for who waits: the limit that it ends, and the word that the term waits for. */
function visitAsks(
  { readyAt }: Extract<TicketEvent, { type: 'visit-requested' }>,
  before: TicketState | null,
  rules: Rules,
): Letter['params'] {
  if (before === null) return {};
  const ending = endedByVisit(before, rules);
  const limit = runningClocks(before, { from: ['opened'], until: ['visit-requested'] }).find(({ code }) =>
    ending.includes(code),
  );
  const waits = readyAt === null && rules.regulation.visits?.startsWhen.includes('ready') === true;
  return { ended: limit?.aim.due ?? null, askReady: waits ? 1 : null };
}

/** The end of a visit. */
export function visitEnded(
  { visitId, progress, cause, act }: Extract<TicketEvent, { type: 'visit-progressed' }>,
  after: TicketState,
  before: TicketState | null,
): readonly Letter[] {
  const earlier = before?.visits.find(({ id }) => id === visitId);
  if (earlier === undefined || !isVisitOpen(earlier)) return [];
  const params = { visit: earlier.number };
  switch (progress.stage) {
    case 'done':
      // A solution, or the closing, says it with the words of the desk.
      return after.stage === 'closed'
        ? []
        : [tell('visit-checked', 'author', { ...params, checked: 1, ...actParams(act) }, { joins: 'aside' })];
    case 'cancelled': {
      // Called off with its ticket and by no word of its own, it is told of by itself.
      if (after.stage === 'closed' && cause === undefined) return [];
      const forAuthor = progress.cancelledBy === 'client' ? [] : [tell('visit-cancelled', 'author', params)];
      return [...forAuthor, tell('visit-cancelled', 'responsible', params)];
    }
    default:
      return [];
  }
}

function actParams(act: ActOfVisit | undefined): Letter['params'] {
  if (act === undefined) return {};
  return { actId: act.id, readings: act.readings ? 1 : null, confirmed: act.confirmed ? 1 : null };
}

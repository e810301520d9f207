import { effectiveAt, stopClocks, type EventOf } from '../../process';
import { refuse } from '../../policy/refusals';
import type { TicketRule } from '../state/rule';
import { settleVisits } from '../effects/visit-effects';
import type { VisitRequest } from '../state/state';
import { isVisitOpen } from '../state/visits';
import type { VisitProgress } from '../../visit-progress';

/** What a visit tells its ticket; given by the visit's commit. */
export interface VisitProgressed {
  readonly type: 'visit-progress';
  readonly visitId: string;
  readonly progress: VisitProgress;
  /** What the desk wrote when it checked the work: the words of the solution. */
  readonly text?: string;
  /** The person whose act it was; absent where time alone passed. */
  readonly cause?: string;
  /** The act by which the work is done. */
  readonly act?: ActOfVisit;
}

/** A technician's act, by its message. */
export interface ActOfVisit {
  readonly id: string;
  /** What stands below its own words: readings, and who confirmed the work on the spot. */
  readonly readings: boolean;
  readonly confirmed: boolean;
}

export interface VisitProgressEvents {
  /** `cause`: the person whose act it was; `act`: how the work was done. Absent in events of earlier releases. */
  'visit-progressed': { visitId: string; progress: VisitProgress; cause?: string; act?: ActOfVisit };
}

export const visitProgress: TicketRule<VisitProgressed, VisitProgressEvents> = {
  type: 'visit-progress',
  grant: null,
  check: () => null,
  decide(draft, { visitId, progress, cause, act }, command, { rules }) {
    if (!draft.state.visits.some(({ id }) => id === visitId)) return refuse('unknown-visit');
    const told = { ...(cause === undefined ? {} : { cause }), ...(act === undefined ? {} : { act }) };
    draft.emit({ type: 'visit-progressed', visitId, progress, ...told });
    const arranged = progress.stage !== 'requested' && progress.stage !== 'agreeing';
    if (arranged) stopClocks(draft, { until: ['visit-arranged'], subject: visitId });
    // What was done, and confirmed, for an earlier cycle is on the record and decides nothing in this one.
    const isOver = draft.state.visits.some(
      (visit) => visit.id === visitId && visit.cycle === draft.state.cycle && !isVisitOpen(visit),
    );
    if (isOver) settleVisits(draft, rules, command.id);
    return null;
  },
  message: ({ text }) => (text === undefined ? null : { kind: 'public', text }),
  folds: {
    'visit-progressed': (state, event) => ({
      ...state,
      visits: state.visits.map((visit) => (visit.id === event.visitId ? progressed(visit, event) : visit)),
    }),
  },
};

function progressed(visit: VisitRequest, event: EventOf<VisitProgressEvents>): VisitRequest {
  const next = { ...visit, progress: event.progress };
  return { ...next, overAt: isVisitOpen(next) ? null : (visit.overAt ?? effectiveAt(event)) };
}

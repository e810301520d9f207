import { stopClocks } from '../../process/clocks';
import { refuse } from '../../policy/refusals';
import type { CommandRule } from '../command-rule';
import { settleVisits } from '../visit-effects';
import { isVisitOpen, type VisitProgress } from '../visits';

/** What a visit tells its ticket; given by the visit's commit. */
export interface VisitProgressed {
  readonly type: 'visit-progress';
  readonly visitId: string;
  readonly progress: VisitProgress;
  /** What the desk wrote when it checked the work: the words of the solution. */
  readonly text?: string;
}

export const visitProgress: CommandRule<VisitProgressed> = {
  type: 'visit-progress',
  grant: null,
  check: () => null,
  decide(draft, { visitId, progress }, command, { rules }) {
    if (!draft.state.visits.some(({ id }) => id === visitId)) return refuse('unknown-visit');
    draft.emit({ type: 'visit-progressed', visitId, progress });
    const arranged = progress.stage !== 'requested' && progress.stage !== 'agreeing';
    if (arranged) stopClocks(draft, { until: ['visit-arranged'], subject: visitId });
    const over = draft.state.visits.some((visit) => visit.id === visitId && !isVisitOpen(visit));
    if (over) settleVisits(draft, rules, command.id);
    return null;
  },
};

import type { VisitProgress } from '../visit-progress';
import { nextVisitDue } from './next';
import { nextVisitStep } from './next-step';
import { stageOf } from './state/stage';
import type { VisitState } from './state/state';

/** What a visit tells its ticket: the facts that the ticket's own process turns on. */
export function progressOf(state: VisitState): VisitProgress {
  const { owes, step, until } = nextVisitStep(state);
  return {
    stage: stageOf(state),
    due: nextVisitDue(state),
    owes,
    step,
    until,
    confirmed: state.act?.confirmed ?? false,
    cancelledBy: state.ended?.how === 'cancelled' ? state.ended.by : null,
  };
}

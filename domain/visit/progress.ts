import type { VisitProgress } from '../ticket/visits';
import { nextVisitDue } from './next';
import { nextVisitStep } from './next-step';
import { stageOf } from './stage';
import type { VisitState } from './state';

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

/** Whether the ticket would hear nothing new. */
export function sameProgress(a: VisitProgress, b: VisitProgress): boolean {
  return a.stage === b.stage && a.due === b.due && a.owes === b.owes && a.step === b.step && a.until === b.until;
}

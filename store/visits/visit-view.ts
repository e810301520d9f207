import type { Rules } from '../../domain/process';
import { nextVisitDue, nextVisitStep, stageOf } from '../../domain/visit';
import type { VisitState } from '../../domain/visit';
import { visitEngineDetails } from '../../texts/engine-details';
import type { Language } from '../../texts/language';
import type { ProcessView } from '../process/view';
import { runningByDue } from '../process/running-by-due';

/** What the engine's console shows of a visit: it is found by its ticket's number, and by the technician who goes. */
export function visitView(state: VisitState, { regulation }: Rules, language: Language): ProcessView {
  const stage = stageOf(state);
  return {
    stage,
    summary: visitSummary(state.number, state.site.subject),
    attributes: {
      Desk: state.desk,
      TicketNumber: ticketNumberOf(state.number),
      Stage: stage,
      Topic: state.topic,
      Assignee: state.slot?.technician ?? null,
      ClientId: state.clientId,
      NextDue: nextVisitDue(state),
    },
    details: visitEngineDetails(
      { state, stage, regulation, step: nextVisitStep(state), clocks: runningByDue(state) },
      language,
    ),
  };
}

/** Number and region: what a person looking through the console knows a visit by. */
export function visitSummary(number: string, subject: string): string {
  return `${number} · ${subject}`;
}

/** A visit's number is that of its ticket and its place among the ticket's visits. */
function ticketNumberOf(number: string): string {
  return number.slice(0, number.lastIndexOf('/'));
}

import type { Rules } from '../../domain/process';
import { nextDue, nextStep } from '../../domain/ticket';
import type { TicketState } from '../../domain/ticket';
import { engineDetails } from '../../texts/engine-details';
import type { Language } from '../../texts/language';
import type { ProcessView } from '../process/view';
import { runningByDue } from '../process/running-by-due';

/** What the engine's console shows of a ticket. */
export function ticketView(state: TicketState, { regulation }: Rules, language: Language): ProcessView {
  return {
    stage: state.stage,
    summary: `${state.tid} · ${state.topic}`,
    attributes: {
      Desk: state.desk,
      TicketNumber: state.tid,
      Stage: state.stage,
      Topic: state.topic,
      Assignee: state.assignee,
      ClientId: state.clientId,
      NextDue: nextDue(state),
    },
    details: engineDetails({ state, regulation, step: nextStep(state), clocks: runningByDue(state) }, language),
  };
}

import { isRunning, nextTick } from '../domain/process/clocks';
import type { ClockBearer } from '../domain/process/clocks';
import { hasEnded, nextDue, nextStep } from '../domain/ticket';
import type { ClockState } from '../domain/process/clocks';
import type { TicketRules, TicketState } from '../domain/ticket';
import type { Instant } from '../domain/time';
import { hasVisitEnded, nextVisitDue, nextVisitStep, stageOf } from '../domain/visit';
import type { VisitState } from '../domain/visit';
import { engineDetails, visitEngineDetails } from '../texts/engine-details';
import type { Language } from '../texts/language';

/** What the engine shows of a ticket and waits for. Ids, codes and instants: no names, no texts of people. */
export interface CommitView {
  /** The next instant at which something happens by itself; null: only a word can move the ticket. */
  readonly next: { readonly name: string; readonly at: Instant; readonly inMs: number } | null;
  readonly ended: boolean;
  readonly attributes: EngineAttributes;
  /** Markdown for the engine's console. */
  readonly details: string;
}

/** Search attributes, as they now are. */
export interface EngineAttributes {
  readonly Desk: string;
  readonly TicketNumber: string;
  readonly Stage: string;
  readonly Topic: string;
  readonly Assignee: string | null;
  readonly ClientId: string;
  readonly NextDue: Instant | null;
}

export function viewOf(state: TicketState, rules: TicketRules, now: Instant, language: Language): CommitView {
  const tick = nextTick(state);
  return {
    next: tick === null ? null : { name: tick.name, at: tick.at, inMs: Math.max(0, tick.at - now) },
    ended: hasEnded(state),
    attributes: {
      Desk: state.desk,
      TicketNumber: state.tid,
      Stage: state.stage,
      Topic: state.topic,
      Assignee: state.assignee,
      ClientId: state.clientId,
      NextDue: nextDue(state),
    },
    details: engineDetails(
      { state, regulation: rules.regulation, step: nextStep(state), clocks: runningByDue(state) },
      language,
    ),
  };
}

function runningByDue({ clocks }: ClockBearer): ClockState[] {
  return clocks.filter(isRunning).sort((a, b) => (a.aim.due ?? Infinity) - (b.aim.due ?? Infinity));
}

/** The same of a visit: it is found by its ticket's number, and by the technician who goes. */
export function visitViewOf(
  state: VisitState,
  tid: string,
  rules: TicketRules,
  now: Instant,
  language: Language,
): CommitView {
  const tick = nextTick(state);
  return {
    next: tick === null ? null : { name: tick.name, at: tick.at, inMs: Math.max(0, tick.at - now) },
    ended: hasVisitEnded(state),
    attributes: {
      Desk: state.desk,
      TicketNumber: tid,
      Stage: stageOf(state),
      Topic: state.topic,
      Assignee: state.slot?.technician ?? null,
      ClientId: state.clientId,
      NextDue: nextVisitDue(state),
    },
    details: visitEngineDetails(
      {
        state,
        stage: stageOf(state),
        regulation: rules.regulation,
        step: nextVisitStep(state),
        clocks: runningByDue(state),
      },
      language,
    ),
  };
}

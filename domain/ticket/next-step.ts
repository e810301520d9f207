import type { Instant } from '../time';
import type { Audience } from '../regulation/types';
import type { VisitStepCode } from '../visit-progress';
import { owedClocks, stands } from '../process';
import { partsCause, partsStep } from '../parts';
import { owesLimit } from './effects/clocks';
import type { ClockState } from '../process';
import { mostUrgentVisit } from './state/visits';
import type { TicketState } from './state/state';

export type StepCode =
  | 'judge-word'
  | 'confirm-or-object'
  | 'reach-client'
  | 'answer-extension'
  | 'answer-consent'
  | 'answer-emergency'
  | 'give-details'
  | 'deliver'
  | 'continue'
  | 'call-desk'
  | 'call-client'
  | 'assign'
  | 'triage'
  | 'agree-limit'
  | 'tell-estimate'
  | 'solve'
  | 'agree-visit'
  | 'answer-hand-over'
  | VisitStepCode
  | 'nothing';

export interface NextStep {
  readonly owes: Audience | 'supplier' | 'nobody';
  readonly step: StepCode;
  /** By when; null where no date is promised. */
  readonly until: Instant | null;
  /** Key of the clock that says so. */
  readonly clock: string | null;
}

/**
 * Who owes the next step, and until when. At every instant there is an answer, and it is somebody: where nobody is responsible, the
 * managers are, who assign.
 */
export function nextStep(state: TicketState): NextStep {
  const next = owedStep(state);
  // What nobody in particular is responsible for is the manager's, who assigns it.
  return next.owes === 'responsible' && state.assignee === null ? { ...next, owes: 'manager' } : next;
}

function owedStep(state: TicketState): NextStep {
  const { proposed } = state.emergency;
  if (proposed !== null) return step(proposed.answeredBy, 'answer-emergency', first(state, ['emergency-proposed']));
  if (state.words.length > 0)
    return step('responsible', 'judge-word', first(state, ['word-after-solution', 'word-after-closing']));
  switch (state.stage) {
    case 'closed':
      // A visit that is still to go or to be decided on outlives its ticket.
      return mostUrgentVisit(state) === null ? step('nobody', 'nothing', null) : visiting(state);
    case 'solved':
      return solvedStep(state);
    case 'triage':
    case 'resolution':
    case 'visit':
      return openStep(state);
    default: {
      const never: never = state.stage;
      return never;
    }
  }
}

/** A solution that did not arrive asks nothing of the client: somebody has to reach them. So it is where only a call closes. */
function solvedStep(state: TicketState): NextStep {
  const undelivered = first(state, ['delivery-failed']);
  if (undelivered !== null) return step('responsible', 'reach-client', undelivered);
  const call = owedCall(state);
  return call === null
    ? step('author', 'confirm-or-object', first(state, ['solution-delivered']))
    : step(call.owes, 'call-client', call);
}

/** A call to the client that somebody of the desk owes. */
function owedCall(state: TicketState): ClockState | null {
  const calls = [
    ...owedClocks(state, { until: ['agreed'] }),
    ...owedClocks(state, { until: ['client-told'] }),
    ...owedClocks(state, { from: ['client-not-reached'], until: ['call-logged'] }),
  ];
  return earliest(calls.filter(({ owes }) => owes !== 'author'));
}

/** A call that is owed first comes first; once its time is over somebody of the desk has been told to call. */
function openStep(state: TicketState): NextStep {
  const next = workStep(state);
  const back = owedCall(state);
  if (isSooner(back, next)) return step(back.owes, 'call-client', back);
  const call = first(state, ['phone-call-missing']);
  return isSooner(call, next) && !isBehind(call) ? step('author', 'call-desk', call) : next;
}

function isSooner(clock: ClockState | null, { until }: NextStep): clock is ClockState {
  return clock !== null && clock.aim.due !== null && (until === null || clock.aim.due < until);
}

/** Whether it was told that the date of a clock has come. */
function isBehind({ aim, told }: ClockState): boolean {
  const { due, thresholds } = aim;
  const behind = thresholds.filter(({ at }) => due !== null && at >= due).map(({ code }) => code);
  return told.some((each) => each.due === due && behind.includes(each.code));
}

function workStep(state: TicketState): NextStep {
  if (state.service.pending !== null) return step('service', 'answer-hand-over', first(state, ['handed-over']));
  if (state.proposal !== null) {
    return step(
      state.proposal.by === 'desk' ? 'author' : 'responsible',
      'answer-extension',
      first(state, ['proposal']),
    );
  }
  const [asked] = [...state.consents.open].sort((one, other) => one.until - other.until);
  if (asked !== undefined) {
    const [clock = null] = owedClocks(state, { from: ['agreement-proposed'], subject: asked.id });
    return step(asked.answeredBy, 'answer-consent', clock);
  }
  if (state.stage === 'triage') {
    const clock = earliest(owedClocks(state, { until: ['first-answer', 'reaction', 'estimate'] }));
    return state.assignee === null ? step('manager', 'assign', clock) : step('responsible', 'triage', clock);
  }
  if (state.wait !== null) return waiting(state, state.wait);
  if (state.stage === 'visit') return visiting(state);
  if (owesLimit(state)) return step('responsible', 'agree-limit', first(state, ['limit-missing']));
  // While the limit stands for parts, nothing else can be done about it, whatever was told before.
  const limits = owedClocks(state, { from: ['opened'], until: ['solution'] });
  const parts = limits.some((limit) => stands(limit, partsCause)) ? partsStep(state) : null;
  if (parts !== null) return parts;
  const clock = earliest(owedClocks(state, { until: ['solution'] }));
  if (state.assignee === null) return step('manager', 'assign', clock);
  const solving = step('responsible', 'solve', clock);
  const estimate = earliest(owedClocks(state, { from: ['opened'], until: ['estimate'] }));
  return isSooner(estimate, solving) ? step('responsible', 'tell-estimate', estimate) : solving;
}

/** What the most urgent of the visits waits for. */
function visiting(state: TicketState): NextStep {
  const progress = mostUrgentVisit(state)?.progress ?? null;
  if (progress === null) return step('coordinator', 'agree-visit', first(state, ['visit-requested']));
  const { owes, step: code, until, due } = progress;
  // Where nobody is responsible, what the responsible owes is the managers'.
  const owner = owes === 'responsible' && state.assignee === null ? 'manager' : owes;
  return { owes: owner, step: code, until: until ?? due, clock: null };
}

function waiting(state: TicketState, wait: NonNullable<TicketState['wait']>): NextStep {
  const clock = first(state, ['wait']) ?? earliest(owedClocks(state, { until: ['solution'] }));
  switch (wait.owner) {
    case 'client':
      return step('author', 'give-details', clock);
    case 'supplier':
      return step('supplier', 'deliver', clock);
    case 'us':
    case 'nature':
      return step('responsible', 'continue', clock);
    default: {
      const never: never = wait.owner;
      return never;
    }
  }
}

function step(owes: NextStep['owes'], code: StepCode, clock: ClockState | null): NextStep {
  return { owes, step: code, until: clock?.aim.due ?? null, clock: clock?.key ?? null };
}

function first(state: TicketState, from: readonly ClockState['from'][]): ClockState | null {
  return earliest(owedClocks(state, { from }));
}

function earliest(clocks: readonly ClockState[]): ClockState | null {
  return clocks.reduce<ClockState | null>((best, clock) => {
    const due = clock.aim.due;
    if (best === null) return clock;
    return due !== null && (best.aim.due === null || due < best.aim.due) ? clock : best;
  }, null);
}

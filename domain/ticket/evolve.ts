import { evolveClocks } from '../process/clocks';
import { evolveOrders } from '../parts';
import { firstProgress, isVisitOpen } from './visits';
import type { EventBodies, TicketEvent } from './events';
import type { TicketState, VisitRequest } from './state';

type Opened = Extract<TicketEvent, { type: 'opened' }>;
type Later = Exclude<TicketEvent, { type: 'opened' }>;

/** The state that the first event of a ticket makes. */
export function firstState(event: Opened): TicketState {
  return {
    schema: 2,
    id: event.ticketId,
    tid: event.tid,
    desk: event.desk,
    clientId: event.clientId,
    authorId: event.authorId,
    sharedWith: [],
    channel: event.channel,
    rules: event.rules,
    revision: event.revision,
    lastAt: event.at,
    receivedAt: event.at,
    cycle: 1,
    cycleStartedAt: event.at,
    roundStartedAt: event.at,
    stage: 'triage',
    requestType: event.requestType,
    topic: event.topic,
    priority: event.priority,
    level: event.level,
    vehicles: event.vehicles,
    assignee: null,
    triagedAt: null,
    estimate: null,
    wait: null,
    proposal: null,
    agreements: [],
    solution: null,
    closed: null,
    words: [],
    phoneCall: { required: event.phoneCall.required, loggedAt: event.phoneCall.logged ? event.at : null },
    agreedByPhoneAt: null,
    visits: [],
    orders: [],
    ratings: [],
    splitFrom: event.splitFrom,
    splitOff: [],
    clocks: [],
  };
}

/** Folds one fact into the state. Pure and total: an event that is stored has happened. */
export function evolve(state: TicketState, event: Later): TicketState {
  return { ...change(state, event), revision: event.revision, lastAt: Math.max(state.lastAt, event.at) };
}

/** Folds a whole history; undefined for one that does not begin with `opened`. */
export function fold(events: readonly TicketEvent[]): TicketState | undefined {
  const [first, ...rest] = events;
  if (first?.type !== 'opened') return undefined;
  return rest.reduce<TicketState>(
    (state, event) => (event.type === 'opened' ? state : evolve(state, event)),
    firstState(first),
  );
}

function change(state: TicketState, event: Later): TicketState {
  switch (event.type) {
    case 'replied':
    case 'noted':
    case 'confirmed':
    case 'silence-held':
    case 'signal-refused':
      return state;
    case 'assigned':
      return { ...state, assignee: event.to };
    case 'classified':
      return {
        ...state,
        topic: event.topic,
        priority: event.priority,
        level: event.level,
        vehicles: event.vehicles,
        phoneCall: { ...state.phoneCall, required: event.phoneCallRequired },
      };
    case 'triaged':
      return { ...state, triagedAt: event.at };
    case 'estimated':
      return { ...state, estimate: { expectedAt: event.expectedAt, statedAt: event.at } };
    case 'wait-begun':
      return { ...state, wait: { reason: event.reason, owner: event.owner, since: event.at, until: event.until } };
    case 'wait-ended':
      return { ...state, wait: null };
    case 'extension-proposed':
    case 'extension-countered':
      return { ...state, proposal: event.proposal };
    case 'extension-accepted':
      return { ...state, proposal: null, agreements: [...state.agreements, event.extension] };
    case 'extension-declined':
    case 'extension-expired':
      return { ...state, proposal: null };
    case 'solved':
      return { ...state, solution: solutionOf(event), agreedByPhoneAt: null };
    case 'solution-delivered':
      return state.solution === null
        ? state
        : { ...state, solution: { ...state.solution, deliveredAt: event.deliveredAt } };
    case 'delivery-failed':
      // A bounce voids the delivery, and the warning that went the same way.
      return state.solution === null || state.solution.id !== event.solutionId
        ? state
        : { ...state, solution: { ...state.solution, deliveredAt: null, warnedAt: null, warningDeliveredAt: null } };
    case 'silence-warned':
      return state.solution === null ? state : { ...state, solution: { ...state.solution, warnedAt: event.at } };
    case 'warning-delivered':
      return state.solution === null
        ? state
        : { ...state, solution: { ...state.solution, warningDeliveredAt: event.deliveredAt } };
    case 'objected':
      return { ...state, words: [] };
    case 'resolution-resumed':
      return {
        ...state,
        roundStartedAt: event.at,
        solution: null,
        words: [],
        estimate: null,
        agreedByPhoneAt: null,
      };
    case 'closed':
      return { ...state, closed: { at: event.at, how: event.how }, words: [] };
    case 'closing-voided':
      return { ...state, closed: null };
    case 'rated': {
      const { type: _type, revision: _revision, by: _by, commandId: _command, messageId: _message, ...rating } = event;
      return { ...state, ratings: [...state.ratings, rating] };
    }
    case 'word-kept':
      return { ...state, words: [...state.words, { messageId: event.messageId, at: event.at, after: event.after }] };
    case 'courtesy-marked':
      return { ...state, words: [], solution: rearmed(state.solution) };
    case 'reopened':
      return {
        ...state,
        rules: event.rules,
        cycle: event.cycle,
        cycleStartedAt: event.at,
        roundStartedAt: event.at,
        closed: null,
        words: [],
        solution: null,
        estimate: null,
        triagedAt: null,
        agreements: [],
        agreedByPhoneAt: null,
      };
    case 'visit-requested':
      return {
        ...state,
        visits: [
          ...state.visits,
          {
            id: event.visitId,
            at: event.at,
            byRole: event.byRole,
            subject: event.subject,
            vehicles: event.vehicles,
            number: `${state.tid}/${state.visits.length + 1}`,
            progress: event.opened === true ? firstProgress : null,
            overAt: null,
          },
        ],
      };
    case 'visit-progressed':
      return {
        ...state,
        visits: state.visits.map((visit) => (visit.id === event.visitId ? told(visit, event) : visit)),
      };
    case 'parts-ordered':
    case 'parts-shipped':
    case 'parts-received':
    case 'parts-cancelled':
      return { ...state, orders: evolveOrders(state.orders, event) };
    case 'call-logged':
      return withCall(state, event);
    case 'shared':
      return { ...state, sharedWith: [...new Set([...state.sharedWith, ...event.with])] };
    case 'split-off':
      return { ...state, splitOff: [...state.splitOff, event.ticketId] };
    case 'rules-pinned':
      return { ...state, rules: event.to };
    case 'stage-entered':
      return { ...state, stage: event.stage };
    case 'clock-started':
    case 'clock-stopped':
    case 'clock-resumed':
    case 'clock-paused':
    case 'clock-unpaused':
    case 'clock-limited':
    case 'clock-extended':
    case 'clock-held':
    case 'clock-aimed':
    case 'threshold-told':
      return { ...state, clocks: evolveClocks(state.clocks, event) };
    default: {
      const never: never = event;
      return never;
    }
  }
}

function told(visit: VisitRequest, { progress, at }: EventBodies['visit-progressed'] & { at: number }): VisitRequest {
  const next = { ...visit, progress };
  return { ...next, overAt: isVisitOpen(next) ? null : (visit.overAt ?? at) };
}

function solutionOf(event: EventBodies['solved'] & { at: number }): TicketState['solution'] {
  return {
    id: event.solutionId,
    kind: event.kind,
    at: event.at,
    objection: event.objection.term,
    deliveredAt: null,
    warnedAt: null,
    warningDeliveredAt: null,
  };
}

/** A courtesy starts the silence anew: a warning of the earlier silence does not serve for the next. */
function rearmed(solution: TicketState['solution']): TicketState['solution'] {
  return solution === null ? null : { ...solution, warnedAt: null, warningDeliveredAt: null };
}

function withCall(state: TicketState, event: EventBodies['call-logged'] & { at: number }): TicketState {
  const reached = event.outcome !== 'not-reached';
  return {
    ...state,
    phoneCall: reached ? { ...state.phoneCall, loggedAt: state.phoneCall.loggedAt ?? event.at } : state.phoneCall,
    agreedByPhoneAt: event.outcome === 'agreed' ? event.at : state.agreedByPhoneAt,
  };
}

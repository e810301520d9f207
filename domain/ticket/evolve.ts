import { effectiveAt } from '../process';
import { evolveOrders } from '../parts';
import type { TicketEvent } from './commands';
import { contradicted } from './state/agreement';
import { evolveConsents, noConsents } from './state/consent';
import { evolveEmergency, noEmergency } from './state/emergency';
import type { EventBodies } from './state/events';
import { noService, takenBy } from './state/service';
import type { TicketState, WordToJudge } from './state/state';
import { evolveWorks } from './state/work';

/** The state that the first event of a ticket makes. */
export function firstState(event: TicketEvent): TicketState {
  if (event.type !== 'opened') throw new Error(`a ticket does not begin with ${event.type}`);
  return {
    schema: 9,
    id: event.ticketId,
    tid: event.tid,
    desk: event.desk,
    clientId: event.clientId,
    authorId: event.authorId,
    authorKind: event.authorKind ?? 'person',
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
    ownPriority: event.ownPriority ?? event.priority,
    category: event.category ?? null,
    level: event.level,
    ownLevel: event.ownLevel ?? (event.levelReason === undefined ? null : event.level),
    vehicles: event.vehicles,
    assignee: null,
    begunAt: null,
    service: serviceAtFirst(event),
    tests: {},
    answers: {},
    triagedAt: null,
    estimate: null,
    wait: null,
    proposal: null,
    lapsed: null,
    agreements: [],
    consents: noConsents,
    works: [],
    solution: null,
    closed: null,
    words: [],
    phoneCall: { required: event.phoneCall.required, loggedAt: event.phoneCall.logged ? event.at : null },
    lastCall: null,
    agreedByPhoneAt: null,
    contradictedAt: null,
    visits: [],
    orders: [],
    ratings: [],
    emergency: noEmergency,
    splitFrom: event.splitFrom,
    splitOff: [],
    duplicates: [],
    clocks: [],
  };
}

/** Events of earlier releases, and those of desks that name no services, say nothing of one. */
function serviceAtFirst({ service }: EventBodies['opened']): TicketState['service'] {
  return service === undefined ? noService : { ...service, byRule: [], pending: null };
}

/** Folds one fact that several commands write. What changes nothing needs no line. Pure and total: what is stored has happened. */
export function evolve(state: TicketState, event: TicketEvent): TicketState {
  const at = effectiveAt(event);
  switch (event.type) {
    case 'replied':
      return event.side === 'client' ? contradicted(state, at) : state;
    case 'assigned':
      return { ...state, assignee: event.to };
    case 'service-set':
      return {
        ...state,
        service: { ...state.service, holds: event.service, took: takenBy(state.service, event.service) },
      };
    case 'handed-over':
      return { ...state, service: handedOver(state.service, event, at) };
    case 'hand-over-lapsed':
      return { ...state, service: { ...state.service, pending: null } };
    case 'classified':
      return classified(state, event);
    case 'estimated':
      return { ...state, estimate: { expectedAt: event.expectedAt, statedAt: at } };
    case 'estimate-lapsed':
      return { ...state, estimate: null };
    case 'wait-begun':
      return {
        ...state,
        wait: { reason: event.reason, owner: event.owner, since: at, until: event.until, release: null },
      };
    case 'wait-ended':
      return { ...state, wait: null };
    case 'extension-proposed':
    case 'extension-countered':
      return { ...state, proposal: { ...event.proposal, personId: personOf(event) }, lapsed: null };
    case 'extension-accepted':
      return { ...state, proposal: null, lapsed: null, agreements: [...state.agreements, event.extension] };
    case 'extension-declined':
      return { ...state, proposal: null, lapsed: null };
    case 'extension-expired':
      return { ...state, proposal: null, lapsed: lapsedBy(state, event, at) };
    case 'solved':
      return {
        ...withoutProposal(state),
        solution: solutionOf(event, at),
        agreedByPhoneAt: null,
        contradictedAt: null,
      };
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
      return state.solution === null ? state : { ...state, solution: { ...state.solution, warnedAt: at } };
    case 'warning-delivered':
      return state.solution === null
        ? state
        : { ...state, solution: { ...state.solution, warningDeliveredAt: event.deliveredAt } };
    case 'objected':
      return { ...contradicted(state, at), words: [] };
    case 'resolution-resumed':
      return {
        ...state,
        roundStartedAt: at,
        solution: null,
        words: [],
        estimate: null,
        agreedByPhoneAt: null,
      };
    case 'closed':
      return { ...withoutProposal(state), closed: closedBy(event, at, state.stage), words: [] };
    case 'closing-voided':
      return { ...state, closed: null };
    case 'word-kept':
      return {
        ...contradicted(state, at),
        words: withWord(state.words, { messageId: event.messageId, at, after: event.after, count: 1 }),
      };
    case 'parts-ordered':
    case 'parts-shipped':
    case 'parts-received':
    case 'parts-cancelled':
      return { ...state, orders: evolveOrders(state, event) };
    case 'emergency-proposed':
    case 'emergency-declared':
    case 'emergency-declined':
    case 'emergency-ended':
      return { ...state, emergency: evolveEmergency(state.emergency, event, at) };
    case 'consent-requested':
    case 'consent-given':
    case 'consent-declined':
    case 'consent-withdrawn':
    case 'consent-expired':
      return { ...state, consents: evolveConsents(state.consents, event, at) };
    case 'work-taken':
    case 'work-done':
    case 'work-dropped':
      return { ...state, works: evolveWorks(state.works, event, at) };
    case 'stage-entered':
      return { ...state, stage: event.stage };
    default:
      return state;
  }
}

/** Another service is asked to take it; where nobody did so it was a rule that asked. */
function handedOver(
  service: TicketState['service'],
  event: EventBodies['handed-over'] & Pick<TicketEvent, 'by'>,
  since: number,
): TicketState['service'] {
  const { service: to, fromService: from } = event;
  const by = personOf(event);
  return {
    ...service,
    took: takenBy(service, to),
    byRule: by === null && !service.byRule.includes(to) ? [...service.byRule, to] : service.byRule,
    pending: { to, from, since, by },
  };
}

/** What is solved or closed needs nobody's agreement to an emergency any more. */
function withoutProposal(state: TicketState): TicketState {
  return state.emergency.proposed === null ? state : { ...state, emergency: { ...state.emergency, proposed: null } };
}

function closedBy(
  { how, of, reason, redirect }: EventBodies['closed'],
  at: number,
  was: TicketState['stage'],
): TicketState['closed'] {
  return {
    at,
    how,
    ...(of === undefined ? {} : { of }),
    ...(reason === undefined ? {} : { reason }),
    ...(redirect === undefined ? {} : { redirect }),
    ...(how === 'unanswered' ? { was } : {}),
  };
}

/** What events of earlier releases do not tell stays as it was. */
function classified(state: TicketState, event: EventBodies['classified']): TicketState {
  const { topic, priority, ownPriority, category, level, ownLevel, vehicles, phoneCallRequired, fault } = event;
  return {
    ...state,
    topic,
    priority,
    ownPriority: ownPriority ?? priority,
    category: category === undefined ? state.category : category,
    level,
    ownLevel: ownLevel === undefined ? state.ownLevel : ownLevel,
    vehicles,
    phoneCall: { ...state.phoneCall, required: phoneCallRequired },
    emergency: fault === undefined ? state.emergency : { ...state.emergency, fault },
  };
}

/** Only what lapsed for want of an answer can have been answered in time. */
function lapsedBy(
  { proposal }: TicketState,
  event: EventBodies['extension-expired'],
  at: number,
): TicketState['lapsed'] {
  return proposal === null || event.because !== 'time' ? null : { proposal, at };
}

/** Of several words the first counts: a later one never falls due earlier. */
function withWord(words: readonly WordToJudge[], word: WordToJudge): readonly WordToJudge[] {
  const first = words.find(({ after }) => after === word.after);
  if (first === undefined) return [...words, word];
  return words.map((each) =>
    each === first ? { ...each, at: Math.min(each.at, word.at), count: each.count + 1 } : each,
  );
}

/** Who caused a fact; null where a part of the product did. */
function personOf({ by }: Pick<TicketEvent, 'by'>): string | null {
  return 'person' in by ? by.person : null;
}

function solutionOf(event: EventBodies['solved'] & Pick<TicketEvent, 'by'>, at: number): TicketState['solution'] {
  return {
    id: event.solutionId,
    kind: event.kind,
    personId: personOf(event),
    at,
    objection: event.objection.term,
    deliveredAt: null,
    warnedAt: null,
    warningDeliveredAt: null,
  };
}

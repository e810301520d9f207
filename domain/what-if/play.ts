/**
 * A ticket, and a visit for it, played by the rules of the process itself: opened, extended, waiting, with parts on their way, as a
 * question says. Nothing of it is stored; what comes out are states whose clocks aim as those of any ticket do. Pure.
 */
import { refuse, type Refusal } from '../policy/refusals';
import {
  aimClocks,
  causeOf,
  clockDraft,
  decide,
  Draft,
  pauseClocks,
  unpauseClocks,
  withinYears,
  type CommandBody,
  type ProcessEvent,
  type ProcessKind,
  type ProcessState,
  type Rules,
} from '../process';
import { lookUp, mayPause } from '../regulation';
import type { Instant } from '../time';
import { ticketKind, type LaterBody, type TicketState } from '../ticket';
import { waitCause } from '../ticket/effects/clocks';
import { accept, propose } from '../ticket/effects/extensions';
import { visitAsked, visitKind, type VisitState } from '../visit';
import { author, catalogOf, contextOf, emptyField, envelope, manager } from './acting';
import type { Act, Misfit, Place, Played } from './act';
import { inEmergency } from './in-emergency';
import type { Question } from './question';

/** Plays it. A misfit where the process refuses what is asked for, or no calendar reaches so far. */
export function play(question: Question, rules: Rules): Played | Misfit {
  const played = withinYears(() => playAll(question, rules));
  return 'refused' in played && !('place' in played) ? { refused: played.refused, place: [] } : played;
}

function playAll(question: Question, rules: Rules): Played | Misfit {
  let ticket = extended(opened(question, rules), question, rules);
  if ('refused' in ticket) return ticket;
  let visit: VisitState | null = null;
  for (const act of inOrder(acts(question))) {
    const next = act.does(ticket, visit, rules);
    if ('refused' in next) return { refused: next.refused, place: act.place };
    ({ ticket, visit } = next);
  }
  return { ticket, visit };
}

function opened({ start, vehicles, ...asked }: Question, rules: Rules): TicketState {
  const { requestType, topic, category, priority, level } = asked;
  const draft = ticketKind.opening.open(
    {
      type: 'open',
      ticketId: 'what-if',
      tid: 'what-if',
      desk: rules.regulation.code,
      clientId: 'client',
      authorId: author.personId,
      authorKind: 'person',
      registeredBy: null,
      subject: '',
      text: '',
      requestType,
      topic,
      category,
      priority,
      level,
      levelReason: null,
      vehicles,
      reportedByPhone: false,
      splitFrom: null,
      pin: rules.pin,
      attachments: [],
    },
    envelope('open', author, start),
    rules,
  );
  aimClocks(clockDraft(draft), catalogOf(rules));
  return draft.state;
}

/** Agreed at once when it was received: pauses that begin later move an agreed date. */
function extended(opening: TicketState, { start, extensions }: Question, rules: Rules): TicketState | Misfit {
  let ticket = opening;
  for (const [index, offer] of extensions.entries()) {
    const draft = Draft.of(ticketKind, ticket, causeOf(envelope(`extension-${index}`, manager, start)));
    const refusal = propose(draft, rules, 'desk', offer, null) ?? acceptIn(draft, rules);
    if (refusal !== null) return { refused: refusal.refused, place: ['extensions', index] };
    aimClocks(clockDraft(draft), catalogOf(rules));
    ticket = draft.state;
  }
  return ticket;
}

function acceptIn(draft: Parameters<typeof accept>[0], rules: Rules): ReturnType<typeof accept> {
  const { proposal } = draft.state;
  return proposal === null ? null : accept(draft, rules, proposal);
}

/** In the order of time; of those at one instant the ends of pauses and deliveries last. */
function inOrder(all: readonly Act[]): readonly Act[] {
  return [...all].sort((a, b) => a.at - b.at);
}

function acts({ start, pauses, parts, visit, emergency }: Question): readonly Act[] {
  const not = (at: Instant): Instant => Math.max(at, start);
  return [
    ...(visit === null ? [] : [requested(visit, not(visit.requestedAt))]),
    ...(emergency === null ? [] : inEmergency(emergency, not)),
    ...pauses.map(({ from, cause }, index) => stands(cause, from, not(from), ['pauses', index])),
    ...parts.map(({ orderedAt }, index) => ordered(`parts-${index}`, not(orderedAt), ['parts', index])),
    ...merged(pauses).map(({ to, cause, index }) => runsOn(cause, to, not(to), ['pauses', index])),
    ...parts.flatMap(({ receivedAt }, index) =>
      receivedAt === null ? [] : [received(`parts-${index}`, not(receivedAt), ['parts', index])],
    ),
  ];
}

/** Where overlapping pauses of one cause come to their end: a clock stands for a cause once. */
function merged(pauses: Question['pauses']): readonly { to: Instant; cause: string; index: number }[] {
  return pauses.flatMap(({ to, cause }, index) => {
    if (to === null) return [];
    const goesOn = pauses.some(
      (other, place) =>
        other.cause === cause &&
        other.from <= to &&
        (other.to === null || other.to > to || (other.to === to && place > index)) &&
        place !== index,
    );
    return goesOn ? [] : [{ to, cause, index }];
  });
}

/** The clocks that the wait may pause, as they do when a ticket begins to wait. */
function stands(reason: string, from: Instant, at: Instant, place: Place): Act {
  return {
    at,
    place: [...place, 'cause'],
    does(ticket, visit, rules) {
      const wait = lookUp(rules.regulation.waits, reason);
      if (wait === undefined) return refuse('unknown-wait');
      const draft = Draft.of(ticketKind, ticket, causeOf(envelope('wait', manager, at)));
      pauseClocks(draft, pausedBy(rules, reason), waitCause(reason), wait.owner, from);
      aimClocks(clockDraft(draft), catalogOf(rules));
      return { ticket: draft.state, visit };
    },
  };
}

/** The codes of the clocks that stand while a ticket waits for this reason. */
export function pausedBy({ regulation }: Rules, reason: string): readonly string[] {
  return Object.keys(regulation.clocks).filter((clock) => mayPause(regulation, reason, clock));
}

function runsOn(reason: string, to: Instant, at: Instant, place: Place): Act {
  return {
    at,
    place,
    does(ticket, visit, rules) {
      const draft = Draft.of(ticketKind, ticket, causeOf(envelope('resume', manager, at)));
      unpauseClocks(draft, waitCause(reason), to);
      aimClocks(clockDraft(draft), catalogOf(rules));
      return { ticket: draft.state, visit };
    },
  };
}

/** Of the equipment that ticket and visit wait for. */
function ordered(id: string, at: Instant, place: Place): Act {
  const body = { type: 'order-parts', supplier: '', lines: [{ part: '', quantity: 1 }] } as const;
  return { at, place, does: (ticket, visit, rules) => giveBoth(ticket, visit, rules, id, body, at) };
}

function received(order: string, at: Instant, place: Place): Act {
  const body = { type: 'receive-parts', order } as const;
  return { at, place, does: (ticket, visit, rules) => giveBoth(ticket, visit, rules, `${order}-here`, body, at) };
}

function requested({ subject, readyAt }: NonNullable<Question['visit']>, at: Instant): Act {
  return {
    at,
    place: ['visit'],
    does(ticket, _none, rules) {
      const body = {
        type: 'request-visit',
        subject,
        address: '',
        contact: '',
        vehicles: ticket.vehicles ?? 1,
        ...(readyAt === null ? {} : { readyAt }),
      } as const;
      const command = { ...envelope('visit', author, at), body };
      const decision = decide(ticketKind, ticket, command, contextOf(rules, null));
      if ('refused' in decision) return decision;
      const { state, events } = decision.draft;
      const request = events.find(({ type }) => type === 'visit-requested');
      const region = rules.region(subject);
      if (request?.type !== 'visit-requested' || region === undefined) return refuse('unknown-region');
      const draft = visitKind.opening.open(visitAsked(state, request, region), envelope('visit', author, at), rules);
      aimClocks(clockDraft(draft), catalogOf(rules));
      return onItsWay(state, draft.state, rules, at);
    },
  };
}

/** What is on its way for the ticket when the visit is asked for, is for the visit. */
function onItsWay(ticket: TicketState, opening: VisitState, rules: Rules, at: Instant): Played | Refusal {
  let visit = opening;
  for (const { id, receivedAt } of ticket.orders) {
    if (receivedAt !== null) continue;
    const body = { type: 'order-parts', supplier: '', lines: [{ part: '', quantity: 1 }] } as const;
    const next = give(visitKind, visit, emptyField, rules, id, body, at);
    if ('refused' in next) return next;
    visit = next;
  }
  return { ticket, visit };
}

/** The same are given to a ticket and to a visit. */
type PartsBody = Extract<LaterBody, { type: 'order-parts' | 'receive-parts' }>;

function giveBoth(
  ticket: TicketState,
  visit: VisitState | null,
  rules: Rules,
  id: string,
  body: PartsBody,
  at: Instant,
): Played | Refusal {
  const onTicket = give(ticketKind, ticket, null, rules, id, body, at);
  if ('refused' in onTicket) return onTicket;
  if (visit === null || (body.type === 'receive-parts' && !visit.orders.some((order) => order.id === body.order)))
    return { ticket: onTicket, visit };
  const onVisit = give(visitKind, visit, emptyField, rules, id, body, at);
  return 'refused' in onVisit ? onVisit : { ticket: onTicket, visit: onVisit };
}

/** What the desk says to either kind, and how it then stands. */
function give<
  State extends ProcessState,
  Event extends ProcessEvent,
  Opening extends CommandBody,
  Later extends CommandBody,
  World,
>(
  kind: ProcessKind<State, Event, Opening, Later, World>,
  state: State,
  world: World,
  rules: Rules,
  id: string,
  body: Later,
  at: Instant,
): State | Refusal {
  const decision = decide(kind, state, { ...envelope(id, manager, at), body }, contextOf(rules, world));
  return 'refused' in decision ? decision : decision.draft.state;
}

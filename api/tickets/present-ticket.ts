import { isClient } from '../../domain/policy/actor';
import type { PersonActor } from '../../domain/policy/actor';
import { lookUp } from '../../domain/regulation';
import { abilities, nextDue, nextStep, statusOf } from '../../domain/ticket';
import type { TicketRules, TicketState } from '../../domain/ticket';
import type { Instant } from '../../domain/time';
import type { Language } from '../../texts/language';
import { noTerm } from '../../texts/limits';
import { stepText } from '../../texts/steps';
import { termText } from '../../texts/terms';
import { timeForPeople } from '../../texts/zoned-time';
import { iso, isoOrNull, presentClock, presentExtensionTerm, visibleClocks } from './present-clock';

/** A ticket as the store gives it, with the names that its ids stand for. */
export interface TicketToShow {
  readonly state: TicketState;
  readonly rules: TicketRules;
  readonly subject: string;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly updatedAt: Instant;
  readonly clientName: string | null;
  readonly authorName: string | null;
}

/** For whom, and when. */
export interface Showing {
  readonly actor: PersonActor;
  readonly now: Instant;
  readonly language: Language;
}

export function ticketPath(id: string): string {
  return `/api/v1/tickets/${id}`;
}

/** A ticket as one caller sees it now. */
export function presentTicket(ticket: TicketToShow, showing: Showing): object {
  const { state, rules } = ticket;
  const { actor, now, language } = showing;
  const { regulation } = rules;
  const path = ticketPath(state.id);
  const due = nextDue(state);
  const clocks = visibleClocks(state.clocks, isClient(actor));
  return {
    id: state.id,
    tid: state.tid,
    desk: state.desk,
    subject: ticket.subject,
    stage: state.stage,
    status: presentStatus(statusOf(state, rules), rules, language),
    topic: state.topic,
    priority: state.priority,
    level: state.level,
    assignee: state.assignee,
    author: { id: state.authorId, name: ticket.authorName },
    company: { id: state.clientId, name: ticket.clientName },
    nextDue: isoOrNull(due),
    overdue: due !== null && due < now,
    receivedAt: iso(state.receivedAt),
    updatedAt: iso(ticket.updatedAt),
    closedAt: isoOrNull(state.closed?.at ?? null),
    revision: state.revision,
    vehicles: state.vehicles,
    requestType: state.requestType,
    fields: ticket.fields,
    channel: state.channel,
    cycle: state.cycle,
    sharedWith: state.sharedWith,
    titles: {
      topic: lookUp(regulation.topics, state.topic)?.title[language] ?? state.topic,
      priority: lookUp(regulation.priorities, state.priority)?.title[language] ?? state.priority,
      level: state.level === null ? null : (lookUp(regulation.levels, state.level)?.title[language] ?? state.level),
    },
    ...presentProgress(state, rules, language),
    regulation: { version: regulation.version, digest: state.rules.digest, calendars: state.rules.calendars },
    clocks: clocks.map((clock) => presentClock(clock, { rules, now, language, ticketPath: path })),
    nextStep: presentNextStep(state, rules, language),
    can: abilities(state, actor, rules),
    links: {
      self: path,
      timeline: `${path}/timeline`,
      clocks: `${path}/clocks`,
      commands: `${path}/commands`,
      notices: `${path}/notices`,
    },
  };
}

export function presentStatus(code: string, rules: TicketRules, language: Language): { code: string; title: string } {
  return { code, title: lookUp(rules.regulation.statuses, code)?.title[language] ?? code };
}

function presentProgress(state: TicketState, rules: TicketRules, language: Language): object {
  const { wait, estimate, proposal, solution, closed } = state;
  return {
    phoneCall: { required: state.phoneCall.required, loggedAt: isoOrNull(state.phoneCall.loggedAt) },
    wait: wait && {
      reason: wait.reason,
      title: lookUp(rules.regulation.waits, wait.reason)?.title[language] ?? wait.reason,
      owner: wait.owner,
      since: iso(wait.since),
      until: isoOrNull(wait.until),
    },
    estimate: estimate && { expectedAt: iso(estimate.expectedAt), statedAt: iso(estimate.statedAt) },
    proposal: proposal && {
      id: proposal.id,
      by: proposal.by,
      clock: proposal.clock,
      ...presentExtensionTerm(proposal.terms),
      reason: proposal.reason,
      proposedAt: iso(proposal.proposedAt),
      wouldBeDue: isoOrNull(proposal.wouldBeDue),
    },
    solution: solution && {
      id: solution.id,
      kind: solution.kind,
      at: iso(solution.at),
      objection: solution.objection && { ...solution.objection, text: termText(solution.objection, language) },
      deliveredAt: isoOrNull(solution.deliveredAt),
      warnedAt: isoOrNull(solution.warnedAt),
    },
    closed: closed && { at: iso(closed.at), how: closed.how },
    ratings: state.ratings.map(({ cycle, score, reason, at }) => ({ cycle, score, reason, at: iso(at) })),
    visits: state.visits.map(({ id, at, byRole, subject, vehicles }) => ({
      id,
      at: iso(at),
      byRole,
      subject,
      vehicles,
    })),
    splitFrom: state.splitFrom,
    splitOff: state.splitOff,
  };
}

/** Who owes what until when, also in a sentence. */
function presentNextStep(state: TicketState, rules: TicketRules, language: Language): object {
  const { owes, step, until, clock } = nextStep(state);
  const when = until === null ? null : timeForPeople(rules.regulation.timeZone, until);
  const limit = state.clocks.find(({ key }) => key === clock)?.limit.kind;
  const undated =
    until === null && (limit === 'to-be-agreed' || limit === 'not-promised') ? ` (${noTerm[limit][language]})` : '';
  return { owes, step, until: isoOrNull(until), clock, text: `${stepText(owes, step, when)[language]}${undated}` };
}

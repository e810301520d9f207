import { isClient } from '../../domain/policy/actor';
import type { PersonActor } from '../../domain/policy/actor';
import type { RefusalCode } from '../../domain/policy/refusals';
import { accessTitle, lacksContract, lookUp } from '../../domain/regulation';
import type { Regulation } from '../../domain/regulation';
import { abilities } from '../../domain/process';
import type { Rules } from '../../domain/process';
import { nextDue, priorityOf, servicePresent, statusOf, ticketKind, warnings } from '../../domain/ticket';
import type { TicketState } from '../../domain/ticket';
import type { Instant } from '../../domain/time';
import type { IncidentOfTicket } from '../../store/incident/of-ticket';
import type { Language } from '../../texts/language';
import { warningTexts } from '../../texts/tickets';
import { termText } from '../../texts/terms';
import { visitStageTexts } from '../../texts/visits';
import { presentIncidentOfTicket } from './incident-of';
import { presentCompany, presentPerson, presentStaff } from '../names';
import type { TicketNames } from './names-in';
import { presentOrder } from './present-order';
import { presentQuestions, type Answers } from './present-questions';
import { presentService, presentTests } from './present-service';
import { presentRelated, type RelatedTicket } from './related';
import { pathOfLease, pathOfTicket, pathOfVisit } from '../paths';
import { iso, isoOrNull, presentClock, presentExtensionTerm, visibleClocks } from './present-clock';
import { presentConsents } from './present-consents';
import { presentEmergency, presentEnding } from './present-acts';
import { presentWorks } from './present-works';
import { presentNextStep } from './present-next-step';

/** A ticket as the store gives it, with the names that its ids stand for. */
export interface TicketToShow {
  readonly state: TicketState;
  readonly rules: Rules;
  readonly subject: string;
  readonly fields: Readonly<Record<string, unknown>>;
  /** When the letter had arrived that confirms it. */
  readonly acceptedAt: Instant | null;
  readonly updatedAt: Instant;
  readonly clientName: string | null;
  /** The mass incident that it belongs to. */
  readonly incident: IncidentOfTicket | null;
  readonly names: TicketNames;
  /** Those that the reader may see too. */
  readonly related: readonly RelatedTicket[];
  /** Those that the state names, where the reader is of the desk. */
  readonly answers: Answers;
  /** The rules in force for the client, under which a closed ticket would be reopened; absent: it is open. */
  readonly inForce?: Regulation;
}

/** For whom, and when. */
export interface Showing {
  readonly actor: PersonActor;
  readonly now: Instant;
  readonly language: Language;
  /** Of whoever reads it. */
  readonly timeZone: string;
}

/** A ticket as one caller sees it now. */
export function presentTicket(ticket: TicketToShow, showing: Showing): object {
  const { state, rules, names } = ticket;
  const { actor, now, language, timeZone } = showing;
  const { regulation } = rules;
  const path = pathOfTicket(state.id);
  const due = nextDue(state);
  const clocks = visibleClocks(state.clocks, isClient(actor));
  const shown = { ...state, priority: priorityOf(state, rules) };
  return {
    id: state.id,
    tid: state.tid,
    desk: state.desk,
    subject: ticket.subject,
    stage: state.stage,
    status: presentStatus(statusOf(state, rules), rules, language),
    topic: state.topic,
    requestType: state.requestType,
    priority: shown.priority,
    category: state.category,
    level: state.level,
    service: isClient(actor) ? null : servicePresent(state.service),
    assignee: state.assignee === null ? null : presentStaff(state.assignee, names.staff.get(state.assignee)),
    author: presentPerson(state.authorId, names.people.get(state.authorId)),
    company: presentCompany(state.clientId, ticket.clientName),
    nextDue: isoOrNull(due),
    overdue: due !== null && due < now,
    receivedAt: iso(state.receivedAt),
    updatedAt: iso(ticket.updatedAt),
    closedAt: isoOrNull(state.closed?.at ?? null),
    revision: state.revision,
    acceptedAt: isoOrNull(ticket.acceptedAt),
    vehicles: state.vehicles,
    fields: ticket.fields,
    channel: state.channel,
    cycle: state.cycle,
    sharedWith: state.sharedWith.map((id) => presentPerson(id, names.people.get(id))),
    titles: presentTitles(shown, regulation, language),
    ...presentProgress(state, rules, now, language),
    accesses: presentAccesses(state, regulation, language),
    consents: presentConsents(state, regulation, language, timeZone),
    works: presentWorks(state, rules, language),
    services: isClient(actor) ? null : presentService(state, regulation, language),
    tests: isClient(actor) ? [] : presentTests(state, regulation, language),
    questions: isClient(actor) ? [] : presentQuestions(state, rules, ticket.answers, language),
    ...presentRelated(ticket.related),
    incident: presentIncidentOfTicket(ticket.incident, actor, language),
    regulation: { version: regulation.version, digest: state.rules.digest, calendars: state.rules.calendars },
    clocks: clocks.map((clock) => presentClock(clock, { rules, now, language, timeZone, path, orders: state.orders })),
    nextStep: presentNextStep(state, isClient(actor), language, timeZone),
    can: presentCan(ticket, actor, now),
    warns: presentWarnings(state, actor, language),
    links: {
      self: path,
      timeline: `${path}/timeline`,
      clocks: `${path}/clocks`,
      commands: `${path}/commands`,
      notices: `${path}/notices`,
    },
  };
}

/** What the caller may do now. Whether a closed ticket can be reopened is for the rules in force to say. */
function presentCan({ state, rules, inForce }: TicketToShow, actor: PersonActor, now: Instant): object {
  const can = abilities(ticketKind, state, actor, rules, state, now);
  const noContract = can['reopen'] === 'yes' && inForce !== undefined && lacksContract(inForce);
  return noContract ? { ...can, reopen: 'no-contract' satisfies RefusalCode } : can;
}

/** What the codes are called by which a ticket or a visit is classified. */
export function presentTitles(
  { topic, category, priority, level }: Pick<TicketState, 'topic' | 'category' | 'priority' | 'level'>,
  { topics, categories, priorities, levels }: Regulation,
  language: Language,
): { topic: string; category: string | null; priority: string; level: string | null } {
  return {
    topic: lookUp(topics, topic)?.title[language] ?? topic,
    priority: lookUp(priorities, priority)?.title[language] ?? priority,
    category: category === null ? null : (lookUp(categories, category)?.title[language] ?? category),
    level: level === null ? null : (lookUp(levels, level)?.title[language] ?? level),
  };
}

export function presentStatus(code: string, rules: Rules, language: Language): { code: string; title: string } {
  return { code, title: lookUp(rules.regulation.statuses, code)?.title[language] ?? code };
}

function presentProgress(state: TicketState, rules: Rules, now: Instant, language: Language): object {
  const { wait, estimate, proposal, solution, closed } = state;
  return {
    phoneCall: { required: state.phoneCall.required, loggedAt: isoOrNull(state.phoneCall.loggedAt) },
    wait: wait && {
      reason: wait.reason,
      title: lookUp(rules.regulation.waits, wait.reason)?.title[language] ?? wait.reason,
      owner: wait.owner,
      since: iso(wait.since),
      until: isoOrNull(wait.until),
      release: wait.release && { name: wait.release.name, expectedAt: isoOrNull(wait.release.expectedAt) },
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
    closed: closed && presentEnding(closed, rules.regulation, language),
    emergency: presentEmergency(state.emergency, rules.regulation, language),
    duplicates: state.duplicates,
    ratings: state.ratings.map(({ cycle, score, reason, at }) => ({ cycle, score, reason, at: iso(at) })),
    visits: state.visits.map((visit) => presentTicketVisit(visit, language)),
    orders: state.orders.map((order) => presentOrder(order, now)),
  };
}

/** What the caller should know before giving a command that can be given. */
function presentWarnings(state: TicketState, actor: PersonActor, language: Language): object {
  return Object.fromEntries(
    [...warnings(state, actor)].map(([type, code]) => [type, { code, text: warningTexts[code][language] }]),
  );
}

/** A visit as the ticket knows it; the visit itself tells more. */
function presentTicketVisit(visit: TicketState['visits'][number], language: Language): object {
  const { id, number, at, byRole, subject, vehicles, progress } = visit;
  return {
    id,
    number,
    at: iso(at),
    byRole,
    subject,
    vehicles,
    stage: progress && { code: progress.stage, title: visitStageTexts[progress.stage][language] },
    due: isoOrNull(progress?.due ?? null),
    link: progress && pathOfVisit(id),
  };
}

/** Access data that were asked for; the lease itself tells more. */
function presentAccesses(
  { accesses = [] }: TicketState,
  regulation: Regulation,
  language: Language,
): readonly object[] {
  return accesses.map(({ id, what, progress }) => ({
    id,
    what,
    title: accessTitle(regulation, what)[language],
    progress,
    keptFor: regulation.accessData === undefined ? '' : termText(regulation.accessData.keptFor, language),
    link: pathOfLease(id),
  }));
}

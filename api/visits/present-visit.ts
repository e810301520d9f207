import { isClient } from '../../domain/policy/actor';
import type { PersonActor } from '../../domain/policy/actor';
import type { Standing } from '../../domain/policy/may';
import { lookUp } from '../../domain/regulation';
import type { Stage } from '../../domain/regulation';
import { abilities } from '../../domain/process';
import type { Rules } from '../../domain/process';
import type { Instant } from '../../domain/time';
import { sparesToBring, nextVisitDue, nextVisitStep, stageOf, visitKind } from '../../domain/visit';
import type { VisitState } from '../../domain/visit';
import { codeText } from '../../texts/codes';
import type { Language } from '../../texts/language';
import { districtText, visitStageTexts } from '../../texts/visits';
import { isoIn, timeWithOffset } from '../../texts/zoned-time';
import { presentOrder } from '../tickets/present-order';
import { iso, isoOrNull, presentClock, visibleClocks } from '../tickets/present-clock';
import type { ClockShowing } from '../tickets/present-clock';
import { presentStep } from '../tickets/present-step';
import { presentTitles } from '../tickets/present-ticket';
import { presentCompany } from '../names';
import { pathOfAttachment, pathOfTicket, pathOfVisit } from '../paths';
import { endOf } from './ticket-end';
import { zoneOfClock } from './zones';

/** A visit as the store gives it, with the names that its ids stand for. */
export interface VisitToShow {
  readonly state: VisitState;
  readonly rules: Rules;
  readonly address: string;
  readonly contact: string;
  readonly updatedAt: Instant;
  readonly tid: string;
  /** Of the ticket. */
  readonly ticketStage: Stage;
  /** Short id of the ticket's responsible; null: nobody. */
  readonly assignee: string | null;
  readonly clientName: string | null;
  readonly technicianName: string | null;
}

/** For whom, and when. */
export interface VisitShowing {
  readonly actor: PersonActor;
  readonly now: Instant;
  readonly language: Language;
  /** Of whoever reads it. */
  readonly timeZone: string;
  /** Of the ticket: who sees a ticket sees its visits. */
  readonly standing: Standing;
}

/** A visit as one caller sees it now. */
export function presentVisit(visit: VisitToShow, { actor, now, language, timeZone, standing }: VisitShowing): object {
  const { state, rules } = visit;
  const { regulation } = rules;
  const path = pathOfVisit(state.id);
  const stage = stageOf(state);
  const due = nextVisitDue(state);
  const noShow = regulation.visits?.noShow;
  return {
    id: state.id,
    number: state.number,
    ticket: { id: state.ticketId, tid: visit.tid, ended: endOf(visit.ticketStage) },
    desk: state.desk,
    company: presentCompany(state.clientId, visit.clientName),
    stage: { code: stage, title: visitStageTexts[stage][language] },
    topic: state.topic,
    priority: state.priority,
    level: state.level,
    titles: presentTitles({ ...state, category: null }, regulation, language),
    site: presentSite(visit, language),
    vehicles: state.vehicles,
    skills: state.skills.map((code) => titled(code, lookUp(regulation.visits?.skills ?? {}, code), language)),
    requestedAt: iso(state.requestedAt),
    requestedBy: state.requestedBy,
    keys: presentKeys(state),
    ...presentTrip(visit, language),
    actForm: isClient(actor) || state.ended !== null ? null : presentActForm(visit, language),
    attempts: { noShows: state.noShows.length, most: noShow?.most ?? null, waitMinutes: noShow?.waitMinutes ?? null },
    handedBackAt: isoOrNull(isClient(actor) ? null : state.handedBackAt),
    doubts: isClient(actor) ? [] : presentDoubts(state, language),
    ...(isClient(actor) ? noSpares : presentSpares(state)),
    orders: state.orders.map((order) => presentOrder(order, now)),
    clocks: visibleClocks(state.clocks, isClient(actor)).map((clock) =>
      presentClock(clock, visitClockShowing(visit, { now, language, timeZone })),
    ),
    nextStep: presentVisitStep(visit, isClient(actor), language, timeZone),
    nextDue: isoOrNull(due),
    overdue: due !== null && due < now,
    can: abilities(visitKind, state, actor, rules, standing, now),
    ended: state.ended && { at: iso(state.ended.at), how: state.ended.how, by: state.ended.by },
    closedAt: isoOrNull(state.ended?.at ?? null),
    updatedAt: iso(visit.updatedAt),
    revision: state.revision,
    links: {
      self: path,
      timeline: `${path}/timeline`,
      clocks: `${path}/clocks`,
      commands: `${path}/commands`,
      ticket: pathOfTicket(state.ticketId),
    },
  };
}

/** What the clocks of a visit, and their accounts, are shown by. */
export function visitClockShowing(
  { state, rules }: Pick<VisitToShow, 'state' | 'rules'>,
  reading: Pick<ClockShowing, 'now' | 'language' | 'timeZone'>,
): ClockShowing {
  return { rules, ...reading, path: pathOfVisit(state.id), orders: state.orders };
}

function presentSite({ state: { site }, rules, address, contact }: VisitToShow, language: Language): object {
  const { subject, district, timeZone } = site;
  return {
    subject,
    title: rules.region(subject)?.title[language] ?? subject,
    district,
    districtTitle: district && districtText(district)[language],
    timeZone,
    address,
    contact,
  };
}

/** Both keys of the clock, and when it starts to count, where that can be said (SK-17). */
function presentKeys({ requestedAt, needsReadiness, readiness, clocks }: VisitState): object {
  const clock = clocks.findLast(({ from }) => from === 'visit-ready');
  const takenBack = needsReadiness && readiness === null && clock?.stoppedAt !== null;
  const startsAt = takenBack ? null : (clock?.startedAt ?? null);
  return {
    requested: iso(requestedAt),
    ready: isoOrNull(readiness?.from ?? null),
    saidAt: isoOrNull(readiness?.saidAt ?? null),
    startsAt: isoOrNull(startsAt),
  };
}

/** The time with a technician, what is done of the trip in it, and the act. */
function presentTrip({ state, rules, technicianName }: VisitToShow, language: Language): object {
  const { slot, trip, act, site } = state;
  const points = rules.regulation.visits?.act.checklist ?? {};
  return {
    slot: slot && {
      technician: slot.technician,
      technicianName,
      from: iso(slot.from),
      to: iso(slot.to),
      fromLocal: isoIn(site.timeZone, slot.from),
      toLocal: isoIn(site.timeZone, slot.to),
      travelMinutes: slot.travelMinutes,
      by: slot.by,
      offeredAt: iso(slot.offeredAt),
      agreedAt: isoOrNull(slot.agreedAt),
    },
    trip: { departedAt: isoOrNull(trip.departedAt), startedAt: isoOrNull(trip.startedAt) },
    act: act && {
      id: act.id,
      technician: act.technician,
      doneAt: iso(act.doneAt),
      receivedAt: iso(act.receivedAt),
      confirmed: act.confirmed,
      signature: act.signature === undefined ? null : pathOfAttachment(act.signature),
      checklist: act.checklist.map((code) => titled(code, lookUp(points, code)?.title, language)),
    },
  };
}

function presentActForm({ rules: { regulation } }: VisitToShow, language: Language): object | null {
  const rule = regulation.visits?.act;
  if (rule === undefined) return null;
  const { checklist, photos, readings, confirmation } = rule;
  const points = Object.entries(checklist).map(([code, { title, required }]) => ({
    ...titled(code, title, language),
    required,
  }));
  return { checklist: points, photos, readings, confirmation };
}

/** What somebody has to decide on, and since when. */
function presentDoubts({ doubts }: VisitState, language: Language): object[] {
  return doubts.map(({ because, since }) => ({ code: because, title: codeText(because, language), since: iso(since) }));
}

/** The desk's stocks are its own affair. */
const noSpares = { needs: [], reserved: [], missingSpares: [] };

function presentSpares(state: VisitState): object {
  const { needs, reserved } = state;
  return {
    needs: needs.map(({ part, quantity }) => ({ part, quantity })),
    reserved: reserved.map(({ place, part, quantity }) => ({ place, part, quantity })),
    missingSpares: sparesToBring(state).map(({ part, quantity }) => ({ part, quantity })),
  };
}

/** An agreed time is said as clocks go at the site, everything else in the reader's zone; the sentence names which. */
function presentVisitStep(
  { state, assignee }: VisitToShow,
  toClient: boolean,
  language: Language,
  readerZone: string,
): object {
  const next = nextVisitStep(state);
  // Where nobody is responsible, what the responsible owes is the managers'.
  const step = next.owes === 'responsible' && assignee === null ? ({ ...next, owes: 'manager' } as const) : next;
  const clock = state.clocks.find(({ key }) => key === step.clock);
  const timeZone = zoneOfClock(clock?.from, readerZone, state.site.timeZone);
  const when = (until: Instant): string => timeWithOffset(timeZone, until);
  return presentStep(step, { toClient, clocks: state.clocks, of: 'visit', language, when });
}

function titled(
  code: string,
  title: { readonly ru: string; readonly en: string } | undefined,
  language: Language,
): { code: string; title: string } {
  return { code, title: title?.[language] ?? code };
}

import { announcementKind, aheadOfPlan, nextStepOf, type ReachPart, type Words } from '../../domain/announcement';
import { abilities, numberAmong, type Rules } from '../../domain/process';
import { lookUp } from '../../domain/regulation';
import type { Plan } from '../../domain/announcement';
import type { Instant } from '../../domain/time';
import type { AnnouncementLine, OwnAnnouncement } from '../../store/announcement';
import {
  announcementActTexts,
  announcementKindTexts,
  announcementStageTexts,
  announcementStepTexts,
} from '../../texts/announcements';
import type { Language } from '../../texts/language';
import { presentCompany, presentPerson, presentStaff, type Names } from '../names';
import { iso, isoOrNull } from '../tickets/present-clock';
import { standing, type VisibleAnnouncement } from './visible-announcement';

/** What announcements are shown with. */
export interface AnnouncementNames {
  /** By id. */
  readonly people: Names;
  /** By short id, each at its own desk: `desk/short id`. */
  readonly staff: Names;
  readonly companies: Names;
}

type TitleOf = (service: string) => string;

export function presentAnnouncementLine(
  { id, words, state, updatedAt }: AnnouncementLine,
  { staff }: AnnouncementNames,
  titleOf: TitleOf,
  now: Instant,
  language: Language,
): object {
  const { number, desk, stage, revision, version, plan, writtenAt, sentAt, endedAt, sending } = state;
  const ofDesk = (shortId: string | null) =>
    shortId === null ? null : presentStaff(shortId, staff.get(`${desk}/${shortId}`));
  const step = nextStepOf(state, now);
  return {
    ...{ id, desk, stage, revision, version, about: plan.about, ...words },
    number: numberAmong(number),
    aboutText: announcementKindTexts[plan.about][language],
    stageText: announcementStageTexts[stage][language],
    from: iso(plan.from),
    to: isoOrNull(plan.to),
    owner: ofDesk(state.owner),
    nextStep: step && {
      act: step.act,
      text: announcementStepTexts[step.act][language],
      owner: step.owner.kind,
      person: step.owner.kind === 'person' ? ofDesk(step.owner.shortId) : null,
      services:
        step.owner.kind === 'services' ? step.owner.services.map((code) => ({ code, title: titleOf(code) })) : [],
      due: isoOrNull(step.due),
      overdue: step.due !== null && step.due < now,
    },
    writtenAt: iso(writtenAt),
    updatedAt: iso(updatedAt),
    sentAt: isoOrNull(sentAt),
    endedAt: isoOrNull(endedAt),
    telling: sending !== null,
  };
}

export function presentAnnouncement(
  { announcement, actor }: VisibleAnnouncement,
  names: AnnouncementNames,
  language: Language,
): object {
  const { state, rules, now, events, reasons, reason, told, unheard } = announcement;
  const { people, companies, staff } = names;
  const titleOf = serviceTitles(rules, language);
  return {
    ...presentAnnouncementLine(announcement, names, titleOf, now, language),
    ...presentAhead(rules, state.plan),
    ...told,
    unheard: unheard.map(({ id, name }) => presentPerson(id, name)),
    reason,
    reach: state.plan.reach.map((part) => presentReach(part, companies)),
    services: state.plan.services,
    agreements: state.agreements.map(({ service, answer, by }) => ({
      ...{ service, title: titleOf(service), answer },
      by: by === null ? null : presentStaff(by, staff.get(`${state.desk}/${by}`)),
    })),
    can: abilities(announcementKind, state, actor, rules, standing, now),
    history: events.flatMap((event) => {
      const { type, at, by, commandId } = event;
      if (!Object.hasOwn(announcementActTexts, type)) return [];
      const act = announcementActTexts[type as keyof typeof announcementActTexts][language];
      const title = event.type === 'service-answered' ? `${act}: ${titleOf(event.service)}` : act;
      const who = 'person' in by ? presentPerson(by.person, people.get(by.person)) : null;
      const isReasoned = type === 'service-answered' || type === 'announcement-cancelled';
      return [{ at: iso(at), act: type, title, by: who, reason: isReasoned ? (reasons.get(commandId) ?? null) : null }];
    }),
  };
}

/** The titles of services; one that the regulation has no more stands by its code. */
export function serviceTitles({ regulation }: Rules, language: Language): TitleOf {
  return (code) => lookUp(regulation.services, code)?.title[language] ?? code;
}

/** Until when it has to be told, and when it would leave. */
export function presentAhead(
  rules: Rules,
  plan: Plan,
): { readonly announceBy: string | null; readonly leaves: string | null } {
  const ahead = aheadOfPlan(rules, plan);
  return { announceBy: isoOrNull(ahead?.latest ?? null), leaves: isoOrNull(ahead?.leaves ?? null) };
}

function presentReach(part: ReachPart, companies: Names): object {
  return {
    who: part.who,
    companies: part.who === 'companies' ? part.companies.map((id) => presentCompany(id, companies.get(id))) : [],
    topics: part.who === 'open-tickets' ? part.topics : [],
    services: part.who === 'open-tickets' || part.who === 'staff' ? part.services : [],
  };
}

export function presentOwn(own: OwnAnnouncement, language: Language): object {
  const { words, from, to, toldAt, about, stage, ...rest } = own;
  return {
    ...{ ...rest, about, stage },
    ...wordsIn(words, language),
    aboutText: announcementKindTexts[about][language],
    stageText: announcementStageTexts[stage][language],
    from: iso(from),
    to: isoOrNull(to),
    toldAt: iso(toldAt),
  };
}

/** The words as somebody reads them: in English where they are written so. */
function wordsIn(
  { title, text, titleEn, textEn }: Words,
  language: Language,
): { readonly title: string; readonly text: string } {
  return language === 'ru' ? { title, text } : { title: titleEn ?? title, text: textEn ?? text };
}

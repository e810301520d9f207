import { incidentKind, nextStepOf } from '../../domain/incident';
import { isRefusalCode, type RefusalCode } from '../../domain/policy/refusals';
import { abilities, numberAmong } from '../../domain/process';
import type { Instant } from '../../domain/time';
import type { LinkAnswer } from '../../store/incident/link-by-hand';
import type { IncidentLine, IncidentRead } from '../../store/incident/read-incidents';
import type { LinkedTicket } from '../../store/incident/read-links';
import { incidentActTexts, incidentStageTexts, incidentStepTexts } from '../../texts/incidents';
import type { Language } from '../../texts/language';
import { refusalTexts } from '../../texts/refusals';
import { problemTitle } from '../problems';
import { presentCompany, presentPerson, presentStaff, type Names } from '../names';
import { pathOfTicket } from '../paths';
import { iso, isoOrNull } from '../tickets/present-clock';
import { standing, type VisibleIncident } from './visible-incident';

/** What incidents are shown with. */
export interface IncidentNames {
  /** By id. */
  readonly people: Names;
  /** By short id, each at its own desk: `desk/short id`. */
  readonly staff: Names;
  readonly companies: Names;
}

export function presentIncidentLine(
  { id, title, state, tickets, updatedAt }: IncidentLine,
  { staff }: IncidentNames,
  now: Instant,
  language: Language,
): object {
  const { number, desk, stage, revision, declaredAt, restoredAt, endedAt, telling } = state;
  const ofDesk = (shortId: string | null) =>
    shortId === null ? null : presentStaff(shortId, staff.get(`${desk}/${shortId}`));
  const step = nextStepOf(state);
  return {
    ...{ id, number: numberAmong(number), desk, title, stage, revision, tickets },
    stageText: incidentStageTexts[stage][language],
    owner: ofDesk(state.owner),
    nextStep: step && {
      act: step.act,
      text: incidentStepTexts[step.act][language],
      owner: ofDesk(step.owner),
      due: isoOrNull(step.due),
      overdue: step.due !== null && step.due < now,
    },
    declaredAt: iso(declaredAt),
    updatedAt: iso(updatedAt),
    restoredAt: isoOrNull(restoredAt),
    endedAt: isoOrNull(endedAt),
    telling: telling !== null,
  };
}

export function presentIncident(
  { incident, actor }: Pick<VisibleIncident, 'incident' | 'actor'>,
  names: IncidentNames,
  language: Language,
): object {
  const { state, rules, now, events, words, texts } = incident;
  const { people, companies } = names;
  const of = (person: string) => presentPerson(person, people.get(person));
  const [description] = [...texts.values()].filter(({ kind }) => kind === 'description');
  return {
    ...presentIncidentLine(incident, names, now, language),
    declaredBy: of(state.declaredBy),
    text: description?.text ?? null,
    rule: state.rule && {
      ...state.rule,
      companies: state.rule.companies.map((id) => presentCompany(id, companies.get(id))),
      since: iso(state.rule.since),
    },
    analysis: presentAnalysis(incident, of),
    words: words.map(({ word, type, text, at, actor: by, progress: { refused, ...progress } }) => ({
      ...{ word, type, text, at: iso(at), by: of(by.personId), ...progress },
      refused: Object.entries(refused).map(([code, count]) => ({ code, text: refusalText(code, language), count })),
    })),
    can: abilities(incidentKind, state, actor, rules, standing, now),
    history: events.flatMap(({ type, at, by, commandId }) => {
      if (!Object.hasOwn(incidentActTexts, type)) return [];
      const title = incidentActTexts[type as keyof typeof incidentActTexts][language];
      const said = texts.get(commandId);
      const reason = said?.kind === 'reason' ? said.text : null;
      return [{ at: iso(at), act: type, title, by: 'person' in by ? of(by.person) : null, reason }];
    }),
  };
}

function presentAnalysis(
  { events, texts }: IncidentRead,
  of: (person: string) => ReturnType<typeof presentPerson>,
): object | null {
  const written = events.findLast(({ type }) => type === 'analysed');
  const said = written && texts.get(written.commandId);
  if (written === undefined || said === undefined) return null;
  const { measures } = said.fields;
  const by = 'person' in written.by ? of(written.by.person) : null;
  return { cause: said.text, measures: typeof measures === 'string' ? measures : '', at: iso(written.at), by };
}

export function presentLinked(
  { id, tid, subject, stage, clientId, clientName, last, linkedAt, linkedBy, unlinkedAt }: LinkedTicket,
  people: Names,
  language: Language,
): object {
  return {
    ...{ id, tid, subject, stage, company: presentCompany(clientId, clientName) },
    linkedAt: iso(linkedAt),
    linkedBy: linkedBy === null ? null : presentPerson(linkedBy, people.get(linkedBy)),
    unlinkedAt: isoOrNull(unlinkedAt),
    lastWord: last && { outcome: last.outcome, problem: last.refusal && problemOf(last.refusal, language) },
    link: pathOfTicket(id),
  };
}

export function presentLinkAnswer({ ticket, refused }: LinkAnswer, language: Language): object {
  return refused === null
    ? { ticket, outcome: 'linked', problem: null }
    : { ticket, outcome: 'refused', problem: problemOf(refused, language) };
}

function problemOf(code: string, language: Language): { readonly code: string; readonly title: string } {
  return { code, title: refusalText(code, language) };
}

/** A code of a later release is told as it is; so is a word that was set aside. */
function refusalText(code: string, language: Language): string {
  if (isRefusalCode(code)) return refusalTexts[code satisfies RefusalCode][language];
  return code === 'fault' ? problemTitle('internal')[language] : code;
}

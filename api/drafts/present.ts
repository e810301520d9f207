import { abilities } from '../../domain/process';
import type { PersonActor } from '../../domain/policy/actor';
import { publicationKind, type About, type PublicationState, type Rehearsal } from '../../domain/publication';
import { contractFile } from '../../regulations';
import type { Content } from '../../store/publication/content';
import type { DraftLine, DraftRead } from '../../store/publication/read-drafts';
import type { Text } from '../../domain/regulation';
import { layerText } from '../../texts/account';
import type { Language } from '../../texts/language';
import { changeKindTexts, changeTitle, publicationActTexts, publicationStageTexts } from '../../texts/publications';
import { presentCompany, presentPerson, type Names } from '../names';
import { saidOf } from '../rules/year-given';
import { iso } from '../tickets/present-clock';
import { presentBase, type YearsOfDraft } from './present-base';

/** What a publication is shown with: names of people and companies by their ids, and of all desks by their codes. */
export interface DraftNames {
  readonly people: Names;
  readonly companies: Names;
  readonly desks: ReadonlyMap<string, Text>;
}

/** A desk as people call it. */
export function deskTitle(desk: string, desks: DraftNames['desks'], language: Language): string {
  return desks.get(desk)?.[language] ?? desk;
}

export function presentDraftLine(
  { id, state, createdAt, updatedAt, begunBy }: DraftLine,
  { people, companies, desks }: DraftNames,
  language: Language,
): object {
  const { number, desk, about, stage, revision, digest, rehearsal, published, batch, endedAt } = state;
  const of = (person: string) => presentPerson(person, people.get(person));
  return {
    ...{ id, number, desk, revision, stage },
    deskTitle: deskTitle(desk, desks, language),
    kind: kindCodes[about.kind],
    kindText: changeKindTexts[about.kind][language],
    stageText: publicationStageTexts[stage][language],
    about: presentAbout(about, companies, language),
    begunBy: of(begunBy ?? ''),
    createdAt: iso(createdAt),
    updatedAt: iso(updatedAt),
    rehearsal: rehearsal && presentRehearsal(rehearsal, digest, desks, language),
    published: published && {
      at: iso(published.at),
      by: of(published.personId),
      openTickets: published.openTickets,
      forced: published.forced,
      effectiveAt: published.effectiveAt === null ? null : iso(published.effectiveAt),
    },
    batch: batch && presentBatch(batch),
    endedAt: endedAt === null ? null : iso(endedAt),
  };
}

/** A publication as the API calls its kinds: a draft is of one year. */
const kindCodes = { 'calendar-years': 'calendar-year', contract: 'contract', regulation: 'regulation' } as const;

function presentBatch({ since, affected, taken, moved, unfit }: NonNullable<PublicationState['batch']>): object {
  return { since: iso(since), affected, taken, moved, unfit };
}

function presentAbout(about: About, companies: Names, language: Language): object {
  const years = about.kind === 'calendar-years' ? about.years : [];
  return {
    title: changeTitle(about, about.kind === 'contract' ? (companies.get(about.clientId) ?? null) : null, language),
    years: years.map(({ layer, year }) => ({ layer, of: layerText(layer, language), year })),
    contract:
      about.kind === 'contract'
        ? { client: presentCompany(about.clientId, companies.get(about.clientId)), number: about.number }
        : null,
    version: about.kind === 'regulation' ? about.version : null,
  };
}

function presentRehearsal(
  { id, digest, openTickets, at, result }: Rehearsal,
  drafted: string,
  desks: DraftNames['desks'],
  language: Language,
): object {
  const about = { id, askedAt: iso(at), openTickets, current: digest === drafted };
  if ('fault' in result) return { ...about, fault: result.fault, summary: null };
  const { at: of, byDesk, ...summary } = result.summary;
  return {
    ...about,
    fault: null,
    summary: {
      ...summary,
      at: iso(of),
      byDesk: Object.entries(byDesk).map(([desk, counts]) => {
        return { desk, deskTitle: deskTitle(desk, desks, language), ...counts };
      }),
    },
  };
}

/** A desk that a change is a matter of. */
export interface DeskConcerned {
  readonly desk: string;
  /** Whether the reader administers it: who publishes has to administer each. */
  readonly administered: boolean;
}

/** What a publication as a whole is shown with. */
export interface DraftShowing {
  readonly actor: PersonActor;
  readonly concerned: readonly DeskConcerned[];
  readonly years: YearsOfDraft;
  readonly names: DraftNames;
}

export function presentDraft(
  draft: DraftRead,
  { actor, concerned, years, names }: DraftShowing,
  language: Language,
): object {
  const { state, rules, now, content, events, reasons } = draft;
  const standing = { clientId: null, authorId: '', authorKind: 'person', sharedWith: [] } as const;
  const { publish, ...can } = abilities(publicationKind, state, actor, rules, standing, now);
  return {
    ...presentDraftLine(draft, names, language),
    change: presentChange(content),
    base: presentBase(draft, years, names.people, language),
    can: { ...can, publish: publish === 'yes' && !concerned.every(isAdministered) ? 'not-allowed' : publish },
    concerns: concerned.map(({ desk, administered }) => {
      return { desk, title: deskTitle(desk, names.desks, language), administered };
    }),
    history: events.flatMap(({ type, at, by, commandId }) => {
      if (!Object.hasOwn(publicationActTexts, type)) return [];
      const title = publicationActTexts[type as keyof typeof publicationActTexts][language];
      const person = 'person' in by ? presentPerson(by.person, names.people.get(by.person)) : null;
      return [{ at: iso(at), act: type, title, by: person, reason: reasons.get(commandId) ?? null }];
    }),
  };
}

function isAdministered({ administered }: DeskConcerned): boolean {
  return administered;
}

/** What is drafted, in the form in which it is given; a file as it was written. */
function presentChange(content: Content): object {
  switch (content.kind) {
    case 'calendar-years': {
      const [first] = content.years;
      if (first === undefined) throw new Error('a calendar without a year');
      return { kind: 'calendar-year', layer: first.layer, year: saidOf(first.year) };
    }
    case 'contract': {
      const { clientId: client, number, validFrom, validTo, patch, file } = content;
      const written = file ?? contractFile(content);
      return { kind: 'contract', client, number, validFrom, validTo, patch, file: written };
    }
    case 'regulation':
      return { kind: 'regulation', file: content.file ?? JSON.stringify(content.document, null, 2) };
    default: {
      const never: never = content;
      return never;
    }
  }
}

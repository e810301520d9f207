import { abilities } from '../../domain/process';
import type { PersonActor } from '../../domain/policy/actor';
import { publicationKind, type About, type PublicationState, type Rehearsal } from '../../domain/publication';
import { contractFile } from '../../regulations';
import type { Content } from '../../store/publication/content';
import type { DraftLine, DraftRead } from '../../store/publication/read-drafts';
import { layerText } from '../../texts/account';
import type { Language } from '../../texts/language';
import { aboutText, changeKindTexts, publicationActTexts, publicationStageTexts } from '../../texts/publications';
import { presentCompany, presentPerson, type Names } from '../names';
import { saidOf } from '../rules/year-given';
import { iso } from '../tickets/present-clock';

/** What a publication is shown with: names of people and companies by their ids. */
export interface DraftNames {
  readonly people: Names;
  readonly companies: Names;
}

export function presentDraftLine(
  { id, state, createdAt, updatedAt, begunBy }: DraftLine,
  { people, companies }: DraftNames,
  language: Language,
): object {
  const { number, desk, about, stage, revision, digest, rehearsal, published, batch, endedAt } = state;
  const of = (person: string) => presentPerson(person, people.get(person));
  return {
    ...{ id, number, desk, revision, stage },
    kind: kindCodes[about.kind],
    kindText: changeKindTexts[about.kind][language],
    stageText: publicationStageTexts[stage][language],
    about: presentAbout(about, companies, language),
    begunBy: of(begunBy ?? ''),
    createdAt: iso(createdAt),
    updatedAt: iso(updatedAt),
    rehearsal: rehearsal && presentRehearsal(rehearsal, digest),
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
    title: aboutText(about),
    years: years.map(({ layer, year }) => ({ layer, of: layerText(layer, language), year })),
    contract:
      about.kind === 'contract'
        ? { client: presentCompany(about.clientId, companies.get(about.clientId)), number: about.number }
        : null,
    version: about.kind === 'regulation' ? about.version : null,
  };
}

function presentRehearsal({ id, digest, openTickets, at, result }: Rehearsal, drafted: string): object {
  const about = { id, askedAt: iso(at), openTickets, current: digest === drafted };
  if ('fault' in result) return { ...about, fault: result.fault, summary: null };
  const { at: of, byDesk, ...summary } = result.summary;
  return {
    ...about,
    fault: null,
    summary: {
      ...summary,
      at: iso(of),
      byDesk: Object.entries(byDesk).map(([desk, counts]) => ({ desk, ...counts })),
    },
  };
}

/** @param missing desks that the reader would have to administer to publish it */
export function presentDraft(
  draft: DraftRead,
  actor: PersonActor,
  missing: readonly string[],
  names: DraftNames,
  language: Language,
): object {
  const { state, rules, now, content, events, reasons } = draft;
  const standing = { clientId: null, authorId: '', authorKind: 'person', sharedWith: [] } as const;
  const { publish, ...can } = abilities(publicationKind, state, actor, rules, standing, now);
  return {
    ...presentDraftLine(draft, names, language),
    change: presentChange(content),
    can: { ...can, publish: publish === 'yes' && missing.length > 0 ? 'not-allowed' : publish },
    desksMissing: missing,
    history: events.flatMap(({ type, at, by, commandId }) => {
      if (!Object.hasOwn(publicationActTexts, type)) return [];
      const title = publicationActTexts[type as keyof typeof publicationActTexts][language];
      const person = 'person' in by ? presentPerson(by.person, names.people.get(by.person)) : null;
      return [{ at: iso(at), act: type, title, by: person, reason: reasons.get(commandId) ?? null }];
    }),
  };
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

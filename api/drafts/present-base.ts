import type { DraftRead } from '../../store/publication/read-drafts';
import { markOf, type Moved } from '../../store/publication/drafted-over';
import type { YearRevision } from '../../store/publication/year-history';
import { layerText } from '../../texts/account';
import { fill, type Language } from '../../texts/language';
import { draftBaseTexts as texts } from '../../texts/publications';
import { presentPerson, type Names } from '../names';
import { iso } from '../tickets/present-clock';

/** The revisions of the years that a draft is of. */
export type YearsOfDraft = readonly {
  readonly layer: string;
  readonly year: number;
  readonly revisions: readonly YearRevision[];
}[];

/** Over what a draft was begun and what of that has moved, in words; null for one begun before this was kept. */
export function presentBase(
  { content, moved, undoes }: Pick<DraftRead, 'content' | 'moved' | 'undoes'>,
  years: YearsOfDraft,
  people: Names,
  language: Language,
): object | null {
  const { over, base } = content;
  if (over === undefined && base === undefined) return null;
  return {
    text: [...(over ?? []).map((year) => yearText(year, years, language)), ...rulesText(content, language)].join('; '),
    version: base?.version ?? null,
    contracts: base?.contracts ?? [],
    years: (over ?? []).map(({ layer, year, digest }) => ({ layer, year, digest })),
    moved: moved.map((each) => presentMoved(each, years, people, language)),
    undoes,
  };
}

function yearText(
  { layer, year, digest }: { readonly layer: string; readonly year: number; readonly digest: string | null },
  years: YearsOfDraft,
  language: Language,
): string {
  const of = layerText(layer, language);
  const revision = revisionsOf(years, layer, year).findLast((each) => each.digest === digest)?.revision;
  return revision === undefined
    ? fill(texts.noYear[language], { of, year })
    : fill(texts.year[language], { of, year, revision });
}

function rulesText({ kind, base }: DraftRead['content'], language: Language): readonly string[] {
  if (base === undefined) return [];
  const { version, contracts } = base;
  const over = version === null ? texts.noVersion[language] : fill(texts.version[language], { version });
  if (kind !== 'contract') return [over];
  const others =
    contracts.length === 0
      ? texts.noContracts[language]
      : fill(texts.contracts[language], { numbers: contracts.join(', ') });
  return [over + others];
}

function presentMoved(moved: Moved, years: YearsOfDraft, people: Names, language: Language): object {
  const { kind } = moved;
  const shown = { kind, mark: markOf(moved), at: null, by: null, contract: null };
  switch (moved.kind) {
    case 'year': {
      const { layer, year } = moved;
      const last = revisionsOf(years, layer, year).at(-1);
      const by = last?.published?.personId;
      return {
        ...shown,
        text: fill(texts.movedYear[language], { of: layerText(layer, language), year }),
        at: last === undefined ? null : iso(last.at),
        by: by === undefined ? null : presentPerson(by, people.get(by)),
      };
    }
    case 'version':
      return { ...shown, text: fill(texts.movedVersion[language], moved) };
    case 'in-force':
      return { ...shown, text: fill(texts.movedInForce[language], moved) };
    case 'contract':
      return { ...shown, text: fill(texts.movedContract[language], moved), contract: moved.id };
    default: {
      const never: never = moved;
      return never;
    }
  }
}

function revisionsOf(years: YearsOfDraft, layer: string, year: number): readonly YearRevision[] {
  return years.find((each) => each.layer === layer && each.year === year)?.revisions ?? [];
}

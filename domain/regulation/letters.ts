/** Letters in the desk's own words. A desk that has none says what every desk says. */
import { lookUp } from './look-up';
import type { Text } from './text';
import type { letterKinds, letterPlaces } from './vocabulary';
import type { When } from './when';

/** A letter that a desk may word itself, as files call it. */
export type LetterKind = (typeof letterKinds)[number];

/** What may stand in braces in such words. */
export type LetterPlace = (typeof letterPlaces)[number];

/** What a desk says instead of the common words; where its condition does not hold, the common words stand. */
export interface LetterRule {
  readonly subject?: Text;
  /** Instead of the opening words; what the letter tells beside them stays. */
  readonly text?: Text;
  readonly when: When;
  readonly source: string;
}

/** The section of a regulation; it may be missing. */
export interface LetterRules {
  readonly letters?: Readonly<Partial<Record<LetterKind, LetterRule>>>;
  /** When letters leave to the client's side that follow from a clock alone; absent: at any hour. */
  readonly letterHours?: { readonly calendar: string; readonly source: string };
}

/** The desk's own words for a letter; undefined where it has none. */
export function ownWordsOf({ letters }: LetterRules, kind: LetterKind | undefined): LetterRule | undefined {
  return lookUp<LetterRule | undefined>(letters ?? {}, kind);
}

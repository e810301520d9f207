import { stemmer as english } from '@orama/stemmers/english';
import { cyrillicOf } from './look-alikes';
import type { Piece } from './pieces';
import { nounStems, verbStem } from './russian-stems';

/** Words shorter than that have one form. */
const shortestStemmed = 3;
/** Letters of vehicle numbers and models come in groups of so many at most; longer words are not taken for Cyrillic ones. */
const longestLookAlike = 3;

/**
 * The keys of a piece, itself first: two pieces are forms of one word when they share a key. A stem that may be another word as it
 * stands begins with `~`.
 */
export function formsOf({ text, kind }: Pick<Piece, 'text' | 'kind'>): readonly string[] {
  if (kind === 'number') return [text];
  if (/^\p{sc=Latin}+$/u.test(text)) return latinForms(text);
  if (text.length < shortestStemmed || !/^\p{sc=Cyrillic}+$/u.test(text)) return [text];
  const verb = verbStem(text);
  return [...new Set([text, ...nounStems(text), ...(verb === undefined ? [] : [`~${verb}`])])];
}

function latinForms(text: string): readonly string[] {
  const alike = text.length > longestLookAlike ? undefined : cyrillicOf(text);
  return [
    text,
    ...(alike === undefined ? [] : [alike]),
    ...(text.length < shortestStemmed ? [] : [`~${english(text)}`]),
  ];
}

import { stemmer as english } from '@orama/stemmers/english';
import { cyrillicOf } from './look-alikes';
import type { Piece } from './pieces';
import { nounStems, verbStem } from './russian-stems';

/** Words shorter than that have one form. */
const shortestStemmed = 3;
/** Letters of vehicle numbers and models come in groups of so many at most; longer words are not taken for Cyrillic ones. */
const longestLookAlike = 3;

/** A text says most of its words more than once, and so do texts of one desk: what was worked out is kept, up to so many words. */
const mostKept = 20_000;
const kept = new Map<string, readonly string[]>();

/**
 * The keys of a piece, itself first: two pieces are forms of one word when they share a key. A stem that may be another word as it
 * stands begins with `~`.
 */
export function formsOf({ text, kind }: Pick<Piece, 'text' | 'kind'>): readonly string[] {
  if (kind === 'number') return [text];
  const known = kept.get(text);
  if (known !== undefined) return known;
  const forms = formsOfWord(text);
  // Begun anew rather than kept in order: that would cost each word more than it saves.
  if (kept.size >= mostKept) kept.clear();
  kept.set(text, forms);
  return forms;
}

function formsOfWord(text: string): readonly string[] {
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

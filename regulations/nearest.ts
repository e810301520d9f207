import { closest, distance } from 'fastest-levenshtein';

/** What was probably meant: ` (did you mean "owes"?)` for a word that is nearly one of those known, and nothing for one that is not. */
export function nearest(word: string, known: Iterable<string>): string {
  const words = [...known];
  if (words.length === 0) return '';
  const found = closest(word.toLowerCase(), words);
  // A third of the word may differ; of what differs more, the list of words tells more than a guess.
  const near = distance(word.toLowerCase(), found.toLowerCase()) <= Math.ceil(found.length / 3);
  return near && found !== word ? ` (did you mean "${found}"?)` : '';
}

import type { Lexemes } from './lexemes';
import type { SearchPhrase, SearchQuery, SearchTerm } from './query';

/** Whether a query finds what was written: what PostgreSQL answers for the same tsquery and tsvector. */
export function finds(query: SearchQuery, lexemes: Lexemes): boolean {
  return query.every((spellings) => spellings.some((phrase) => stands(phrase, lexemes)));
}

function stands(phrase: SearchPhrase, lexemes: Lexemes): boolean {
  const [first, ...others] = phrase.map((term) => placesOf(term, lexemes));
  return [...(first ?? [])].some((place) => others.every((places, index) => places.has(place + index + 1)));
}

function placesOf({ keys, beginning }: SearchTerm, lexemes: Lexemes): ReadonlySet<number> {
  const found = new Set<number>();
  for (const [key, { title, rest }] of lexemes) {
    if (!keys.includes(key) && !(beginning !== null && key.startsWith(beginning))) continue;
    for (const place of [...title, ...rest]) found.add(place);
  }
  return found;
}

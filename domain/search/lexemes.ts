import { formsOf } from './forms';
import { joinedNumbers } from './joined-numbers';
import { piecesOf } from './pieces';

/** A text of what is found. */
export interface SearchText {
  readonly text: string;
  /** The title of what is found: it can be told apart in the index, and goes into the entries of what belongs to it. */
  readonly isTitle?: boolean;
}

/** Where a key stands: its places, from 1 on, those of a title apart. */
interface Places {
  readonly title: number[];
  readonly rest: number[];
}

/** Keys and where they stand. */
export type Lexemes = ReadonlyMap<string, Places>;

/** PostgreSQL counts places up to 16,383 and keeps a vector under a MiB; what is beyond is not found. */
const mostPlaces = 16_000;
const mostBytes = 600_000;
/** What a place takes, with what the vector keeps of its key. */
const bytesOfPlace = 8;

/**
 * What is written into the index for texts. Their pieces have places in order, so that what was written in one go is found by it;
 * between two texts a place is left free.
 */
export function lexemesOf(texts: readonly SearchText[]): Lexemes {
  const lexemes = new Map<string, Places>();
  let last = 0;
  let bytes = 0;
  for (const { text, isTitle = false } of texts) {
    const pieces = piecesOf(text);
    const joined = new Map(joinedNumbers(pieces).map((numbers) => [numbers.first, numbers.text]));
    for (const [index, piece] of pieces.entries()) {
      const place = last + 1 + index;
      const whole = joined.get(index);
      const forms = formsOf(piece);
      for (const key of whole === undefined ? forms : [...forms, whole]) {
        bytes += bytesOfPlace + 2 * key.length;
        if (place > mostPlaces || bytes > mostBytes) return lexemes;
        let places = lexemes.get(key);
        if (places === undefined) {
          places = { title: [], rest: [] };
          lexemes.set(key, places);
        }
        (isTitle ? places.title : places.rest).push(place);
      }
    }
    last += pieces.length + 1;
  }
  return lexemes;
}

/** What is written, in the form of PostgreSQL's tsvector: a title has the weight A. */
export function tsvectorOf(texts: readonly SearchText[]): string {
  return [...lexemesOf(texts)]
    .map(([key, { title, rest }]) => `'${key}':${[...title.map((place) => `${place}A`), ...rest].join(',')}`)
    .join(' ');
}

import { formsOf } from './forms';
import { joinedNumbers } from './joined-numbers';
import { piecesOf, type Piece } from './pieces';

/** A piece that is asked for: by any of its keys, and as the beginning of a word. */
export interface SearchTerm {
  readonly keys: readonly string[];
  readonly beginning: string | null;
}

/** Pieces that stand one after the other. */
export type SearchPhrase = readonly SearchTerm[];

/** What is asked for: of each entry of the list one of its phrases. Never empty. */
export type SearchQuery = readonly (readonly SearchPhrase[])[];

/** Fewer letters begin too many words. */
const shortestBeginning = 3;
/** More pieces than a person types, and than most subjects have; what is beyond is not asked for. */
const mostPieces = 80;
/** What is asked for as it stands. */
const quoted = /"[^"]*"|«[^»]*»|“[^”]*”|„[^“”]*[“”]/g;

/**
 * What a person asks for. Pieces that are written without a blank between them are one phrase (`356-307-04`), and so is what stands
 * in quotation marks; the others may stand anywhere. Words are found in any of their forms, and by their beginnings where they
 * have three letters and end a phrase.
 *
 * @returns undefined where a text has neither letters nor digits: there is nothing to look for
 */
export function searchQueryOf(text: string): SearchQuery | undefined {
  const runs: string[] = [];
  let end = 0;
  for (const { 0: quotation, index } of text.matchAll(quoted)) {
    runs.push(text.slice(end, index), quotation);
    end = index + quotation.length;
  }
  runs.push(text.slice(end));
  // Every second run is a quotation.
  const phrases = runs.flatMap((run, index) => {
    const pieces = piecesOf(run);
    return index % 2 === 1 ? (pieces.length === 0 ? [] : [pieces]) : phrasesOf(pieces);
  });
  const asked: (readonly SearchPhrase[])[] = [];
  let left = mostPieces;
  for (const phrase of phrases) {
    if (left <= 0) break;
    asked.push(spellingsOf(phrase.slice(0, left)));
    left -= phrase.length;
  }
  return asked.length === 0 ? undefined : asked;
}

/** Whether a text says anything that can be looked for. */
export function isSearchable(text: string): boolean {
  return piecesOf(text).length > 0;
}

function phrasesOf(pieces: readonly Piece[]): Piece[][] {
  const phrases: Piece[][] = [];
  for (const piece of pieces) {
    const phrase = phrases.at(-1);
    if (phrase === undefined || parts(phrase.at(-1), piece)) phrases.push([piece]);
    else phrase.push(piece);
  }
  return phrases;
}

/** Whether what stands between two pieces parts them: a blank, and a comma or brackets that somebody forgot to put one beside. */
function parts(before: Piece | undefined, { after, kind }: Piece): boolean {
  if (/[\s;!?()[\]{}«»"“”„|]/.test(after)) return true;
  return after.includes(',') && !(before?.kind === 'number' && kind === 'number');
}

/** A phrase in the ways in which it may be written. */
function spellingsOf(pieces: readonly Piece[]): readonly SearchPhrase[] {
  const phrase = pieces.map((piece, index) => termOf(piece, index === pieces.length - 1));
  const whole = joinedNumbers(pieces).find(({ count }) => count === pieces.length);
  return whole === undefined ? [phrase] : [phrase, [{ keys: [whole.text], beginning: null }]];
}

function termOf(piece: Piece, isLast: boolean): SearchTerm {
  const { kind, text } = piece;
  const begins = isLast && kind === 'word' && text.length >= shortestBeginning;
  return { keys: formsOf(piece), beginning: begins ? text : null };
}

/** What is asked for, in the form of PostgreSQL's tsquery. Keys are letters, digits and `~`, so nothing in them is a sign of it. */
export function tsqueryOf(query: SearchQuery): string {
  return query.map(writtenAs).join(' & ');
}

/** The same by whole words alone: what is common begins many words, and to look through all of them takes time. */
export function wholeWordsTsqueryOf(query: SearchQuery): string {
  return tsqueryOf(
    query.map((spellings) => spellings.map((phrase) => phrase.map((term) => ({ ...term, beginning: null })))),
  );
}

/** Short words stand everywhere and tell nothing about what a text is about. */
const shortestTelling = 4;

/** The words of a text that say something, each as a tsquery of its own; of a text without any, all of them. */
export function tellingTsqueriesOf(query: SearchQuery): readonly string[] {
  return telling(query).map(writtenAs);
}

/**
 * Any of what is asked for, for texts that nobody wrote to be looked for: of their words those that tell something. Where none does,
 * any of them.
 */
export function anyTsqueryOf(query: SearchQuery): string {
  return telling(query).map(writtenAs).join(' | ');
}

function telling(query: SearchQuery): SearchQuery {
  const tells = (phrases: readonly SearchPhrase[]): boolean =>
    phrases.some((phrase) => phrase.some(({ keys }) => keys.some((key) => key.length >= shortestTelling)));
  const found = query.filter(tells);
  return found.length === 0 ? query : found;
}

function writtenAs(spellings: readonly SearchPhrase[]): string {
  const term = ({ keys, beginning }: SearchTerm): string =>
    `(${[...keys.map((key) => `'${key}'`), ...(beginning === null ? [] : [`'${beginning}':*`])].join(' | ')})`;
  return `(${spellings.map((phrase) => phrase.map(term).join(' <-> ')).join(' | ')})`;
}

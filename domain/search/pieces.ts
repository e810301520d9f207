import { cyrillicOf, isMixed } from './look-alikes';
import { normalText } from './normal-text';

/** A run of letters or of digits: the smallest thing that is found. */
export interface Piece {
  readonly text: string;
  readonly kind: 'word' | 'number';
  /** What stands between it and the piece before it; all that comes before the first one. */
  readonly after: string;
}

/** No run is longer than that in the index: the rest of it is not compared. */
const longest = 64;

/**
 * A text in the pieces that are written into the index and asked of it, in their order. Letters and digits are pieces apart, so
 * that `FMB-920`, `FMB920` and `А123ВС/77` come to pieces whatever stands between them.
 */
export function piecesOf(text: string): Piece[] {
  const normal = normalText(text);
  const pieces: Piece[] = [];
  let end = 0;
  for (const { 0: run, index } of normal.matchAll(/\p{L}+|\p{N}+/gu)) {
    const after = normal.slice(end, index);
    end = index + run.length;
    if (/^\p{N}/u.test(run)) pieces.push({ text: run.slice(0, longest), kind: 'number', after });
    else
      wordsOf(run).forEach((word, place) =>
        pieces.push({ text: word.slice(0, longest), kind: 'word', after: place === 0 ? after : '' }),
      );
  }
  return pieces;
}

/** Letters of two alphabets are one word where the foreign ones only look like those of the other, and words apart otherwise. */
function wordsOf(run: string): readonly string[] {
  if (!isMixed(run)) return [run];
  const whole = cyrillicOf(run);
  return whole === undefined ? (run.match(/\p{sc=Cyrillic}+|\P{sc=Cyrillic}+/gu) ?? []) : [whole];
}

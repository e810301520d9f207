import type { Piece } from './pieces';

/** Shorter ones are found by chance. */
const fewestDigits = 5;

/** Numbers that are written with hyphens, as one: `356-307-04` is looked for as `35630704` as well. */
export interface JoinedNumbers {
  /** The place of the first of the pieces, and how many they are. */
  readonly first: number;
  readonly count: number;
  readonly text: string;
}

/** The numbers with hyphens among pieces. */
export function joinedNumbers(pieces: readonly Piece[]): JoinedNumbers[] {
  const found: JoinedNumbers[] = [];
  for (let first = 0; first < pieces.length;) {
    let end = first + 1;
    while (pieces[first]?.kind === 'number' && isJoined(pieces[end])) end += 1;
    const text = pieces
      .slice(first, end)
      .map((piece) => piece.text)
      .join('');
    if (end - first > 1 && text.length >= fewestDigits) found.push({ first, count: end - first, text });
    first = end;
  }
  return found;
}

function isJoined(piece: Piece | undefined): boolean {
  return piece?.kind === 'number' && /^\p{Pd}$/u.test(piece.after);
}

import { numberAsWritten } from './number-as-written';

/** Longest run of figures that is a number of ours. */
const mostFigures = 9;

/**
 * The public numbers that a line of text names, as they are stored and in order of their places: in any case, with a dash of any
 * kind. A space in place of the dash counts only where a number is announced (`[SKAI 1042]`, `№ SKAI 1042`, `#SKAI 1042`): else
 * "INS 2026" in a sentence would be a ticket.
 *
 * @param prefixes those of the desks' numbers, `SKAI-`
 */
export function numbersInText(text: string, prefixes: readonly string[]): string[] {
  const found = new Set<string>();
  for (const { prefix, written } of places(text, prefixes).sort((a, b) => a.index - b.index)) {
    found.add(numberAsWritten(written, prefix));
  }
  return [...found];
}

interface Place {
  readonly index: number;
  readonly prefix: string;
  readonly written: string;
}

function places(text: string, prefixes: readonly string[]): Place[] {
  const figures = `(0*[1-9][0-9]{0,${mostFigures - 1}})(?![\\p{L}\\p{N}])`;
  return prefixes.flatMap((prefix) => {
    const letters = prefix.replace(/[\p{Pd}_\s]+$/u, '').replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    const dashed = new RegExp(`(?<![\\p{L}\\p{N}])${letters}\\s?[\\p{Pd}\\u2212_]\\s?${figures}`, 'giu');
    const announced = new RegExp(`(?<=[[#№]\\s?)${letters}\\s?${figures}`, 'giu');
    return [dashed, announced].flatMap((pattern) =>
      [...text.matchAll(pattern)].map((match) => ({
        index: match.index,
        prefix,
        written: `${prefix}${String(Number(match[1]))}`,
      })),
    );
  });
}

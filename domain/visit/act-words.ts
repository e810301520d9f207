/** How the words of a work act stand in one message, and what of them is what. */

interface ActWords {
  readonly text: string;
  readonly readings?: { readonly before: string; readonly after: string } | undefined;
  /** Who confirmed the work on the spot. */
  readonly confirmedBy?: string | undefined;
}

const between = ' → ';

/** Who confirmed it and the readings stand below the technician's own words, a line each. */
export function wordsOfAct({ text, readings, confirmedBy }: ActWords): string {
  return [
    text,
    ...(readings === undefined ? [] : [`${readings.before}${between}${readings.after}`]),
    ...(confirmedBy === undefined ? [] : [confirmedBy]),
  ].join('\n');
}

/** The same again. @param has what stands below the technician's own words */
export function partsOfAct(words: string, has: { readonly readings: boolean; readonly confirmed: boolean }): ActWords {
  const rows = words.split('\n');
  const confirmedBy = has.confirmed ? rows.pop() : undefined;
  const [before, after] = has.readings ? (rows.pop() ?? '').split(between) : [];
  return {
    text: rows.join('\n'),
    readings: before === undefined || after === undefined ? undefined : { before, after },
    confirmedBy,
  };
}

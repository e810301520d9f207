import type { Regulation } from '../../domain/regulation';
import { titleOf } from '../../letters';
import { noDate } from '../../texts/limits';
import type { Instant } from '../../domain/time';
import type { Language } from '../../texts/language';

/**
 * The plain values of an event or a notice as people read them: codes of the regulation by their titles, those of the
 * process by their words, instants as the caller writes them. What is none of these stays as it is.
 *
 * @param writeInstant how the instant under a key is written; undefined for a number that is none there
 */
export function inWords(
  values: object,
  regulation: Regulation,
  language: Language,
  writeInstant: (key: string, instant: Instant) => string | undefined,
): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(values).flatMap(([key, value]: [string, unknown]) => {
      if (typeof value === 'number') return [[key, writeInstant(key, value) ?? value]];
      if (value === null && mayBeOpen.has(key)) return [[key, noDate[language]]];
      if (typeof value !== 'string') return [];
      return [[key, asWritten.has(key) ? value : titleOf(key, value, regulation, language)]];
    }),
  );
}

/** Due instants of limits, of which there may be none. */
const mayBeOpen: ReadonlySet<string> = new Set(['was', 'due']);

/** What people name freely, and what may look like a code by chance. */
const asWritten: ReadonlySet<string> = new Set(['supplier', 'parts', 'release']);

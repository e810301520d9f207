import type { About } from '../../domain/publication';
import { documentDigest, readDocument } from '../../regulations';
import { spanOfDay, type Instant } from '../../domain/time';
import { contentDigest } from '../json';
import { readDeskVersions } from '../rules/standing';
import type { Proposed } from '../rehearsal/proposed';
import { currentCalendars, noLayers, readLayers } from '../rules/read-rules';
import type { StoreContext } from '../store-context';
import type { Fault } from '../../regulations';

/** A year as it stood when somebody began to draft another in its place; null: there was none. */
export interface Over {
  readonly layer: string;
  readonly year: number;
  readonly digest: string | null;
}

/** What stood of a desk's rules when somebody began to draft a contract or a version over them. */
export interface Base {
  /** The version in force; null: none was yet. */
  readonly version: string | null;
  /** Every version of the desk that was published. */
  readonly versions: readonly string[];
  /** Of a contract: the numbers of its client's contracts. */
  readonly contracts: readonly string[];
}

/**
 * What is drafted, as its row keeps it: beside it the file in which a person wrote it, which is what is written on, and what it was
 * begun over: years, or the rules of the desk (absent in drafts that were begun before this was kept).
 */
export type Content = Proposed & { readonly file?: string; readonly over?: readonly Over[]; readonly base?: Base };

/** What is drafted alone, as the verbs that publish it take it. */
export function proposedOf(content: Content): Proposed {
  const { file: _file, over: _over, base: _base, ...proposed } = content;
  return proposed;
}

/** Two drafts are the same exactly when these are; the order in which a regulation is written counts. */
export function digestOfContent(content: Content): string {
  const { file } = content;
  const proposed = proposedOf(content);
  return proposed.kind === 'regulation'
    ? contentDigest([documentDigest(proposed.document), file])
    : contentDigest([proposed, file]);
}

/** By what a draft is known, or why it can be none: a regulation that cannot be read names neither desk nor version. */
export async function aboutContent(
  { database }: StoreContext,
  content: Content,
): Promise<{ readonly ok: true; readonly about: About } | { readonly ok: false; readonly faults: readonly Fault[] }> {
  switch (content.kind) {
    case 'calendar-years':
      return {
        ok: true,
        about: { kind: content.kind, years: content.years.map(({ layer, year }) => ({ layer, year: year.year })) },
      };
    case 'contract':
      return { ok: true, about: { kind: content.kind, clientId: content.clientId, number: content.number } };
    case 'regulation': {
      const calendars = await currentCalendars(database);
      const layers = calendars === undefined ? noLayers : await readLayers(database, calendars);
      const read = readDocument(content.document, layers.source);
      if (!read.ok) return read;
      return { ok: true, about: { kind: content.kind, version: read.value.regulation.version } };
    }
    default: {
      const never: never = content;
      return never;
    }
  }
}

/** The first instant of what is drafted, by the clocks of its desk; null: it holds as soon as it is published. */
export async function firstInstantOf({ database }: StoreContext, content: Content): Promise<Instant | null> {
  if (content.kind === 'calendar-years') return null;
  if (content.kind === 'contract') {
    const { zone } = await readDeskVersions(database, content.desk);
    return spanOfDay(zone, content.validFrom)?.from ?? null;
  }
  const read = readDocument(content.document, noLayers.source);
  if (!read.ok) return null;
  const { timeZone, inForceFrom } = read.value.regulation;
  return spanOfDay(timeZone, inForceFrom)?.from ?? null;
}

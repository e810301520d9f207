import type { CalendarYear, LayerSource } from '../../domain/time';
import type { Regulation } from '../../domain/regulation';
import { readChecked, upcastRules } from '../../regulations';
import type { JsonObject, Rules1 } from '../../regulations';
import type { Queryable } from '../database';

/** Which years a version of the calendars is made of, as its row keeps it. */
export interface CalendarVersionYear {
  readonly layer: string;
  readonly year: number;
  readonly revision: number;
}

/** The official years of one version of the calendars. */
export interface Layers {
  readonly source: LayerSource;
  /** What a layer says, by the digests of its years: the same text, the same content. Undefined for a layer that is not there. */
  contentOf(layer: string): string | undefined;
}

/** A year of a layer, and the digest of what it says. */
export interface StoredYear {
  readonly layer: string;
  readonly year: number;
  readonly digest: string;
  readonly data: CalendarYear;
}

/** No calendars at all: before the first publication. */
export const noLayers: Layers = { source: () => undefined, contentOf: () => undefined };

/**
 * The merged regulation stored under a digest.
 *
 * @throws when there is none: a pin is written together with its rules, so this is a broken database
 */
export async function readRegulation(database: Queryable, digest: string): Promise<Regulation> {
  const row = await database.rules.findUnique({ where: { digest }, select: { document: true, regulation: true } });
  if (row === null) throw new Error(`There are no rules with the digest ${digest}.`);
  // Written from rules that had been checked, and never changed.
  return row.document === null
    ? upcastRules(row.regulation as unknown as Rules1)
    : readChecked(row.document as JsonObject);
}

/**
 * The layers of one version of the calendars.
 *
 * @throws when there is no such version
 */
export async function readLayers(database: Queryable, digest: string): Promise<Layers> {
  const version = await database.calendarVersion.findUnique({ where: { digest } });
  if (version === null) throw new Error(`There is no version of the calendars with the digest ${digest}.`);
  const years = version.years as unknown as CalendarVersionYear[];
  const rows = await database.calendarYear.findMany({
    where: { OR: years.map(({ layer, year, revision }) => ({ layer, year, revision })) },
    orderBy: [{ layer: 'asc' }, { year: 'asc' }],
  });
  return layersOf(rows.map((row) => ({ ...row, data: row.data as unknown as CalendarYear })));
}

/** @param years each once, those of a layer in their order */
export function layersOf(years: readonly StoredYear[]): Layers {
  const layers = new Map<string, { readonly years: CalendarYear[]; readonly digests: string[] }>();
  for (const { layer, data, digest } of years) {
    const kept = layers.get(layer) ?? { years: [], digests: [] };
    kept.years.push(data);
    kept.digests.push(digest);
    layers.set(layer, kept);
  }
  return { source: (code) => layers.get(code)?.years, contentOf: (code) => layers.get(code)?.digests.join() };
}

/** The digest of the calendars now current; undefined before the first publication. */
export async function currentCalendars(database: Queryable): Promise<string | undefined> {
  const row = await database.calendarVersion.findFirst({ orderBy: { number: 'desc' }, select: { digest: true } });
  return row?.digest;
}

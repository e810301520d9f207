import { compileCalendar } from '../../domain/time';
import type { CalendarYear } from '../../domain/time';
import type { Fault } from '../../regulations';
import type { Queryable } from '../database';
import { contentDigest } from '../json';
import type { CalendarVersionYear, Layers, StoredYear } from './read-rules';

export interface LayerYear {
  /** Code of the layer, such as `ru` or `ru-ba`. */
  readonly layer: string;
  readonly year: CalendarYear;
}

/** A year as it stands, or is to stand. */
export interface PlannedYear extends StoredYear {
  readonly revision: number;
  readonly isNew: boolean;
}

/** The newest revision of every year of every layer, in a fixed order. */
export async function newestYears(database: Queryable): Promise<PlannedYear[]> {
  const rows = await database.$queryRaw<Omit<PlannedYear, 'isNew'>[]>`
    SELECT DISTINCT ON ("layer", "year") "layer", "year", "revision", "digest", "data" FROM "calendar_year"
    ORDER BY "layer", "year", "revision" DESC`;
  return rows.map((row) => ({ ...row, isNew: false }));
}

/** What the calendars are once these years are published. */
export function planYears(standing: readonly PlannedYear[], years: readonly LayerYear[]): PlannedYear[] {
  const planned = [...standing];
  for (const { layer, year: data } of years) {
    const digest = contentDigest(data);
    const place = planned.findIndex((other) => other.layer === layer && other.year === data.year);
    const before = planned[place];
    if (before?.digest === digest) continue;
    const year = { layer, year: data.year, revision: (before?.revision ?? 0) + 1, digest, data, isNew: true };
    planned.splice(place === -1 ? planned.length : place, place === -1 ? 0 : 1, year);
  }
  return planned.sort((a, b) => a.year - b.year);
}

/** Layers of which the engine can make no calendar at all. */
export function faultsOfYears(planned: readonly PlannedYear[], layers: Layers): Fault[] {
  const codes = new Set(planned.flatMap(({ layer, isNew }) => (isNew ? [layer] : [])));
  return [...codes].flatMap((code) => {
    const week = { mon: [['09:00', '18:00'] as const] };
    const compiled = compileCalendar({ timeZone: 'UTC', week, layers: [code] }, layers.source);
    return compiled.ok ? [] : [{ path: code, message: compiled.error.message, place: null }];
  });
}

/** What a version of the calendars is made of: its digest is that of these. */
export function namesOf(years: readonly PlannedYear[]): CalendarVersionYear[] {
  return years.map(({ layer, year, revision }) => ({ layer, year, revision }));
}

import type { DayNumber } from './dates';
import { parseDate } from './dates';
import { labourCodeYear } from './labour-code';
import { done, refused } from './result';
import type { CalendarYear, DayKind, DayRule, TimeResult } from './types';

/** What a layer says of one date. */
export interface DayChange {
  readonly open: boolean;
  readonly kind: Extract<DayKind, 'holiday' | 'moved-off' | 'moved-working'>;
  readonly rule: DayRule;
}

/** A year of a layer, ready to be looked up by date. */
export interface LayerYear {
  readonly layer: string;
  readonly year: number;
  readonly status: 'official' | 'provisional' | 'missing';
  readonly version: string | null;
  readonly changes: ReadonlyMap<DayNumber, DayChange>;
}

/** A layer of dated data: an official list of days, year by year. */
export interface Layer {
  readonly code: string;
  readonly russian: boolean;
  readonly years: ReadonlyMap<number, LayerYear>;
}

/** Reads the years of a layer. Refuses a date that one layer both opens and closes, and a date that does not exist. */
export function readLayer(code: string, years: readonly CalendarYear[]): TimeResult<Layer> {
  const byYear = new Map<number, LayerYear>();
  for (const data of years) {
    const changes = readChanges(code, data);
    if (!changes.ok) return changes;
    const { year, status, version } = data;
    byYear.set(year, { layer: code, year, status, version, changes: changes.value });
  }
  return done({ code, russian: years.some((year) => year.country === 'RU'), years: byYear });
}

/**
 * What the layers say of a year, in their order. A year that a layer lacks is `missing`; where no Russian layer has it,
 * Labour Code art. 112 stands in for theirs.
 */
export function layersIn(year: number, layers: readonly Layer[]): readonly LayerYear[] {
  const russian = layers.filter((layer) => layer.russian);
  const known = russian.length === 0 || russian.some((layer) => layer.years.has(year));
  const standIn = known ? NO_CHANGES : labourCodeChanges(year);
  return layers.map(
    (layer) =>
      layer.years.get(year) ?? {
        layer: layer.code,
        year,
        status: 'missing',
        version: null,
        changes: layer.russian ? standIn : NO_CHANGES,
      },
  );
}

const NO_CHANGES: ReadonlyMap<DayNumber, DayChange> = new Map();

function labourCodeChanges(year: number): ReadonlyMap<DayNumber, DayChange> {
  const changes = readChanges('art112', labourCodeYear(year));
  return changes.ok ? changes.value : NO_CHANGES;
}

function readChanges(origin: string, data: CalendarYear): TimeResult<Map<DayNumber, DayChange>> {
  const changes = new Map<DayNumber, DayChange>();
  for (const { from, to } of data.daysOffMoved) {
    const day = parseDate(to);
    if (day === undefined) return noSuchDate(origin, to);
    changes.set(day, { open: false, kind: 'moved-off', rule: { origin, moved: from } });
  }
  for (const { date, nameRu, nameEn } of data.holidays) {
    const day = parseDate(date);
    if (day === undefined) return noSuchDate(origin, date);
    changes.set(day, { open: false, kind: 'holiday', rule: { origin, nameRu, nameEn } });
  }
  for (const date of data.workingDays) {
    const day = parseDate(date);
    if (day === undefined) return noSuchDate(origin, date);
    if (changes.get(day)?.open === false) {
      return refused('day-both-open-and-closed', `layer ${origin} both opens and closes ${date}`);
    }
    const moved = data.daysOffMoved.find((move) => move.from === date)?.to;
    changes.set(day, { open: true, kind: 'moved-working', rule: moved === undefined ? { origin } : { origin, moved } });
  }
  return done(changes);
}

function noSuchDate(origin: string, date: string): ReturnType<typeof refused> {
  return refused('malformed', `layer ${origin}: ${date} is not a date`);
}

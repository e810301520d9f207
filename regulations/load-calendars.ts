import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { z } from 'zod';
import type { CalendarYear, LayerSource } from '../domain/time';
import { yearVersion } from './acts-of-years';

const date = z.iso.date();

/** The file of one year of a layer. Fields that are only checks on the others (totals, short days) are read by the tests. */
const calendarFile = z.object({
  country: z.string(),
  year: z.number().int(),
  status: z.enum(['official', 'provisional']),
  holidays: z.array(z.object({ date, name_ru: z.string(), name_en: z.string() })),
  daysOffMoved: z.array(z.object({ from: date, to: date })),
  workingSaturdays: z.array(date),
});

const FILE = /^(?<code>[a-z]+(?:-[a-z]+)*)-(?<year>\d{4})\.json$/;

/** The folder of the years shipped with the product. */
const SHIPPED = join(__dirname, 'calendars');

/**
 * Reads every `<layer>-<year>.json` of a folder (the shipped years by default). Throws with the name of the file and the place in
 * it when a file is not what it should be: a calendar is data of the product, so a fault in it must stop the start.
 */
export function loadCalendars(folder: string = SHIPPED): ReadonlyMap<string, readonly CalendarYear[]> {
  const layers = new Map<string, CalendarYear[]>();
  for (const name of readdirSync(folder).sort()) {
    const { code, year } = FILE.exec(name)?.groups ?? {};
    if (code === undefined) continue;
    const read = readYear(name, readFileSync(join(folder, name), 'utf8'));
    if (String(read.year) !== year) throw new Error(`${name}: holds the year ${read.year}`);
    layers.set(code, [...(layers.get(code) ?? []), read]);
  }
  return layers;
}

/**
 * Reads one `<layer>-<year>.json` from wherever it lies.
 *
 * @throws as `loadCalendars` does
 */
export function readCalendarFile(file: string): { readonly layer: string; readonly year: CalendarYear } {
  const name = basename(file);
  const { code, year } = FILE.exec(name)?.groups ?? {};
  const read = readYear(name, readFileSync(file, 'utf8'));
  if (code === undefined || String(read.year) !== year)
    throw new Error(`${name}: a file of the year ${read.year} is called <layer>-${read.year}.json`);
  return { layer: code, year: read };
}

/** The shipped layers as the engine asks for them, read once. */
export function shippedLayers(): LayerSource {
  shipped ??= loadCalendars();
  const layers = shipped;
  return (code) => layers.get(code);
}

/**
 * A year of a layer as somebody has written it, under the version of its content: the shipped year itself where it says the same, so
 * that what is put back is what it was.
 */
export function yearWritten(layer: string, written: Omit<CalendarYear, 'version'>): CalendarYear {
  const text = contentOf(written);
  const known = shippedLayers()(layer)?.find((year) => contentOf(year) === text);
  return known ?? { ...written, version: yearVersion(text) };
}

/** What a year says, in whatever order it was written. */
function contentOf({
  country,
  year,
  status,
  holidays,
  daysOffMoved,
  workingDays,
}: Omit<CalendarYear, 'version'>): string {
  const listed = holidays.map(({ date, nameRu, nameEn }) => [date, nameRu, nameEn].join('\n'));
  const moved = daysOffMoved.map(({ from, to }) => [from, to].join('\n'));
  return JSON.stringify([country, year, status, listed.sort(), moved.sort(), [...workingDays].sort()]);
}

let shipped: ReadonlyMap<string, readonly CalendarYear[]> | undefined;

function readYear(name: string, text: string): CalendarYear {
  const parsed = calendarFile.safeParse(JSON.parse(text));
  if (!parsed.success) throw new Error(`${name}: ${z.prettifyError(parsed.error)}`);
  const { country, year, status, holidays, daysOffMoved, workingSaturdays } = parsed.data;
  return {
    country,
    year,
    status,
    version: yearVersion(text),
    holidays: holidays.map(({ date, name_ru, name_en }) => ({ date, nameRu: name_ru, nameEn: name_en })),
    daysOffMoved,
    workingDays: workingSaturdays,
  };
}

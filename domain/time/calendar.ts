import type { DayNumber } from './dates';
import { FIRST_INSTANT, formatDate, LAST_INSTANT, MS_PER_DAY, parseDate, yearOf } from './dates';
import type { Layer } from './layer';
import { readLayer } from './layer';
import { done, refused } from './result';
import type { OwnDates } from './spec';
import { readSpec } from './spec';
import type { CalendarSpec, CalendarYear, Instant, LayerSource, LocalDate, TimeResult } from './types';
import type { DayInfo, YearTable } from './year-table';
import { buildYear, infoOfDay } from './year-table';
import type { Zone } from './zone';
import { zoneOf } from './zone';

/** Local years that are tabled: one around those of the engine, because zones reach over the edges. */
const FIRST_YEAR = 1969;
const LAST_YEAR = 2101;

/**
 * A compiled calendar: opaque for others, who ask it through the functions of this folder. Years are tabled when first needed.
 * Days are day numbers; instants must lie within the years of the engine. Methods answer undefined where the search leaves the tables.
 */
export class Calendar {
  private readonly tables: (YearTable | undefined)[] = [];
  /** Whether there is any working time at all: by the week, or on a date of its own. */
  readonly hasWorkingTime: boolean;

  private constructor(
    private readonly own: OwnDates,
    private readonly layers: readonly Layer[],
    private readonly zone: Zone,
  ) {
    this.hasWorkingTime =
      own.week.some((hours) => hours.length > 0) || [...own.dateHours.keys()].some((day) => this.isWorkingDay(day));
  }

  /** See {@link compileCalendar}. */
  static compile(raw: unknown, source: LayerSource): TimeResult<Calendar> {
    const own = readSpec(raw);
    if (!own.ok) return own;
    const zone = zoneOf(own.value.timeZone);
    if (zone === undefined) return refused('unknown-zone', `no time zone ${own.value.timeZone}`);
    const layers: Layer[] = [];
    for (const code of own.value.layers) {
      const years = source(code);
      if (years === undefined) return refused('unknown-layer', `no calendar layer ${code}`);
      const layer = layerOf(code, years);
      if (!layer.ok) return layer;
      layers.push(layer.value);
    }
    return done(new Calendar(own.value, layers, zone));
  }

  get timeZone(): string {
    return this.own.timeZone;
  }

  /** What a log or a failed test shows of a calendar: never its tables. */
  toJSON(): { readonly timeZone: string; readonly layers: readonly string[] } {
    return { timeZone: this.own.timeZone, layers: this.own.layers };
  }

  /** The table of a local year, undefined beyond the years that are tabled. */
  year(year: number): YearTable | undefined {
    if (!(year >= FIRST_YEAR && year <= LAST_YEAR)) return undefined;
    return (this.tables[year - FIRST_YEAR] ??= buildYear(year, this.own, this.layers, this.zone));
  }

  /** The day that an instant lies in. Days are cut at the first occurrence of 00:00, so a later instant is never of an earlier day. */
  dayOf(at: Instant): DayNumber {
    const table = this.tableAt(at);
    return table.firstDay + dayIndexIn(table, at);
  }

  /** The day that an instant belongs to as an end: 24:00 of a day belongs to that day. */
  dayEndingAt(at: Instant): DayNumber {
    return this.dayOf(at - 1);
  }

  /** 00:00 of a day. */
  startOf(day: DayNumber): Instant | undefined {
    const table = this.year(yearOf(day));
    return table?.dayStart[day - table.firstDay];
  }

  /** What a day is, and why. */
  infoOf(day: DayNumber): DayInfo | undefined {
    const table = this.year(yearOf(day));
    return table === undefined ? undefined : infoOfDay(day, table, this.own);
  }

  isWorkingDay(day: DayNumber): boolean {
    const table = this.year(yearOf(day));
    if (table === undefined) return false;
    const index = day - table.firstDay;
    return (table.workdaysBefore[index + 1] as number) > (table.workdaysBefore[index] as number);
  }

  /** The end of the last working interval of a working day; undefined for a day that is none. */
  closingOf(day: DayNumber): Instant | undefined {
    const table = this.year(yearOf(day));
    if (table === undefined || !this.isWorkingDay(day)) return undefined;
    return table.closes[(table.firstInterval[day - table.firstDay + 1] as number) - 1];
  }

  /** The n-th working day strictly after a day; n is at least 1. */
  workdayAfter(day: DayNumber, n: number): DayNumber | undefined {
    let year = yearOf(day);
    let table = this.year(year);
    if (table === undefined) return undefined;
    let rank = (table.workdaysBefore[day - table.firstDay + 1] as number) + n - 1;
    while (rank >= table.workdays.length) {
      rank -= table.workdays.length;
      table = this.year((year += 1));
      if (table === undefined) return undefined;
    }
    return table.firstDay + (table.workdays[rank] as number);
  }

  /** The n-th working day strictly before a day; n is at least 1. */
  workdayBefore(day: DayNumber, n: number): DayNumber | undefined {
    let year = yearOf(day);
    let table = this.year(year);
    if (table === undefined) return undefined;
    let rank = (table.workdaysBefore[day - table.firstDay] as number) - n;
    while (rank < 0) {
      table = this.year((year -= 1));
      if (table === undefined) return undefined;
      rank += table.workdays.length;
    }
    return table.firstDay + (table.workdays[rank] as number);
  }

  /** Working milliseconds of [from, to); `from` is not after `to`. */
  between(from: Instant, to: Instant): number {
    const [first, last] = [this.yearAt(from), this.yearAt(to)];
    let worked = workedUntil(this.year(last) as YearTable, to) - workedUntil(this.year(first) as YearTable, from);
    for (let year = first; year < last; year += 1) worked += workedIn(this.year(year) as YearTable);
    return worked;
  }

  /** The first instant by which `ms` (more than 0) of working time have passed since an instant: exactly at closing, that closing. */
  advance(from: Instant, ms: number): Instant | undefined {
    let year = this.yearAt(from);
    let table = this.year(year) as YearTable;
    let target = workedUntil(table, from) + ms;
    while (target > workedIn(table)) {
      target -= workedIn(table);
      const next = this.year((year += 1));
      if (next === undefined) return undefined;
      table = next;
    }
    const interval = countBelow(table.workedBefore, target) - 1;
    return (table.opens[interval] as number) + target - (table.workedBefore[interval] as number);
  }

  /** The last instant since which `ms` (more than 0) of working time have passed until an instant: exactly at an opening, that opening. */
  retreat(from: Instant, ms: number): Instant | undefined {
    let year = this.yearAt(from);
    let table = this.year(year) as YearTable;
    let target = workedUntil(table, from) - ms;
    while (target < 0) {
      const previous = this.year((year -= 1));
      if (previous === undefined) return undefined;
      table = previous;
      target += workedIn(table);
    }
    // A target of the whole year's working time never occurs: counting back by more than 0 ends before it.
    const interval = countUpTo(table.workedBefore, target) - 1;
    return (table.opens[interval] as number) + target - (table.workedBefore[interval] as number);
  }

  /** The working interval [open, close) that is going on at an instant or, failing that, opens next. */
  intervalAt(at: Instant): { readonly open: Instant; readonly close: Instant } | undefined {
    for (let year = this.yearAt(at); ; year += 1) {
      const table = this.year(year);
      if (table === undefined) return undefined;
      const interval = countUpTo(table.closes, at);
      if (interval < table.closes.length) {
        return { open: table.opens[interval] as number, close: table.closes[interval] as number };
      }
    }
  }

  /** Whether an instant is the end of a working interval. */
  isClosing(at: Instant): boolean {
    const { closes } = this.tableAt(at - 1);
    return closes[countBelow(closes, at)] === at;
  }

  private yearAt(at: Instant): number {
    const year = yearOf(Math.floor(at / MS_PER_DAY));
    const table = this.year(year) as YearTable;
    if (at < (table.dayStart[0] as number)) return year - 1;
    return at < (table.dayStart[table.days] as number) ? year : year + 1;
  }

  private tableAt(at: Instant): YearTable {
    return this.year(this.yearAt(at)) as YearTable;
  }
}

const readLayers = new WeakMap<readonly CalendarYear[], TimeResult<Layer>>();

/** A layer is read once for the list of years that a source keeps giving. */
function layerOf(code: string, years: readonly CalendarYear[]): TimeResult<Layer> {
  let layer = readLayers.get(years);
  if (layer === undefined) {
    layer = readLayer(code, years);
    readLayers.set(years, layer);
  }
  return layer;
}

/**
 * Compiles a calendar: week, layers and own dates in one zone. Its years are computed when first needed and kept.
 * Refusals: `malformed`, `unknown-zone`, `unknown-layer`, `day-both-open-and-closed` (within one layer, or `holidays` and
 * `workdays` of the calendar itself). A calendar without working time compiles and is refused where working time is needed.
 */
export function compileCalendar(spec: CalendarSpec, layers: LayerSource): TimeResult<Calendar> {
  return Calendar.compile(spec, layers);
}

/** The same for data of unknown shape, as it comes from outside. */
export function compileUnknownCalendar(raw: unknown, layers: LayerSource): TimeResult<Calendar> {
  return Calendar.compile(raw, layers);
}

/** The date of an instant in the zone of a calendar; of the nearest instant of the engine's years for one beyond them. */
export function localDateOf(calendar: Calendar, at: Instant): LocalDate {
  const within = at > FIRST_INSTANT ? Math.min(at, LAST_INSTANT) : FIRST_INSTANT;
  return formatDate(calendar.dayOf(within));
}

/**
 * The closing time of a local date: the end of its last working interval. A date that is not a working day gives way to
 * the next one that is (Civil Code art. 193). Refusals: `malformed`, `no-working-time`, `out-of-range`.
 */
export function closingOf(calendar: Calendar, date: LocalDate): TimeResult<Instant> {
  const day = parseDate(date);
  if (day === undefined) return refused('malformed', `${date} is not a date YYYY-MM-DD`);
  if (!calendar.hasWorkingTime) return refused('no-working-time', 'the calendar has no working time');
  const working = calendar.workdayAfter(day - 1, 1);
  const closing = working === undefined ? undefined : calendar.closingOf(working);
  return closing === undefined ? refused('out-of-range', `${date} is beyond the years 1970 to 2100`) : done(closing);
}

function dayIndexIn(table: YearTable, at: Instant): number {
  let index = Math.min(Math.floor((at - (table.dayStart[0] as number)) / MS_PER_DAY), table.days - 1);
  while (at < (table.dayStart[index] as number)) index -= 1;
  while (at >= (table.dayStart[index + 1] as number)) index += 1;
  return index;
}

function workedIn(table: YearTable): number {
  return table.workedBefore[table.opens.length] as number;
}

/** Working milliseconds from the beginning of the table's year to an instant in it. */
function workedUntil(table: YearTable, at: Instant): number {
  const interval = countUpTo(table.closes, at);
  const open = table.opens[interval];
  return (table.workedBefore[interval] as number) + (open === undefined || at <= open ? 0 : at - open);
}

/** How many of the sorted values are below a bound. */
function countBelow(sorted: Float64Array, bound: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] as number) < bound) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** How many of the sorted values are at most a bound. */
function countUpTo(sorted: Float64Array, bound: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] as number) <= bound) low = middle + 1;
    else high = middle;
  }
  return low;
}

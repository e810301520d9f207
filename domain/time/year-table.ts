import type { DayNumber } from './dates';
import { firstDayOf, formatDate, MS_PER_DAY, MS_PER_MINUTE, weekdayOf } from './dates';
import type { Hours } from './hours';
import { cutBreaks } from './hours';
import type { Layer, LayerYear } from './layer';
import { layersIn } from './layer';
import type { OwnDates } from './spec';
import type { DayKind, DayRule, LocalDate } from './types';
import type { Zone } from './zone';

/** What one date is, and why. */
export interface DayInfo {
  readonly date: LocalDate;
  readonly kind: Exclude<DayKind, 'event-day'>;
  readonly rule: DayRule;
}

/** One local year of a calendar as flat arrays of instants (epoch ms), so that a question is a lookup or a binary search. */
export interface YearTable {
  readonly firstDay: DayNumber;
  readonly days: number;
  /** 00:00 of each day, and of the day after the last. */
  readonly dayStart: Float64Array;
  /** Working intervals of the whole year, in order. */
  readonly opens: Float64Array;
  readonly closes: Float64Array;
  /** Per day (and one more), the index of its first interval. */
  readonly firstInterval: Int32Array;
  /** Per interval (and one more), the working milliseconds before it. */
  readonly workedBefore: Float64Array;
  /** Indexes of the working days; and per day (and one more), how many of them lie before it. */
  readonly workdays: Int32Array;
  readonly workdaysBefore: Int32Array;
  /** What each layer had to say about the year. */
  readonly layers: readonly LayerYear[];
  /** One of the layers has no official year. */
  readonly provisional: boolean;
}

/** Applies week, layers and own dates to one year (normative order: layers, holidays, workdays, dateHours, breaks). */
export function buildYear(year: number, own: OwnDates, layers: readonly Layer[], zone: Zone): YearTable {
  const firstDay = firstDayOf(year);
  const days = firstDayOf(year + 1) - firstDay;
  const layerYears = layersIn(year, layers);
  const dayStart = new Float64Array(days + 1);
  const firstInterval = new Int32Array(days + 1);
  const workdaysBefore = new Int32Array(days + 1);
  const [opens, closes, workdays]: [number[], number[], number[]] = [[], [], []];

  dayStart[0] = zone.instantOf(firstDay * MS_PER_DAY, year);
  for (let i = 0; i < days; i += 1) {
    const day = firstDay + i;
    const midnight = day * MS_PER_DAY;
    const { hours } = describeDay(day, own, layerYears);
    dayStart[i + 1] = zone.instantOf(midnight + MS_PER_DAY, year);
    firstInterval[i] = opens.length;
    workdaysBefore[i] = workdays.length;
    for (const span of hours) {
      const open = zone.instantOf(midnight + span.from * MS_PER_MINUTE, year);
      const close = zone.instantOf(midnight + span.to * MS_PER_MINUTE, year);
      // Hours that lie in the gap of a clock change do not exist.
      if (open < close) {
        opens.push(open);
        closes.push(close);
      }
    }
    if (opens.length > (firstInterval[i] as number)) workdays.push(i);
  }
  firstInterval[days] = opens.length;
  workdaysBefore[days] = workdays.length;

  const workedBefore = new Float64Array(opens.length + 1);
  for (let i = 0; i < opens.length; i += 1) {
    workedBefore[i + 1] = (workedBefore[i] as number) + (closes[i] as number) - (opens[i] as number);
  }
  return {
    firstDay,
    days,
    dayStart,
    opens: Float64Array.from(opens),
    closes: Float64Array.from(closes),
    firstInterval,
    workedBefore,
    workdays: Int32Array.from(workdays),
    workdaysBefore,
    layers: layerYears,
    provisional: layerYears.some((layer) => layer.status !== 'official'),
  };
}

const WEEK: DayRule = { origin: 'week' };
const OWN: DayRule = { origin: 'own' };
const NO_HOURS: Hours = [];

/** What a day of a table is, and why. Told apart from the table because only accounts ask for it. */
export function infoOfDay(day: DayNumber, table: YearTable, own: OwnDates): DayInfo {
  const { kind, rule } = describeDay(day, own, table.layers);
  const index = day - table.firstDay;
  const works = (table.firstInterval[index + 1] as number) > (table.firstInterval[index] as number);
  if (works || !isOpen(kind)) return { date: formatDate(day), kind, rule };
  // It should be open and has no time left (breaks, a gap of the clocks, a week without hours): no working day.
  return { date: formatDate(day), kind: own.week[weekdayOf(day)]?.length === 0 ? 'weekend' : 'holiday', rule: OWN };
}

function describeDay(
  day: DayNumber,
  own: OwnDates,
  layers: readonly LayerYear[],
): { readonly kind: DayInfo['kind']; readonly rule: DayRule; readonly hours: Hours } {
  const weekHours = own.week[weekdayOf(day)] as Hours;
  const worksByWeek = weekHours.length > 0;
  let kind: DayInfo['kind'] = worksByWeek ? 'working' : 'weekend';
  let rule = WEEK;
  const opened = worksByWeek ? 'working' : 'moved-working';
  for (const layer of layers) {
    const change = layer.changes.get(day);
    if (change !== undefined) [kind, rule] = [change.open ? opened : change.kind, change.rule];
  }
  if (own.holidays.has(day)) [kind, rule] = ['holiday', OWN];
  if (own.workdays.has(day)) [kind, rule] = [opened, OWN];
  const ownHours = own.dateHours.get(day);
  if (ownHours !== undefined) {
    if (ownHours.length > 0) [kind, rule] = [opened, OWN];
    else if (isOpen(kind)) [kind, rule] = worksByWeek ? ['holiday', OWN] : ['weekend', OWN];
  }
  const breaks = own.breaks.get(day);
  const hours = isOpen(kind) ? (ownHours ?? hoursOfOpenDay(own.week, weekHours)) : NO_HOURS;
  return { kind, rule, hours: breaks === undefined ? hours : cutBreaks(hours, breaks) };
}

/** The weekday's own hours, else Monday's, else those of the first weekday that has any. */
function hoursOfOpenDay(week: readonly Hours[], weekHours: Hours): Hours {
  return weekHours.length > 0 ? weekHours : (week.find((hours) => hours.length > 0) ?? NO_HOURS);
}

function isOpen(kind: DayKind): boolean {
  return kind === 'working' || kind === 'moved-working';
}

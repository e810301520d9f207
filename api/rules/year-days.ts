import { compileCalendar, daysOfYear, type CalendarYear, type DayInfo, type LayerSource } from '../../domain/time';
import { actOfYear } from '../../regulations';
import { dayKindText, dayReasonText } from '../../texts/account';
import type { Language } from '../../texts/language';
import { z } from '../schemas/zod';

export const dayView = z
  .object({
    date: z.string(),
    kind: z.enum(['working', 'weekend', 'holiday', 'moved-off', 'moved-working']),
    short: z.boolean().openapi({ description: 'An hour shorter by law; deadlines count it in full.' }),
    kindText: z.string(),
    note: z.string().openapi({ description: 'Why the day is what it is.' }),
  })
  .openapi('CalendarDay');

/** Every day of a year as a layer has it, Monday to Friday working. */
export interface YearDays {
  /** Of a region, the country whose calendar it adds to; null: there is none. */
  readonly beneath: string | null;
  readonly days: readonly DayInfo[];
  /** Days that are an hour shorter by law. */
  readonly short: ReadonlySet<string>;
}

const usualWeek = Object.fromEntries(
  (['mon', 'tue', 'wed', 'thu', 'fri'] as const).map((name) => [name, [['09:00', '18:00'] as const]]),
);

/** @throws where no calendar can be made of the layer */
export function yearDays(layer: string, year: number, source: LayerSource): YearDays {
  const base = baseOf(layer);
  const beneath = base !== null && source(base) !== undefined ? base : null;
  const layers = beneath === null ? [layer] : [beneath, layer];
  const compiled = compileCalendar({ timeZone: 'UTC', week: usualWeek, layers }, source);
  if (!compiled.ok) throw new Error(`The layer ${layer} gives no calendar: ${compiled.error.message}`);
  const short = layers.flatMap((each) => {
    const version = source(each)?.find((one) => one.year === year)?.version;
    return version === undefined ? [] : (actOfYear(version)?.shortDays ?? []);
  });
  return { beneath, days: daysOfYear(compiled.value, year), short: new Set(short) };
}

/** The layers with one year of one of them as it is given; the rest as it stands. */
export function withYear(source: LayerSource, layer: string, year: CalendarYear): LayerSource {
  return (code) => {
    const years = source(code);
    return code === layer ? [...(years ?? []).filter((each) => each.year !== year.year), year] : years;
  };
}

export function workingDaysOf({ days }: YearDays): number {
  return days.filter(isOpen).length;
}

export function presentDays({ days, short }: YearDays, language: Language) {
  return days.map((info) => ({
    date: info.date,
    kind: info.kind,
    short: isOpen(info) && short.has(info.date),
    kindText: dayKindText(info.kind, language),
    note: dayReasonText({ ...info, countedSeconds: 0, pausedSeconds: 0, note: '', pauses: [] }, language),
  }));
}

/** A day that is otherwise than it was. */
export const dayChangeView = z
  .object({ date: z.string(), before: dayView, after: dayView })
  .openapi('CalendarDayChange', { description: 'A day that is otherwise than before.' });

/** The days of a year that are otherwise than in another reading of it. */
export function changedDays(before: YearDays, after: YearDays, language: Language) {
  const was = presentDays(before, language);
  return presentDays(after, language).flatMap((day, index) => {
    const old = was[index];
    if (old === undefined || (old.kind === day.kind && old.note === day.note)) return [];
    return [{ date: day.date, before: old, after: day }];
  });
}

function isOpen({ kind }: DayInfo): boolean {
  return kind === 'working' || kind === 'moved-working';
}

function baseOf(layer: string): string | null {
  const end = layer.indexOf('-');
  return end === -1 ? null : layer.slice(0, end);
}

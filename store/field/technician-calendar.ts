import { compileCalendar } from '../../domain/time';
import type { Calendar, LayerSource } from '../../domain/time';
import type { TechnicianHours } from './technicians';

/** Compiled calendars by the official years they rest on: most technicians keep the same hours. */
const compiled = new WeakMap<LayerSource, Map<string, Calendar>>();
const mostKept = 500;

/**
 * The working time of a technician as clocks go at a site.
 *
 * @throws for hours of which no calendar can be made: they are checked when they are saved
 */
export function technicianCalendar(hours: TechnicianHours, timeZone: string, layers: LayerSource): Calendar {
  const kept = compiled.get(layers) ?? new Map<string, Calendar>();
  compiled.set(layers, kept);
  const { week, layers: official, workdays, dateHours } = hours;
  const key = JSON.stringify([timeZone, week, official, workdays, dateHours]);
  const known = kept.get(key);
  if (known !== undefined) return known;
  const made = compileCalendar({ ...hours, timeZone }, layers);
  if (!made.ok) throw new Error(`The hours of a technician: ${made.error.message}`);
  if (kept.size >= mostKept) kept.clear();
  kept.set(key, made.value);
  return made.value;
}

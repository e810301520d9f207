import { LRUCache } from 'lru-cache';
import type { Calendar, CalendarSpec, TimeResult } from '../../domain/time';
import { compileCalendar } from '../../domain/time';
import type { Regulation } from '../../domain/regulation';
import type { RulesPin, Rules } from '../../domain/process';
import type { Checked, Fault } from '../../regulations';
import { shippedRegions } from '../../regulations/load-regions';
import { contentDigest } from '../json';
import type { Layers } from './read-rules';

/** Compiled calendars by what they say: contracts that leave a calendar alone share it. */
export class Calendars {
  private readonly kept = new LRUCache<string, TimeResult<Calendar>>({ max: 1_000 });

  compile(spec: CalendarSpec, layers: Layers): TimeResult<Calendar> {
    const key = contentDigest([spec, (spec.layers ?? []).map((code) => [code, layers.contentOf(code)])]);
    const known = this.kept.get(key);
    if (known !== undefined) return known;
    const compiled = compileCalendar(spec, layers.source);
    this.kept.set(key, compiled);
    return compiled;
  }
}

/**
 * Rules ready for use, every calendar of the regulation compiled.
 *
 * @returns the faults of calendars of which none can be made, or which the official years leave without working time
 */
export function compileRules(
  pin: RulesPin,
  regulation: Regulation,
  layers: Layers,
  calendars: Calendars,
): Checked<Rules> {
  const compiled = new Map<string, Calendar>();
  const faults: Fault[] = [];
  for (const [code, { source: _, ...spec }] of Object.entries(regulation.calendars)) {
    const result = calendars.compile(spec, layers);
    const fault = (message: string) => faults.push({ path: `calendars.${code}`, message, place: null });
    if (!result.ok) fault(result.error.message);
    else if (!result.value.hasWorkingTime) fault('leaves no working time: give at least one day hours');
    else compiled.set(code, result.value);
  }
  if (faults.length > 0) return { ok: false, faults };
  const value: Rules = {
    pin,
    regulation,
    layers: layers.source,
    calendar(code) {
      const calendar = compiled.get(code);
      if (calendar === undefined) throw new Error(`${regulation.code} ${regulation.version} has no calendar ${code}.`);
      return calendar;
    },
    region: (code) => shippedRegions().get(code),
  };
  return { ok: true, value };
}

import type { CalendarYear, Calendar, LayerSource } from '../../domain/time';
import { compileCalendar } from '../../domain/time';
import type { Regulation } from '../../domain/regulation';
import { shippedRegions } from '../../regulations/load-regions';
import type { Rules, RulesPin } from '../../domain/process';
import type { Queryable } from '../database';
import { upcastRegulation } from './upcast-regulation';

/** Which years a version of the calendars is made of, as its row keeps it. */
export interface CalendarVersionYear {
  readonly layer: string;
  readonly year: number;
  readonly revision: number;
}

/**
 * The merged regulation stored under a digest.
 *
 * @throws when there is none: a pin is written together with its rules, so this is a broken database
 */
export async function readRegulation(database: Queryable, digest: string): Promise<Regulation> {
  const row = await database.rules.findUnique({ where: { digest }, select: { regulation: true } });
  if (row === null) throw new Error(`There are no rules with the digest ${digest}.`);
  // Written by keepRules from a parsed Regulation and never changed.
  return upcastRegulation(row.regulation as unknown as Regulation);
}

/**
 * The layers of one version of the calendars.
 *
 * @throws when there is no such version
 */
export async function readLayers(database: Queryable, digest: string): Promise<LayerSource> {
  const version = await database.calendarVersion.findUnique({ where: { digest } });
  if (version === null) throw new Error(`There is no version of the calendars with the digest ${digest}.`);
  const years = version.years as unknown as CalendarVersionYear[];
  const rows = await database.calendarYear.findMany({
    where: { OR: years.map(({ layer, year, revision }) => ({ layer, year, revision })) },
    orderBy: [{ layer: 'asc' }, { year: 'asc' }],
  });
  const layers = new Map<string, CalendarYear[]>();
  for (const row of rows) {
    const year = row.data as unknown as CalendarYear;
    layers.set(row.layer, [...(layers.get(row.layer) ?? []), year]);
  }
  return (code) => layers.get(code);
}

/**
 * Rules ready for use, every calendar of the regulation compiled.
 *
 * @throws with the calendar's fault: rules are checked when they are published, so this is a broken database
 */
export function compileRules(pin: RulesPin, regulation: Regulation, layers: LayerSource): Rules {
  const calendars = new Map<string, Calendar>();
  for (const [code, spec] of Object.entries(regulation.calendars)) {
    const compiled = compileCalendar(spec, layers);
    if (!compiled.ok)
      throw new Error(`Calendar ${code} of ${regulation.code} ${regulation.version}: ${compiled.error.message}`);
    calendars.set(code, compiled.value);
  }
  return {
    pin,
    regulation,
    layers,
    calendar(code) {
      const calendar = calendars.get(code);
      if (calendar === undefined) throw new Error(`${regulation.code} ${regulation.version} has no calendar ${code}.`);
      return calendar;
    },
    region: (code) => shippedRegions().get(code),
  };
}

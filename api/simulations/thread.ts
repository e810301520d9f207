/** A thread that plays one year and ends (play-year.ts). */
import { parentPort, workerData } from 'node:worker_threads';
import { simulate } from '../../domain/simulation';
import { compileCalendar, type Calendar } from '../../domain/time';
import { shippedRegions } from '../../regulations/load-regions';
import type { YearAsked } from './play-year';

const { regulation, years, ...question } = workerData as YearAsked;
const layers = (code: string) => years[code];
const compiled = new Map<string, Calendar>();

function calendar(code: string): Calendar {
  const known = compiled.get(code);
  if (known !== undefined) return known;
  const spec = regulation.calendars[code];
  const made = spec && compileCalendar(spec, layers);
  if (!made?.ok) throw new Error(`calendar ${code} of ${regulation.code} cannot be compiled`);
  compiled.set(code, made.value);
  return made.value;
}

const rules = {
  // Nothing is pinned: the year is told and forgotten.
  pin: { digest: '', calendars: '' },
  regulation,
  layers,
  calendar,
  region: (code: string) => shippedRegions().get(code),
};
parentPort?.postMessage(simulate({ rules, ...question }));

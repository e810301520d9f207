import { queryOptions } from '@tanstack/react-query';
import { api, ask, type Schemas } from '../api/client';
import { localOf } from '../time/local';

export type VisitLine = Schemas['VisitLine'];
export type Visit = Schemas['Visit'];

interface Page {
  readonly items: readonly VisitLine[];
  readonly nextCursor: string | null;
}

const dayMs = 86_400_000;
const daysBack = 7;
const daysAhead = 21;
const mostPages = 5;

/** Times of the technician's own visits: what may be left from the last week, and what comes. */
export function myVisits(timeZone: string) {
  return queryOptions({
    // Without the day: tomorrow's page begins with what was read today.
    queryKey: ['visits', 'mine'],
    queryFn: async ({ signal }) => {
      const today = Date.parse(`${localOf(new Date().toISOString(), timeZone).slice(0, 10)}T00:00:00Z`);
      const span = {
        from: new Date(today - (daysBack + 1) * dayMs).toISOString(),
        to: new Date(today + daysAhead * dayMs).toISOString(),
      };
      const lines: VisitLine[] = [];
      let cursor: string | null = null;
      for (let page = 0; page < mostPages; page += 1) {
        const query = { view: 'schedule' as const, limit: 200, ...span, ...(cursor === null ? {} : { cursor }) };
        const found: Page = await ask(api.GET('/api/v1/visits', { params: { query }, signal }));
        lines.push(...found.items);
        cursor = found.nextCursor;
        if (cursor === null) break;
      }
      return lines;
    },
    staleTime: 30_000,
  });
}

/** Visits of one day. */
export interface DayOfVisits {
  /** `2027-01-11`, by the clocks of the site; `earlier`: what is left from days before. */
  readonly day: string;
  readonly lines: readonly VisitLine[];
}

const over: ReadonlySet<string> = new Set(['checking', 'done', 'cancelled']);

/** Whether nothing is left to be done there by the technician. */
export function isOver({ stage }: Pick<VisitLine, 'stage'>): boolean {
  return over.has(stage.code);
}

/** The own visits by days, each in the order of time: what is left from earlier, today also when it is empty, and the days to come. */
export function byDays(lines: readonly VisitLine[], own: readonly string[], today: string): readonly DayOfVisits[] {
  const days = new Map<string, VisitLine[]>([
    ['earlier', []],
    [today, []],
  ]);
  const sorted = lines
    .filter(({ technician }) => technician !== null && own.includes(technician.shortId))
    .toSorted((one, other) => (one.slot?.from ?? '').localeCompare(other.slot?.from ?? ''));
  for (const line of sorted) {
    if (line.slot === null) continue;
    const local = localOf(line.slot.from, line.site.timeZone).slice(0, 10);
    if (local < today && isOver(line)) continue;
    const day = local < today ? 'earlier' : local;
    days.set(day, [...(days.get(day) ?? []), line]);
  }
  return [...days]
    .filter(([day, found]) => day === today || found.length > 0)
    .map(([day, found]) => ({ day, lines: found }));
}

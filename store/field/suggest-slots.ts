import { Prisma } from '../../prisma/generated/client';
import { suggestSlots as rank, workingIntervals } from '../../domain/field';
import type { Candidate, Suggestion } from '../../domain/field';
import type { RefusalCode } from '../../domain/policy/refusals';
import type { Instant } from '../../domain/time';
import { nextVisitDue } from '../../domain/visit';
import type { VisitState } from '../../domain/visit';
import type { StoreContext } from '../store-context';
import { technicianCalendar } from './technician-calendar';
import { readTechnicians } from './technicians';
import type { TechnicianLine } from './technicians';

export interface SlotWanted {
  /** No slot begins earlier; null: from now. */
  readonly from: Instant | null;
  /** Every slot ends by then; absent: within thirty days. */
  readonly to?: Instant | undefined;
  /** Short id: of this one alone, and every time that there is. */
  readonly technician?: string | undefined;
  /** The length of the slot; null: two hours, or what the regulation allows nearest to it. */
  readonly minutes: number | null;
}

export type SlotsSuggested =
  | {
      readonly kind: 'suggested';
      readonly suggestions: readonly (Suggestion & { readonly name: string })[];
      readonly minutes: number;
    }
  | {
      readonly kind: 'refused';
      readonly code: Extract<RefusalCode, 'visit-not-provided' | 'visit-ended' | 'slot-out-of-range'>;
    };

const usualMinutes = 120;
const day = 24 * 3_600_000;
const daysAhead = 30;

/**
 * Technicians and slots for a visit, the best first, within thirty days; the visit's own time is not in its way. What is
 * suggested is free now: the offer decides whether it still is.
 */
export async function suggestSlots(
  context: StoreContext,
  state: VisitState,
  wanted: SlotWanted,
): Promise<SlotsSuggested> {
  const { database, library, clock } = context;
  const { regulation } = await library.pinned(state.rules);
  if (regulation.visits === undefined) return { kind: 'refused', code: 'visit-not-provided' };
  if (state.ended !== null) return { kind: 'refused', code: 'visit-ended' };
  const { leastMinutes, mostMinutes, travelMinutes } = regulation.visits.slots;
  const minutes = wanted.minutes ?? Math.min(Math.max(usualMinutes, leastMinutes), mostMinutes);
  if (minutes < leastMinutes || minutes > mostMinutes) return { kind: 'refused', code: 'slot-out-of-range' };
  const { desk, site, skills, readiness } = state;
  const layers = await library.currentLayers();
  const now = await clock.now();
  // Before the vehicle is there a technician would wait in vain.
  const from = Math.max(now, wanted.from ?? now, readiness?.from ?? now);
  const until = Math.min(wanted.to ?? Infinity, from + daysAhead * day);
  const only = wanted.technician === undefined ? Prisma.sql`true` : Prisma.sql`t."short_id" = ${wanted.technician}`;
  const technicians = await readTechnicians(
    database,
    Prisma.sql`t."desk" = ${desk} AND t."skills" @> ${[...skills]}::text[] AND ${only}`,
  );
  const taken = await takenTimes(context, state, from - day, until + day);
  const candidates = technicians.map(({ shortId, home, hours, ...technician }): Candidate => ({
    technician: shortId,
    skills: technician.skills,
    home,
    working: workingIntervals(technicianCalendar(hours, site.timeZone, layers), from, until),
    taken: taken.get(shortId) ?? [],
  }));
  const ofOne = wanted.technician !== undefined;
  const search = { subject: site.subject, skills, due: nextVisitDue(state), minutes, travelMinutes, from, now, ofOne };
  const names = new Map(technicians.map(({ shortId, name }: TechnicianLine) => [shortId, name]));
  const suggestions = rank(search, candidates).map((suggestion) => ({
    ...suggestion,
    name: names.get(suggestion.technician) ?? suggestion.technician,
  }));
  return { kind: 'suggested', suggestions, minutes };
}

/** What the technicians of the visit's desk are taken by in a span, for whatever desk, by short id and in order. */
async function takenTimes(
  { database }: StoreContext,
  { id, desk }: VisitState,
  from: Instant,
  to: Instant,
): Promise<Map<string, Candidate['taken']>> {
  const rows = await database.$queryRaw<{ technician: string; from: Date; to: Date; job: boolean }[]>`
    SELECT t."short_id" AS "technician", b."from", b."to", b."visit_id" IS NOT NULL AS "job"
    FROM "technician" t JOIN "technician_time" b ON b."person_id" = t."person_id"
    WHERE t."desk" = ${desk} AND b."from" < ${new Date(to)} AND b."to" > ${new Date(from)}
      AND b."visit_id" IS DISTINCT FROM ${id}::uuid
    ORDER BY t."short_id", b."from"`;
  const times = new Map<string, Candidate['taken'][number][]>();
  for (const row of rows) {
    const own = times.get(row.technician) ?? [];
    own.push({ from: row.from.getTime(), to: row.to.getTime(), job: row.job });
    times.set(row.technician, own);
  }
  return times;
}

import { Prisma } from '../../prisma/generated/client';
import { workingIntervals, type Span } from '../../domain/field';
import type { Stage } from '../../domain/regulation';
import type { Instant } from '../../domain/time';
import type { VisitStage } from '../../domain/visit';
import { shippedRegions } from '../../regulations/load-regions';
import { listMark, readNames, writeNames } from '../cursor';
import { pageOf } from '../page';
import type { BadCursor, Page } from '../page';
import { rulesFor } from '../look-ups';
import type { StoreContext } from '../store-context';
import type { Absence } from './absences';
import { technicianCalendar } from './technician-calendar';
import { beyondShortId, readTechnicians } from './technicians';
import type { TechnicianLine } from './technicians';

/** A visit in somebody's day. */
export interface Job {
  readonly visitId: string;
  readonly number: string;
  /** Code of the federal subject of the site. */
  readonly subject: string;
  readonly address: string;
  readonly stage: VisitStage;
  /** Of the ticket. */
  readonly ticketStage: Stage;
  /** Somebody has to decide whether it goes ahead. */
  readonly waitsForDecision: boolean;
  readonly from: Instant;
  readonly to: Instant;
  /** Since when the technician is taken, for the way there; null once the visit is over. */
  readonly leavesAt: Instant | null;
  readonly nextDue: Instant | null;
  readonly overdue: boolean;
  readonly waitsForReady: boolean;
  readonly waitsForParts: boolean;
  readonly waitsForAct: boolean;
  readonly waitsForSpares: boolean;
  readonly noShows: number;
}

export interface TechnicianDay {
  readonly technician: TechnicianLine;
  /** Working time by the clocks of the technician's home: in order, apart from each other. */
  readonly working: readonly Span[];
  readonly jobs: readonly Job[];
  readonly absences: readonly Absence[];
}

interface RawJob extends Omit<Job, 'from' | 'to' | 'leavesAt' | 'nextDue' | 'overdue'> {
  readonly technician: string;
  readonly from: Date;
  readonly to: Date;
  readonly leavesAt: Date | null;
  readonly nextDue: Date | null;
  readonly isOpen: boolean;
}

interface RawAbsence {
  readonly technician: string;
  readonly id: string;
  readonly from: Date;
  readonly to: Date;
  readonly reason: string | null;
}

const minute = 60_000;
/** Slots agreed under other rules than those in force are looked for as far back as this. */
const dayMinutes = 24 * 60;

/**
 * What the technicians of a desk do and when they are absent in [from, to), jobs that are done included, so many technicians
 * a page in the order of their short ids; of one alone, when one is named.
 */
export async function technicianBoard(
  context: StoreContext,
  {
    desk,
    from,
    to,
    technician,
    services,
  }: {
    readonly desk: string;
    readonly from: Instant;
    readonly to: Instant;
    readonly technician?: string;
    /** To whose tickets the reader is limited; undefined: not at all. */
    readonly services?: readonly string[] | undefined;
  },
  cursor: string | null,
  most: number,
): Promise<Page<TechnicianDay> | BadCursor> {
  const { database } = context;
  const mark = listMark('technician-board', { desk, from, to, technician });
  const [after] = cursor === null ? [null] : (readNames(mark, cursor, 1) ?? []);
  if (after === undefined) return { kind: 'bad-cursor' };
  const only = technician === undefined ? Prisma.sql`TRUE` : Prisma.sql`t."short_id" = ${technician}`;
  const found = await readTechnicians(
    database,
    Prisma.sql`t."desk" = ${desk} AND ${beyondShortId(after)} AND ${only}`,
    most + 1,
  );
  const page = pageOf(found, most, ({ shortId }) => writeNames(mark, [shortId]));
  const shortIds = page.items.map(({ shortId }) => shortId);
  const [begin, end] = [new Date(from), new Date(to)];
  const layers = await context.library.currentLayers();
  const { visits } = (await rulesFor(context, desk, null)).regulation;
  const longest = Math.max(visits?.slots.mostMinutes ?? 0, dayMinutes) * minute;
  const seen =
    services === undefined
      ? Prisma.sql`TRUE`
      : Prisma.sql`(t."service" IS NULL OR t."services" && ${[...services]}::text[])`;
  const [jobs, absences, now] = await Promise.all([
    database.$queryRaw<RawJob[]>(Prisma.sql`
      SELECT v."technician", v."id" AS "visitId", v."number", v."subject", v."address", v."stage", t."stage" AS "ticketStage",
        v."waits_for_decision" AS "waitsForDecision", v."slot_from" AS "from",
        v."slot_to" AS "to", b."from" AS "leavesAt", v."next_due" AS "nextDue", v."closed_at" IS NULL AS "isOpen",
        v."waits_for_ready" AS "waitsForReady", v."waits_for_parts" AS "waitsForParts", v."waits_for_act" AS "waitsForAct",
        v."waits_for_spares" AS "waitsForSpares", v."no_shows" AS "noShows"
      FROM "visit" v JOIN "ticket" t ON t."id" = v."ticket_id" LEFT JOIN "technician_time" b ON b."visit_id" = v."id"
      WHERE v."desk" = ${desk} AND v."technician" = ANY(${shortIds}::text[])
        AND ${seen} AND v."slot_from" >= ${new Date(from - longest)} AND v."slot_from" < ${end} AND v."slot_to" > ${begin}
      ORDER BY v."slot_from", v."id"`),
    database.$queryRaw<RawAbsence[]>(Prisma.sql`
      SELECT "technician", "id", "from", "to", "reason" FROM "technician_time"
      WHERE "desk" = ${desk} AND "technician" = ANY(${shortIds}::text[]) AND "visit_id" IS NULL
        AND "from" < ${end} AND "to" > ${begin}
      ORDER BY "from"`),
    context.clock.now(),
  ]);
  const jobsOf = byTechnician(jobs);
  const absencesOf = byTechnician(absences);
  return {
    ...page,
    items: page.items.map((technician) => ({
      technician,
      working: workingIntervals(technicianCalendar(technician.hours, homeZone(technician), layers), from, to),
      jobs: (jobsOf.get(technician.shortId) ?? []).map((job) => jobOf(job, now)),
      absences: (absencesOf.get(technician.shortId) ?? []).map(absenceOf),
    })),
  };
}

/** A technician is kept with a home that is known. */
function homeZone({ home }: TechnicianLine): string {
  return shippedRegions().get(home)?.timeZone ?? 'UTC';
}

function byTechnician<Row extends { readonly technician: string }>(rows: readonly Row[]): Map<string, Row[]> {
  const found = new Map<string, Row[]>();
  for (const row of rows) {
    const own = found.get(row.technician);
    if (own === undefined) found.set(row.technician, [row]);
    else own.push(row);
  }
  return found;
}

function jobOf({ technician: _technician, isOpen, ...row }: RawJob, now: Instant): Job {
  const nextDue = row.nextDue?.getTime() ?? null;
  return {
    ...row,
    from: row.from.getTime(),
    to: row.to.getTime(),
    leavesAt: row.leavesAt?.getTime() ?? null,
    nextDue,
    overdue: isOpen && nextDue !== null && nextDue < now,
  };
}

function absenceOf({ id, from, to, reason }: RawAbsence): Absence {
  return { id, from: from.getTime(), to: to.getTime(), reason: reason ?? '' };
}

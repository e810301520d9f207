import { Prisma } from '../../prisma/generated/client';
import type { Instant } from '../../domain/time';
import type { VisitStage } from '../../domain/visit';
import type { StoreContext } from '../store-context';
import type { Absence } from './absences';
import { rulesInForce } from './rules-in-force';
import { listTechnicians } from './technicians';
import type { TechnicianLine } from './technicians';

/** A visit in somebody's day. */
export interface Job {
  readonly visitId: string;
  readonly number: string;
  /** Code of the federal subject of the site. */
  readonly subject: string;
  readonly address: string;
  readonly stage: VisitStage;
  readonly from: Instant;
  readonly to: Instant;
  /** Since when the technician is taken, for the way there; null once the visit is over. */
  readonly leavesAt: Instant | null;
}

export interface TechnicianDay {
  readonly technician: TechnicianLine;
  readonly jobs: readonly Job[];
  readonly absences: readonly Absence[];
}

interface RawJob extends Omit<Job, 'from' | 'to' | 'leavesAt'> {
  readonly technician: string;
  readonly from: Date;
  readonly to: Date;
  readonly leavesAt: Date | null;
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

/** What every technician of a desk does and when they are absent in [from, to); jobs that are done included. */
export async function technicianBoard(
  context: StoreContext,
  desk: string,
  from: Instant,
  to: Instant,
): Promise<TechnicianDay[]> {
  const { database } = context;
  const [begin, end] = [new Date(from), new Date(to)];
  const { visits } = (await rulesInForce(context, desk)).regulation;
  const longest = Math.max(visits?.slots.mostMinutes ?? 0, dayMinutes) * minute;
  const [technicians, jobs, absences] = await Promise.all([
    listTechnicians(context, desk),
    database.$queryRaw<RawJob[]>(Prisma.sql`
      SELECT v."technician", v."id" AS "visitId", v."number", v."subject", v."address", v."stage", v."slot_from" AS "from",
        v."slot_to" AS "to", b."from" AS "leavesAt"
      FROM "visit" v LEFT JOIN "technician_time" b ON b."visit_id" = v."id"
      WHERE v."desk" = ${desk} AND v."slot_from" >= ${new Date(from - longest)} AND v."slot_from" < ${end}
        AND v."slot_to" > ${begin} AND v."technician" IS NOT NULL
      ORDER BY v."slot_from", v."id"`),
    database.$queryRaw<RawAbsence[]>(Prisma.sql`
      SELECT "technician", "id", "from", "to", "reason" FROM "technician_time"
      WHERE "desk" = ${desk} AND "visit_id" IS NULL AND "from" < ${end} AND "to" > ${begin}
      ORDER BY "from"`),
  ]);
  const jobsOf = byTechnician(jobs);
  const absencesOf = byTechnician(absences);
  return technicians.map((technician) => ({
    technician,
    jobs: (jobsOf.get(technician.shortId) ?? []).map(jobOf),
    absences: (absencesOf.get(technician.shortId) ?? []).map(absenceOf),
  }));
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

function jobOf({ technician: _technician, from, to, leavesAt, ...job }: RawJob): Job {
  return { ...job, from: from.getTime(), to: to.getTime(), leavesAt: leavesAt?.getTime() ?? null };
}

function absenceOf({ id, from, to, reason }: RawAbsence): Absence {
  return { id, from: from.getTime(), to: to.getTime(), reason: reason ?? '' };
}

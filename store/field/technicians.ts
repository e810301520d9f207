import { compileCalendar } from '../../domain/time';
import type { CalendarSpec, TimeError } from '../../domain/time';
import { shippedRegions } from '../../regulations/load-regions';
import { recordAudit, type AuditBy, type AuditValues } from '../audit/record-audit';
import { Prisma } from '../../prisma/generated/client';
import { listMark, readNames, writeNames } from '../cursor';
import type { Queryable } from '../database';
import { toJson } from '../json';
import { rulesFor } from '../look-ups';
import { pageOf } from '../page';
import type { BadCursor, Page } from '../page';
import type { StoreContext } from '../store-context';
import { transact } from '../transact';

/** Working time as local hours of whatever site the technician goes to: the week, and single dates on which it is another one. */
export type TechnicianHours = Pick<CalendarSpec, 'week' | 'layers' | 'workdays' | 'dateHours'>;

/** Somebody of a desk who goes on visits. */
export interface TechnicianLine {
  readonly desk: string;
  readonly shortId: string;
  readonly personId: string;
  readonly name: string;
  readonly skills: readonly string[];
  /** Code of the federal subject the technician works from. */
  readonly home: string;
  readonly hours: TechnicianHours;
  /** A private address of the calendar feed is in use. */
  readonly hasFeed: boolean;
}

export type NewTechnician = Pick<TechnicianLine, 'desk' | 'shortId' | 'skills' | 'home' | 'hours'>;

export type TechnicianSaved =
  | { readonly kind: 'saved'; readonly technician: TechnicianLine }
  /** In this order: the desk makes no visits; nobody there is an active technician under this id; no such subject or skill. */
  | { readonly kind: 'visit-not-provided' | 'unknown-technician' | 'unknown-region' | 'unknown-skill' }
  /** No calendar can be made of the hours: a layer that nobody knows, or a week without any working time. */
  | { readonly kind: 'unusable-hours'; readonly error: TimeError };

/** Says what somebody who is a technician of the desk is good at, and where and when the person works; in place of what was said before. */
export async function saveTechnician(
  context: StoreContext,
  technician: NewTechnician,
  by?: AuditBy,
): Promise<TechnicianSaved> {
  const { database, clock } = context;
  const { desk, shortId, home, hours } = technician;
  const { regulation, layers } = await rulesFor(context, desk, null);
  if (regulation.visits === undefined) return { kind: 'visit-not-provided' };
  const membership = await database.membership.findFirst({
    where: { desk, shortId, role: 'technician', active: true },
    select: { personId: true },
  });
  if (membership === null) return { kind: 'unknown-technician' };
  const region = shippedRegions().get(home);
  if (region === undefined) return { kind: 'unknown-region' };
  const skills = [...new Set(technician.skills)];
  const known = regulation.visits.skills;
  if (!skills.every((skill) => Object.hasOwn(known, skill))) return { kind: 'unknown-skill' };
  // In which zone does not matter here: the sites will say.
  const calendar = compileCalendar({ ...hours, timeZone: region.timeZone }, layers);
  if (!calendar.ok) return { kind: 'unusable-hours', error: calendar.error };
  if (!calendar.value.hasWorkingTime)
    return { kind: 'unusable-hours', error: { code: 'no-working-time', message: 'no hours are named' } };
  return transact(database, async (transaction) => {
    const now = await clock.now(transaction);
    const before = await findWithin(transaction, desk, shortId);
    const at = new Date(now);
    await transaction.$executeRaw`
      INSERT INTO "technician" ("desk", "short_id", "person_id", "skills", "home", "hours", "created_at", "updated_at")
      VALUES (${desk}, ${shortId}, ${membership.personId}, ${skills}::text[], ${home}, ${toJson(hours)}::jsonb, ${at}, ${at})
      ON CONFLICT ("desk", "short_id") DO UPDATE SET "person_id" = EXCLUDED."person_id", "skills" = EXCLUDED."skills",
        "home" = EXCLUDED."home", "hours" = EXCLUDED."hours", "updated_at" = EXCLUDED."updated_at"`;
    const saved = await findWithin(transaction, desk, shortId);
    if (saved === undefined) return { kind: 'unknown-technician' };
    if (by !== undefined) {
      const subject = { kind: 'person', id: saved.personId, name: saved.name } as const;
      const line = { desk, at: now, by, act: 'technician-set', subject } as const;
      await recordAudit(transaction, { ...line, before: before ? workOf(before) : null, after: workOf(saved) });
    }
    return { kind: 'saved', technician: saved };
  });
}

function workOf({ skills, home, hours }: TechnicianLine): AuditValues {
  return { skills, home, hours };
}

/** The active technicians of a desk of whom it is known where and when they work. */
export async function listTechnicians(
  { database }: StoreContext,
  desk: string,
  cursor: string | null,
  most: number,
): Promise<Page<TechnicianLine> | BadCursor> {
  const mark = listMark('technicians', { desk });
  const [after] = cursor === null ? [null] : (readNames(mark, cursor, 1) ?? []);
  if (after === undefined) return { kind: 'bad-cursor' };
  const found = await readTechnicians(database, Prisma.sql`t."desk" = ${desk} AND ${beyondShortId(after)}`, most + 1);
  return pageOf(found, most, ({ shortId }) => writeNames(mark, [shortId]));
}

/** One of them; undefined for anybody else. */
export async function findTechnician(
  { database }: StoreContext,
  desk: string,
  shortId: string,
): Promise<TechnicianLine | undefined> {
  return findWithin(database, desk, shortId);
}

async function findWithin(database: Queryable, desk: string, shortId: string): Promise<TechnicianLine | undefined> {
  const [found] = await readTechnicians(database, Prisma.sql`t."desk" = ${desk} AND t."short_id" = ${shortId}`);
  return found;
}

/** What of the rows `t` comes after a technician in the order of `readTechnicians`. */
export function beyondShortId(after: string | null): Prisma.Sql {
  return after === null
    ? Prisma.sql`true`
    : Prisma.sql`(length(t."short_id"), t."short_id") > (length(${after}), ${after})`;
}

/** The technicians a condition on `t` holds of, in the order of their short ids; at most so many. */
export function readTechnicians(
  database: Queryable,
  condition: Prisma.Sql,
  most: number | null = null,
): Promise<TechnicianLine[]> {
  return database.$queryRaw<TechnicianLine[]>(Prisma.sql`
    SELECT t."desk", t."short_id" AS "shortId", t."person_id" AS "personId", p."name", t."skills", t."home", t."hours",
      t."feed_hash" IS NOT NULL AS "hasFeed"
    FROM "technician" t ${activeTechnician} JOIN "person" p ON p."id" = t."person_id"
    WHERE ${condition} ORDER BY length(t."short_id"), t."short_id" LIMIT ${most}::int`);
}

/** Leaves of the rows `t` of technicians those whose role at the desk goes on. */
export const activeTechnician = Prisma.sql`
  JOIN "membership" m ON m."desk" = t."desk" AND m."short_id" = t."short_id" AND m."active" AND m."role" = 'technician'`;

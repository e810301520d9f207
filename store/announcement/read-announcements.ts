import { Prisma } from '../../prisma/generated/client';
import {
  announcementKind,
  announcementWriters,
  type AnnouncementEvent,
  type AnnouncementStage,
  type AnnouncementState,
  type Words,
} from '../../domain/announcement';
import type { Rules } from '../../domain/process';
import type { AnnouncementKind } from '../../domain/regulation';
import type { Instant } from '../../domain/time';
import { listMark, readCursor, writeCursor } from '../cursor';
import { isUuid } from '../json';
import { pageOf, type BadCursor, type Page } from '../page';
import { readEvents, stateOf } from '../process/state-of';
import type { StoreContext } from '../store-context';
import { worksAtSql } from '../works-at';

/** An announcement in the list of a desk. */
export interface AnnouncementLine {
  readonly id: string;
  readonly words: Words;
  readonly reason: string | null;
  /** Until it is over, an author who works there no more does not see to it: a manager does. */
  readonly state: AnnouncementState;
  readonly updatedAt: Instant;
}

/** How far the telling of the last version is, counted from the rows of the persons themselves. */
export interface Told {
  readonly told: number;
  /** Letters that have not left yet, or cannot. */
  readonly waiting: number;
  readonly failed: number;
}

/** An announcement as a whole. */
export interface AnnouncementRead extends AnnouncementLine {
  /** By which its lead counts. */
  readonly rules: Rules;
  readonly now: Instant;
  /** What was done to it, the newest last; of very much the last part. */
  readonly events: readonly AnnouncementEvent[];
  /** Reasons, by the ids of the commands that brought them. */
  readonly reasons: ReadonlyMap<string, string>;
  readonly told: Told;
  /** The first of those whose letter could not leave, by name: somebody tells them another way. */
  readonly unheard: readonly { readonly id: string; readonly name: string }[];
}

/** What one person is told of one announcement, as the person reads it. */
export interface OwnAnnouncement {
  readonly id: string;
  readonly desk: string;
  readonly about: AnnouncementKind;
  readonly stage: AnnouncementStage;
  readonly words: Words;
  readonly reason: string | null;
  readonly from: Instant;
  readonly to: Instant | null;
  readonly version: number;
  readonly toldAt: Instant;
  /** The person has put this version away. */
  readonly dismissed: boolean;
}

interface Raw {
  readonly id: string;
  readonly words: Words;
  readonly reason: string | null;
  readonly state: unknown;
  /** Its author writes announcements there. */
  readonly there: boolean;
  readonly updatedAt: Date;
}

/** So much of what was done stands on its page. */
const mostEvents = 100;
const mostUnheard = 50;

const columns = Prisma.sql`a."id", a."words", a."reason", p."state",
  ${worksAtSql(Prisma.sql`a."desk"`, Prisma.sql`p."state" ->> 'owner'`, announcementWriters)} AS "there", a."updated_at" AS "updatedAt"`;
const tables = Prisma.sql`"announcement" a JOIN "process" p ON p."kind" = 'announcement' AND p."id" = a."id"`;

/** Announcements of these desks, the latest first. @param asked.stage of this stage only */
export async function listAnnouncements(
  { database }: StoreContext,
  asked: { readonly desks: readonly string[]; readonly stage?: AnnouncementStage | undefined },
  cursor: string | null,
  most: number,
): Promise<Page<AnnouncementLine> | BadCursor> {
  const { desks, stage = null } = asked;
  const mark = listMark('announcements', { desks, stage });
  const after = cursor === null ? null : readCursor(mark, cursor);
  if (after === undefined || after?.at === null) return { kind: 'bad-cursor' };
  const beyond =
    after === null
      ? Prisma.empty
      : Prisma.sql`AND (a."written_at", a."id") < (${new Date(after.at)}, ${after.id}::uuid)`;
  const rows = await database.$queryRaw<Raw[]>(Prisma.sql`
    SELECT ${columns} FROM ${tables}
    WHERE a."desk" = ANY(${[...desks]}) AND (${stage}::text IS NULL OR a."stage" = ${stage}) ${beyond}
    ORDER BY a."written_at" DESC, a."id" DESC LIMIT ${most + 1}`);
  const lines = await Promise.all(rows.map((row) => lineOf(database, row)));
  return pageOf(lines, most, ({ id, state }) => writeCursor(mark, { at: state.writtenAt, id }));
}

/** One announcement by its id; undefined: there is none. */
export async function readAnnouncement(context: StoreContext, id: string): Promise<AnnouncementRead | undefined> {
  const { database, library, clock } = context;
  if (!isUuid(id)) return undefined;
  const [row] = await database.$queryRaw<Raw[]>(
    Prisma.sql`SELECT ${columns} FROM ${tables} WHERE a."id" = ${id}::uuid`,
  );
  if (row === undefined) return undefined;
  const line = await lineOf(database, row);
  const [events, texts, told, unheard] = await Promise.all([
    readEvents(database, announcementKind, id, {
      order: 'newest',
      most: mostEvents,
      without: ['announcement-told', 'clock-started', 'clock-aimed', 'clock-stopped', 'threshold-told'],
    }),
    database.message.findMany({
      where: { processKind: 'announcement', processId: id, kind: 'reason' },
      select: { id: true, text: true },
      orderBy: { id: 'desc' },
      take: mostEvents,
    }),
    readTold(database, id),
    readUnheard(database, id),
  ]);
  return {
    ...line,
    rules: await library.pinned(line.state.rules),
    now: await clock.now(),
    events: [...events].reverse(),
    reasons: new Map(texts.map(({ id: command, text }) => [command, text])),
    told,
    unheard,
  };
}

async function readTold(database: StoreContext['database'], id: string): Promise<Told> {
  const [row] = await database.$queryRaw<Told[]>`
    SELECT count(*)::int AS "told", (count(*) FILTER (WHERE l."state" = 'waiting'))::int AS "waiting",
      (count(*) FILTER (WHERE l."state" = 'failed'))::int AS "failed"
    FROM "announcement_letter" l JOIN "announcement" a ON a."id" = l."announcement_id" AND a."version" = l."version"
    WHERE a."id" = ${id}::uuid AND l."round" = 'telling'`;
  return row ?? { told: 0, waiting: 0, failed: 0 };
}

async function readUnheard(database: StoreContext['database'], id: string): Promise<AnnouncementRead['unheard']> {
  return database.$queryRaw<AnnouncementRead['unheard'][number][]>`
    SELECT p."id", p."name" FROM "announcement_letter" l JOIN "announcement" a ON a."id" = l."announcement_id" AND a."version" = l."version"
      JOIN "person" p ON p."id" = l."person_id"
    WHERE a."id" = ${id}::uuid AND l."round" = 'telling' AND l."state" = 'failed'
    ORDER BY p."name" COLLATE "ru-RU-x-icu", p."id" LIMIT ${mostUnheard}`;
}

async function lineOf(
  database: StoreContext['database'],
  { state: stored, there, updatedAt, ...row }: Raw,
): Promise<AnnouncementLine> {
  const state = await stateOf(database, announcementKind, row.id, stored);
  return {
    ...row,
    state: there || state.endedAt !== null ? state : { ...state, owner: null },
    updatedAt: updatedAt.getTime(),
  };
}

type RawOwn = Omit<OwnAnnouncement, 'from' | 'to' | 'toldAt'> & {
  readonly from: Date;
  readonly to: Date | null;
  readonly toldAt: Date;
};

/**
 * What a person was told, the latest first: all of it, or what is now or comes soon.
 *
 * @param asked.current what has not passed, and was not put away as it reads now
 */
export async function listOwnAnnouncements(
  { database, clock }: StoreContext,
  asked: { readonly personId: string; readonly current: boolean },
  cursor: string | null,
  most: number,
): Promise<Page<OwnAnnouncement> | BadCursor> {
  const { personId, current } = asked;
  const mark = listMark('own-announcements', { personId, current: String(current) });
  const after = cursor === null ? null : readCursor(mark, cursor);
  if (after === undefined || after?.at === null) return { kind: 'bad-cursor' };
  const now = new Date(await clock.now());
  const only = current
    ? Prisma.sql`AND NOT o."dismissed" AND a."stage" IN ('sent', 'cancelled') AND (a."ends_at" IS NULL AND a."stage" = 'sent' OR a."ends_at" > ${now})`
    : Prisma.empty;
  const beyond =
    after === null ? Prisma.empty : Prisma.sql`AND (o."at", a."id") < (${new Date(after.at)}, ${after.id}::uuid)`;
  const rows = await database.$queryRaw<RawOwn[]>(Prisma.sql`
    SELECT a."id", a."desk", a."about", a."stage", a."words", a."reason", a."begins_at" AS "from", a."ends_at" AS "to", a."version",
      o."at" AS "toldAt", o."dismissed"
    FROM "announcement" a JOIN (
      SELECT l."announcement_id", max(l."created_at") AS "at",
        bool_or(l."dismissed_at" IS NOT NULL AND l."version" = b."version") AS "dismissed"
      FROM "announcement_letter" l JOIN "announcement" b ON b."id" = l."announcement_id"
      WHERE l."person_id" = ${personId} AND l."round" = 'telling' GROUP BY 1
    ) o ON o."announcement_id" = a."id"
    WHERE true ${only} ${beyond}
    ORDER BY o."at" DESC, a."id" DESC LIMIT ${most + 1}`);
  const lines = rows.map(({ from, to, toldAt, ...row }) => ({
    ...row,
    ...{ from: from.getTime(), to: to?.getTime() ?? null, toldAt: toldAt.getTime() },
  }));
  return pageOf(lines, most, ({ id, toldAt }) => writeCursor(mark, { at: toldAt, id }));
}

/** A person puts a version away, in the bar. @returns false where the person was not told of it */
export async function dismissAnnouncement(
  { database, clock }: StoreContext,
  { id, version, personId }: { readonly id: string; readonly version: number; readonly personId: string },
): Promise<boolean> {
  if (!isUuid(id)) return false;
  const at = new Date(await clock.now());
  const count = await database.$executeRaw`
    UPDATE "announcement_letter" SET "dismissed_at" = COALESCE("dismissed_at", ${at})
    WHERE "announcement_id" = ${id}::uuid AND "version" = ${version}::int AND "round" = 'telling' AND "person_id" = ${personId}`;
  return count > 0;
}

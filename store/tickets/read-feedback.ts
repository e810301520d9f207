import { Prisma } from '../../prisma/generated/client';
import type { Instant } from '../../domain/time';
import { listMark, readCursor, writeCursor } from '../cursor';
import { pageOf } from '../page';
import type { BadCursor, Page } from '../page';
import type { StoreContext } from '../store-context';

/** Which ratings are meant: of a desk, in a span of time, about somebody's work ... */
export interface FeedbackFilter {
  readonly desk: string;
  readonly from?: Instant;
  /** Not included. */
  readonly until?: Instant;
  /** Short id of the one whose work was rated. */
  readonly about?: string;
  readonly topic?: string;
  readonly score?: string;
  readonly reason?: string;
  /** Of tickets that one of these services took part in, or that are with none; left out: of all. */
  readonly services?: readonly string[] | undefined;
}

/** How often a score was given, in total and by each way of looking at it (SK-12). */
export interface FeedbackOverview {
  readonly total: number;
  readonly byScore: readonly FeedbackCount[];
  readonly byReason: readonly FeedbackCount[];
  /** By short id of the responsible. */
  readonly byPerson: readonly FeedbackCount[];
  readonly byTopic: readonly FeedbackCount[];
  /** By months of the desk's zone, `2026-11`. */
  readonly byMonth: readonly FeedbackCount[];
}

export interface FeedbackCount {
  /** Null: no reason was given, nobody was responsible. */
  readonly key: string | null;
  readonly score: string;
  readonly count: number;
}

interface RawCount {
  readonly way: number;
  readonly score: string;
  readonly reason: string | null;
  readonly about: string | null;
  readonly topic: string | null;
  readonly month: string | null;
  readonly count: number;
}

/** Counts the ratings of a desk in every way that its manager looks at them. */
export async function feedbackOverview(
  { database }: StoreContext,
  filter: FeedbackFilter,
  timeZone: string,
): Promise<FeedbackOverview> {
  const rows = await database.$queryRaw<RawCount[]>(Prisma.sql`
    SELECT grouping("reason", "about", "topic", "month") AS "way", "score", "reason", "about", "topic", "month",
      count(*)::int AS "count"
    FROM (
      SELECT "score", "reason", "about", "topic", to_char("at" AT TIME ZONE ${timeZone}, 'YYYY-MM') AS "month"
      FROM "feedback" f WHERE ${conditionsOf(filter)}
    ) AS "ratings"
    GROUP BY GROUPING SETS (("score"), ("score", "reason"), ("score", "about"), ("score", "topic"), ("score", "month"))
    ORDER BY "month", "about", "reason", "topic", "score"`);
  // grouping() sets a bit for each column that a row is summed over: the first column's is the highest.
  const by = (way: number, key: (row: RawCount) => string | null): FeedbackCount[] =>
    rows.flatMap((row) => (row.way === way ? [{ key: key(row), score: row.score, count: row.count }] : []));
  const byScore = by(0b1111, ({ score }) => score);
  return {
    total: byScore.reduce((sum, { count }) => sum + count, 0),
    byScore,
    byReason: by(0b0111, ({ reason }) => reason),
    byPerson: by(0b1011, ({ about }) => about),
    byTopic: by(0b1101, ({ topic }) => topic),
    byMonth: by(0b1110, ({ month }) => month),
  };
}

/** One rating with the words that came with it. */
export interface FeedbackLine {
  readonly ticketId: string;
  readonly tid: string;
  readonly subject: string;
  readonly cycle: number;
  readonly topic: string;
  readonly score: string;
  readonly reason: string | null;
  readonly comment: string | null;
  readonly personId: string;
  readonly personName: string;
  readonly about: string | null;
  readonly aboutName: string | null;
  readonly at: Instant;
}

/** The ratings of a desk, the latest first. */
export async function listFeedback(
  { database }: StoreContext,
  filter: FeedbackFilter,
  cursor: string | null,
  most: number,
): Promise<Page<FeedbackLine> | BadCursor> {
  const mark = listMark('feedback', filter);
  const before = cursor === null ? null : readCursor(mark, cursor);
  if (before === undefined || before?.at === null) return { kind: 'bad-cursor' };
  const page =
    before === null
      ? Prisma.empty
      : Prisma.sql`AND (f."at", f."ticket_id") < (${new Date(before.at)}, ${before.id}::uuid)`;
  const rows = await database.$queryRaw<(Omit<FeedbackLine, 'at'> & { at: Date })[]>(Prisma.sql`
    SELECT f."ticket_id" AS "ticketId", t."tid", t."subject", f."cycle", f."topic", f."score", f."reason", f."comment",
      f."person_id" AS "personId", p."name" AS "personName", f."about", r."name" AS "aboutName", f."at"
    FROM "feedback" f JOIN "ticket" t ON t."id" = f."ticket_id" JOIN "person" p ON p."id" = f."person_id"
      LEFT JOIN "desk_person" d ON d."desk" = f."desk" AND d."short_id" = f."about"
      LEFT JOIN "person" r ON r."id" = d."person_id"
    WHERE ${conditionsOf(filter)} ${page}
    ORDER BY f."at" DESC, f."ticket_id" DESC LIMIT ${most + 1}`);
  return pageOf(
    rows.map((row) => ({ ...row, at: row.at.getTime() })),
    most,
    (last) => writeCursor(mark, { at: last.at, id: last.ticketId }),
  );
}

function conditionsOf({ desk, from, until, about, topic, score, reason, services }: FeedbackFilter): Prisma.Sql {
  const conditions = [
    Prisma.sql`f."desk" = ${desk}`,
    ...(from === undefined ? [] : [Prisma.sql`f."at" >= ${new Date(from)}`]),
    ...(until === undefined ? [] : [Prisma.sql`f."at" < ${new Date(until)}`]),
    ...(about === undefined ? [] : [Prisma.sql`f."about" = ${about}`]),
    ...(topic === undefined ? [] : [Prisma.sql`f."topic" = ${topic}`]),
    ...(score === undefined ? [] : [Prisma.sql`f."score" = ${score}`]),
    ...(reason === undefined ? [] : [Prisma.sql`f."reason" = ${reason}`]),
    ...(services === undefined
      ? []
      : [
          Prisma.sql`EXISTS (SELECT 1 FROM "ticket" o WHERE o."id" = f."ticket_id"
            AND (o."service" IS NULL OR o."services" && ${[...services]}::text[]))`,
        ]),
  ];
  return Prisma.join(conditions, ' AND ');
}

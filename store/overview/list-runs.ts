import { Prisma } from '../../prisma/generated/client';
import type { Instant } from '../../domain/time';
import { listMark, readCursor, writeCursor } from '../cursor';
import { pageOf } from '../page';
import type { BadCursor, Page } from '../page';
import type { StoreContext } from '../store-context';

/** The run of a process as the ledger knows it. */
export interface RunLine {
  readonly kind: string;
  /** Of the process. */
  readonly id: string;
  /** The process's public number. */
  readonly number: string;
  readonly ticketId: string;
  readonly tid: string;
  /** Under which the engine knows it. */
  readonly workflowId: string;
  /** The engine has acknowledged it. */
  readonly startedAt: Instant | null;
  /** Since when there is something that it has not been told. */
  readonly staleSince: Instant | null;
  /** What it waits for next. */
  readonly nextTick: Instant | null;
  /** Nothing with a date is left. */
  readonly endedAt: Instant | null;
}

type Dated = 'startedAt' | 'staleSince' | 'nextTick' | 'endedAt';
type Raw = Omit<RunLine, Dated> & { readonly [K in Dated]: Date | null };

/** A run that is behind, and since when. */
export interface RunBehind extends RunLine {
  readonly since: Instant;
}

/** The outbox wakes what is behind for seconds; who is told of it here can do something. */
const behindMs = 60_000;

const columns = Prisma.sql`r."kind", r."id", COALESCE(v."number", t."tid", r."workflow_id") AS "number", t."id" AS "ticketId", t."tid",
  r."workflow_id" AS "workflowId", r."started_at" AS "startedAt", r."stale_since" AS "staleSince", r."next_tick" AS "nextTick",
  r."ended_at" AS "endedAt"`;
const tables = Prisma.sql`"run" r JOIN "process" p ON p."kind" = r."kind" AND p."id" = r."id"
  JOIN "ticket" t ON t."id" = p."root_id" LEFT JOIN "visit" v ON r."kind" = 'visit' AND v."id" = r."id"`;

/** Runs of a desk that have not been told for a minute what they have to know, that were never started, or whose next tick is past. */
export async function listRunsBehind(
  { database, clock }: StoreContext,
  desk: string,
  cursor: string | null,
  most: number,
): Promise<Page<RunBehind> | BadCursor> {
  const mark = listMark('runs-behind', { desk });
  const after = cursor === null ? null : readCursor(mark, cursor);
  if (after === undefined || after?.at === null) return { kind: 'bad-cursor' };
  const beyond =
    after === null ? Prisma.empty : Prisma.sql`WHERE (b."since", b."id") > (${new Date(after.at)}, ${after.id}::uuid)`;
  const rows = await database.$queryRaw<(Raw & { readonly since: Date })[]>(Prisma.sql`
    SELECT ${columns}, b."since" FROM (${runsBehind(desk, await clock.now())}) b
      JOIN ${tables} ON r."kind" = b."kind" AND r."id" = b."id" ${beyond}
    ORDER BY b."since", b."id" LIMIT ${most + 1}`);
  return pageOf(
    rows.map(({ since, ...row }) => ({ ...runOf(row), since: since.getTime() })),
    most,
    ({ since, id }) => writeCursor(mark, { at: since, id }),
  );
}

/** The runs of a ticket and its visits, the ticket's first. */
export async function listRunsOf({ database }: StoreContext, ticketId: string): Promise<readonly RunLine[]> {
  const rows = await database.$queryRaw<Raw[]>(Prisma.sql`
    SELECT ${columns} FROM ${tables} WHERE p."root_id" = ${ticketId}::uuid ORDER BY r."kind", v."requested_at", r."id"`);
  return rows.map(runOf);
}

/** A selection of `kind`, `id` and `since`: of tickets and their visits. Each way of being behind has an index of the few of which it holds. */
export function runsBehind(desk: string, now: Instant): Prisma.Sql {
  const before = new Date(now - behindMs);
  const of = (since: Prisma.Sql, which: Prisma.Sql): Prisma.Sql => Prisma.sql`
    SELECT r."kind", r."id", ${since} AS "since" FROM "run" r JOIN "process" p ON p."kind" = r."kind" AND p."id" = r."id"
      JOIN "ticket" t ON t."id" = p."root_id"
    WHERE ${which} AND p."desk" = ${desk}`;
  return Prisma.sql`
    SELECT "kind", "id", min("since") AS "since" FROM (
      ${of(Prisma.sql`r."stale_since"`, Prisma.sql`r."stale_since" <= ${before}`)} UNION ALL
      ${of(
        Prisma.sql`p."updated_at"`,
        Prisma.sql`r."started_at" IS NULL AND r."ended_at" IS NULL AND p."updated_at" <= ${before}`,
      )} UNION ALL
      ${of(Prisma.sql`r."next_tick"`, Prisma.sql`r."next_tick" <= ${before}`)}
    ) AS "ways" GROUP BY "kind", "id"`;
}

function runOf({ startedAt, staleSince, nextTick, endedAt, ...row }: Raw): RunLine {
  return {
    ...row,
    startedAt: startedAt?.getTime() ?? null,
    staleSince: staleSince?.getTime() ?? null,
    nextTick: nextTick?.getTime() ?? null,
    endedAt: endedAt?.getTime() ?? null,
  };
}

import { Prisma } from '../../prisma/generated/client';
import type { Stage } from '../../domain/regulation';
import type { Instant } from '../../domain/time';
import { plannedAnew } from '../database';
import { readCursor, writeCursor } from '../cursor';
import { cleanText } from '../json';
import { pageOf } from '../page';
import type { BadCursor, Page } from '../page';
import type { Reach } from '../reach';
import type { StoreContext } from '../store-context';

export interface TicketFilter {
  /** Who may see what: the list holds what lies in any of these. */
  readonly reach: readonly Reach[];
  readonly stage?: Stage;
  readonly status?: string;
  /** Short id; null: nobody is responsible. */
  readonly assignee?: string | null;
  /** A promise's due instant has passed. */
  readonly overdue?: boolean;
  readonly clientId?: string;
  /** Words of the subject or of the fields, each at least by its beginning; or a public number. */
  readonly text?: string;
}

/** A ticket in a list. */
export interface TicketLine {
  readonly id: string;
  readonly tid: string;
  readonly desk: string;
  readonly clientId: string;
  readonly clientName: string;
  readonly authorId: string;
  readonly authorName: string;
  readonly subject: string;
  readonly stage: Stage;
  readonly status: string;
  readonly topic: string;
  readonly priority: string;
  readonly level: string | null;
  readonly assignee: string | null;
  readonly revision: number;
  readonly nextDue: Instant | null;
  readonly overdue: boolean;
  readonly receivedAt: Instant;
  readonly updatedAt: Instant;
  readonly closedAt: Instant | null;
}

interface RawLine extends Omit<TicketLine, 'nextDue' | 'overdue' | 'receivedAt' | 'updatedAt' | 'closedAt'> {
  readonly nextDue: Date | null;
  readonly receivedAt: Date;
  readonly updatedAt: Date;
  readonly closedAt: Date | null;
}

/** The order of the list and of its indexes: tickets without a due instant come last, and a cursor is one range. */
const dueKey = Prisma.raw(`COALESCE(t."next_due", 'infinity'::timestamptz)`);

/** Tickets by their next due instant, the most urgent first, a page at a time. */
export async function listTickets(
  { database, clock }: StoreContext,
  filter: TicketFilter,
  cursor: string | null,
  most: number,
): Promise<Page<TicketLine> | BadCursor> {
  const after = cursor === null ? null : readCursor(cursor);
  if (after === undefined) return { kind: 'bad-cursor' };
  const now = await clock.now();
  const conditions = conditionsOf(filter, now);
  if (after !== null)
    conditions.push(Prisma.sql`(${dueKey}, t."id") > (${dueText(after.at)}::timestamptz, ${after.id}::uuid)`);
  // Each part of the reach has an index in the order of the list, so each gives its first rows at once, and few are merged.
  const parts = filter.reach.flatMap(partsOf).map(
    (part) => Prisma.sql`(
      SELECT t."id", ${dueKey} AS "due" FROM "ticket" t
      WHERE ${Prisma.join([...part, ...conditions], ' AND ')}
      ORDER BY ${dueKey}, t."id" LIMIT ${most + 1})`,
  );
  if (parts.length === 0) return { kind: 'page', items: [], cursor: null };
  const rows = await database.$queryRaw<RawLine[]>(Prisma.sql`${plannedAnew}
    WITH ${filter.text === undefined ? Prisma.empty : foundByText(cleanText(filter.text))} "found" AS (
      SELECT DISTINCT "due", "id" FROM (${Prisma.join(parts, ' UNION ALL ')}) AS "parts" ORDER BY "due", "id" LIMIT ${most + 1}
    )
    SELECT t."id", t."tid", t."desk", t."client_id" AS "clientId", c."name" AS "clientName", t."author_id" AS "authorId",
      a."name" AS "authorName", t."subject", t."stage", t."status", t."topic", t."priority", t."level", t."assignee",
      t."revision", t."next_due" AS "nextDue", t."received_at" AS "receivedAt", t."updated_at" AS "updatedAt",
      t."closed_at" AS "closedAt"
    FROM "found" f JOIN "ticket" t ON t."id" = f."id" JOIN "client" c ON c."id" = t."client_id"
      LEFT JOIN "person" a ON a."id" = t."author_id"
    ORDER BY f."due", f."id"`);
  return pageOf(
    rows.map((row) => lineOf(row, now)),
    most,
    (last) => writeCursor({ at: last.nextDue, id: last.id }),
  );
}

/** The ranges that a reach consists of; disjoint. */
function partsOf({
  desk,
  clientId,
  personId,
  andPrograms = false,
  technician,
  exceptClients = [],
}: Reach): Prisma.Sql[][] {
  const base = [Prisma.sql`t."desk" = ${desk}`];
  if (exceptClients.length > 0) base.push(Prisma.sql`t."client_id" <> ALL(${[...exceptClients]}::uuid[])`);
  if (technician !== undefined)
    base.push(
      Prisma.sql`t."id" IN (SELECT "ticket_id" FROM "visit" WHERE "desk" = ${desk} AND "technician" = ${technician})`,
    );
  if (clientId !== undefined) base.push(Prisma.sql`t."client_id" = ${clientId}::uuid`);
  if (personId === undefined) return [base];
  const own = Prisma.sql`t."author_id" = ${personId}`;
  const shared = Prisma.sql`t."shared_with" @> ARRAY[${personId}]::text[]`;
  const others = Prisma.sql`t."author_id" <> ${personId}`;
  const programs = Prisma.sql`t."author_kind" = 'integration'`;
  return [
    [...base, own],
    [...base, shared, others],
    ...(andPrograms ? [[...base, programs, others, Prisma.sql`NOT (${shared})`]] : []),
  ];
}

function conditionsOf(filter: TicketFilter, now: Instant): Prisma.Sql[] {
  const { stage, status, assignee, overdue, clientId, text } = filter;
  const at = new Date(now);
  return [
    ...(stage === undefined ? [] : [Prisma.sql`t."stage" = ${stage}`]),
    ...(status === undefined ? [] : [Prisma.sql`t."status" = ${status}`]),
    ...(assignee === undefined ? [] : [assigneeIs(assignee)]),
    ...(overdue === undefined ? [] : [overdue ? isOverdue(at) : Prisma.sql`${dueKey} >= ${at}`]),
    ...(clientId === undefined ? [] : [Prisma.sql`t."client_id" = ${clientId}::uuid`]),
    ...(text === undefined ? [] : [Prisma.sql`t."id" IN (SELECT "id" FROM "worded")`]),
  ];
}

function assigneeIs(assignee: string | null): Prisma.Sql {
  return assignee === null ? Prisma.sql`t."assignee" IS NULL` : Prisma.sql`t."assignee" = ${assignee}`;
}

function isOverdue(at: Date): Prisma.Sql {
  return Prisma.sql`${dueKey} < ${at}`;
}

/**
 * Tickets whose subject or fields hold all the words, by their beginnings and in any of their forms, and the one with that
 * public number. A part of its own: tested row by row, words would have to be taken apart for every ticket of the desk.
 */
function foundByText(text: string): Prisma.Sql {
  const words = text.match(/[\p{L}\p{N}]+/gu) ?? [];
  const query = words.map((word) => `${word}:*`).join(' & ');
  return Prisma.sql`"worded" AS MATERIALIZED (
    SELECT w."id" FROM "ticket" w
    WHERE (to_tsvector('russian', w."subject") || to_tsvector('russian', w."fields")) @@ to_tsquery('russian', ${query})
    UNION SELECT n."id" FROM "ticket" n WHERE n."tid" = ${text.trim().toUpperCase()}
  ),`;
}

function dueText(due: Instant | null): string {
  return due === null ? 'infinity' : new Date(due).toISOString();
}

function lineOf(row: RawLine, now: Instant): TicketLine {
  const nextDue = row.nextDue?.getTime() ?? null;
  return {
    ...row,
    nextDue,
    overdue: nextDue !== null && nextDue < now,
    receivedAt: row.receivedAt.getTime(),
    updatedAt: row.updatedAt.getTime(),
    closedAt: row.closedAt?.getTime() ?? null,
  };
}

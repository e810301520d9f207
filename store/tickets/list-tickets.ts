import { Prisma } from '../../prisma/generated/client';
import type { Stage } from '../../domain/regulation';
import type { Instant } from '../../domain/time';
import { plannedAnew } from '../database';
import { readCursor, writeCursor } from '../cursor';
import { pageOf } from '../page';
import type { BadCursor, Page } from '../page';
import type { Reach } from '../reach';
import { anyText, listByText, type SearchBounds, type TextStep } from '../search';
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
  /** Whatever can be copied out of a ticket: words of it in any of their forms or by their beginnings, numbers, names of files. */
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
  /** More of the list has to be looked at for the text. */
  readonly cut: boolean;
}

/** The order of the list and of its indexes: tickets without a due instant come last, and a cursor is one range. */
const dueKey = Prisma.raw(`COALESCE(t."next_due", 'infinity'::timestamptz)`);

/** Tickets by their next due instant, the most urgent first, a page at a time. */
export async function listTickets(
  { database, clock }: StoreContext,
  filter: TicketFilter,
  cursor: string | null,
  most: number,
  searchBounds?: SearchBounds,
): Promise<Page<TicketLine> | BadCursor> {
  const after = cursor === null ? null : readCursor(cursor);
  if (after === undefined) return { kind: 'bad-cursor' };
  const now = await clock.now();
  const conditions = conditionsOf(filter, now);
  if (after !== null)
    conditions.push(Prisma.sql`(${dueKey}, t."id") > (${dueText(after.at)}::timestamptz, ${after.id}::uuid)`);
  const { reach, text } = filter;
  if (reach.length === 0) return { kind: 'page', items: [], cursor: null };
  const list = async (step: TextStep): Promise<RawLine[]> => {
    // Each part of the reach has an index in the order of the list, so each gives its first rows at once, and few are merged.
    const parts = reach.flatMap((each) =>
      partsOf(each).map((part) => {
        const holds = Prisma.join([...part, ...conditions, ...step.conditions(each)], ' AND ');
        const select = Prisma.sql`
          SELECT t."id", ${dueKey} AS "due" FROM "ticket" t WHERE ${holds} ORDER BY ${dueKey}, t."id"`;
        return Prisma.sql`(${step.part(select, each, most + 1)})`;
      }),
    );
    return database.$queryRaw<RawLine[]>(Prisma.sql`${plannedAnew}
      WITH "found" AS (
        SELECT DISTINCT "due", "id", "cut" FROM (${Prisma.join(parts, ' UNION ALL ')}) AS "parts"
        ORDER BY "due", "id" LIMIT ${most + 1}
      )
      SELECT t."id", t."tid", t."desk", t."client_id" AS "clientId", c."name" AS "clientName", t."author_id" AS "authorId",
        a."name" AS "authorName", t."subject", t."stage", t."status", t."topic", t."priority", t."level", t."assignee",
        t."revision", t."next_due" AS "nextDue", t."received_at" AS "receivedAt", t."updated_at" AS "updatedAt",
        t."closed_at" AS "closedAt", f."cut"
      FROM "found" f JOIN "ticket" t ON t."id" = f."id" JOIN "client" c ON c."id" = t."client_id"
        LEFT JOIN "person" a ON a."id" = t."author_id"
      ORDER BY f."due", f."id"`);
  };
  const rows = text === undefined ? await list(anyText) : await listByText({ text, reach }, list, searchBounds);
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
  const { stage, status, assignee, overdue, clientId } = filter;
  const at = new Date(now);
  return [
    ...(stage === undefined ? [] : [Prisma.sql`t."stage" = ${stage}`]),
    ...(status === undefined ? [] : [Prisma.sql`t."status" = ${status}`]),
    ...(assignee === undefined ? [] : [assigneeIs(assignee)]),
    ...(overdue === undefined ? [] : [overdue ? isOverdue(at) : Prisma.sql`${dueKey} >= ${at}`]),
    ...(clientId === undefined ? [] : [Prisma.sql`t."client_id" = ${clientId}::uuid`]),
  ];
}

function assigneeIs(assignee: string | null): Prisma.Sql {
  return assignee === null ? Prisma.sql`t."assignee" IS NULL` : Prisma.sql`t."assignee" = ${assignee}`;
}

function isOverdue(at: Date): Prisma.Sql {
  return Prisma.sql`${dueKey} < ${at}`;
}

function dueText(due: Instant | null): string {
  return due === null ? 'infinity' : new Date(due).toISOString();
}

function lineOf({ cut: _cut, ...row }: RawLine, now: Instant): TicketLine {
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

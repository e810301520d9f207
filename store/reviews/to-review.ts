import { Prisma } from '../../prisma/generated/client';
import { reviewOwner, type ReviewOwner } from '../../domain/knowledge';
import type { ReviewRule } from '../../domain/regulation';
import type { Instant } from '../../domain/time';
import { listMark, readCursor, writeCursor } from '../cursor';
import { countOf, ticketsIn, type DeskScope } from '../overview/scope';
import { pageOf, type BadCursor, type Page } from '../page';
import type { StoreContext } from '../store-context';

/** A closed ticket that nobody has looked at again. */
export interface ReviewLine {
  readonly id: string;
  readonly tid: string;
  readonly subject: string;
  readonly topic: string;
  readonly clientId: string;
  readonly clientName: string;
  readonly closedAt: Instant;
  readonly owner: ReviewOwner;
  /** Of the person who owes it; null where the managers do. */
  readonly ownerName: string | null;
}

export interface ReviewsAsked {
  readonly scope: DeskScope;
  readonly rule: ReviewRule;
  /** What was closed before is left alone; null: nothing is. */
  readonly since: Instant | null;
  /** Whose alone; undefined: everybody's. */
  readonly owner?: { readonly shortId: string; readonly orManagers: boolean } | undefined;
}

interface Row extends Omit<ReviewLine, 'closedAt' | 'owner' | 'ownerName'> {
  readonly closedAt: Date;
  readonly assignee: string | null;
  readonly assigneeName: string | null;
  readonly isThere: boolean;
}

/** Closed tickets of a desk that nobody has looked at again, what was closed first first: it has waited longest. */
export async function listToReview(
  { database }: StoreContext,
  asked: ReviewsAsked,
  cursor: string | null,
  most: number,
): Promise<Page<ReviewLine> | BadCursor> {
  const mark = listMark('to-review', { desk: asked.scope.desk, owner: asked.owner });
  const after = cursor === null ? null : readCursor(mark, cursor);
  if (after === undefined || after?.at === null) return { kind: 'bad-cursor' };
  const beyond =
    after === null
      ? Prisma.empty
      : Prisma.sql`AND (t."closed_at", t."id") > (${new Date(after.at)}, ${after.id}::uuid)`;
  const rows = await database.$queryRaw<Row[]>`
    SELECT t."id", t."tid", t."subject", t."topic", t."client_id" AS "clientId", c."name" AS "clientName",
      t."closed_at" AS "closedAt", t."assignee", p."name" AS "assigneeName", ${isThere} AS "isThere"
    FROM "ticket" t JOIN "client" c ON c."id" = t."client_id"
      LEFT JOIN "desk_person" d ON d."desk" = t."desk" AND d."short_id" = t."assignee" LEFT JOIN "person" p ON p."id" = d."person_id"
    WHERE ${toReview(asked)} ${beyond} ORDER BY t."closed_at", t."id" LIMIT ${most + 1}`;
  const lines = rows.map(({ closedAt, assignee, assigneeName, isThere: stays, ...row }): ReviewLine => {
    const owner = reviewOwner(asked.rule, { assignee, isThere: stays });
    const ownerName = owner.kind === 'person' ? assigneeName : null;
    return { ...row, closedAt: closedAt.getTime(), owner, ownerName };
  });
  return pageOf(lines, most, (last) => writeCursor(mark, { at: last.closedAt, id: last.id }));
}

/** How many wait to be looked at again, counted up to `mostCounted`. */
export async function countToReview({ database }: StoreContext, asked: ReviewsAsked): Promise<number> {
  const [row] = await database.$queryRaw<{ count: number }[]>`
    SELECT ${countOf(Prisma.sql`FROM "ticket" t WHERE ${toReview(asked)}`)} AS "count"`;
  return row?.count ?? 0;
}

const isThere = Prisma.sql`EXISTS (SELECT 1 FROM "membership" m
  WHERE m."desk" = t."desk" AND m."short_id" = t."assignee" AND m."active" AND m."role" <> 'client')`;

/** Closed, and this closing was not reviewed: the condition of the index `ticket_to_review`, word for word. */
const notReviewed = Prisma.sql`t."closed_at" IS NOT NULL AND t."reviewed_closing" IS DISTINCT FROM t."closed_at"`;

function toReview({ scope, rule, since, owner }: ReviewsAsked): Prisma.Sql {
  // Of erased words nothing can come any more.
  const conditions = [ticketsIn(scope), notReviewed, Prisma.sql`t."erased_at" IS NULL`];
  if (since !== null) conditions.push(Prisma.sql`t."closed_at" >= ${new Date(since)}`);
  if (owner !== undefined) conditions.push(ownedBy(rule, owner, scope.desk));
  return Prisma.join(conditions, ' AND ');
}

/** `reviewOwner` in SQL. */
function ownedBy(
  { owner: by }: ReviewRule,
  { shortId, orManagers }: { readonly shortId: string; readonly orManagers: boolean },
  desk: string,
): Prisma.Sql {
  if (by === 'manager') return orManagers ? Prisma.sql`true` : Prisma.sql`false`;
  const own = Prisma.sql`t."assignee" = ${shortId}`;
  // Who is there is asked once, not of each ticket: a backlog may be long and hold next to nothing of the managers'.
  const there = Prisma.sql`ARRAY(SELECT m."short_id" FROM "membership" m
    WHERE m."desk" = ${desk} AND m."active" AND m."role" <> 'client')`;
  return orManagers ? Prisma.sql`(${own} OR t."assignee" IS NULL OR t."assignee" <> ALL (${there}))` : own;
}

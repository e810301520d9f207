import { Prisma } from '../../prisma/generated/client';
import type { ReviewOutcome, ReviewSaid } from '../../domain/knowledge';
import { searchQueryOf, tellingTsqueriesOf } from '../../domain/search';
import type { Instant } from '../../domain/time';
import { isUuid } from '../json';
import { ticketsIn, type DeskScope } from '../overview/scope';
import type { StoreContext } from '../store-context';
import { transact } from '../transact';

/** What came of a closed ticket. */
export interface Reviewed {
  readonly outcome: ReviewOutcome;
  readonly articleId: string | null;
  readonly byId: string;
  readonly byName: string;
  readonly at: Instant;
}

/** A closed ticket as whoever reviews it reads it. */
export interface TicketToReview {
  readonly id: string;
  readonly tid: string;
  readonly desk: string;
  readonly subject: string;
  readonly topic: string;
  readonly closedAt: Instant;
  /** What the client was told as the solution, else the last word of the desk; null: there was none. */
  readonly solution: string | null;
  /** Null: nobody has looked at it since it was closed. */
  readonly reviewed: Reviewed | null;
}

/** A closed ticket in the scope, by id or number; undefined for one that is open, not there or not for the reader. */
export async function readToReview(
  { database }: StoreContext,
  { ticket, scope }: { readonly ticket: string; readonly scope: DeskScope },
): Promise<TicketToReview | undefined> {
  const [row] = await database.$queryRaw<(Omit<TicketToReview, 'closedAt' | 'reviewed'> & { closedAt: Date })[]>`
    SELECT t."id", t."tid", t."desk", t."subject", t."topic", t."closed_at" AS "closedAt", (
      SELECT m."text" FROM "message" m
      WHERE m."process_id" = t."id" AND m."kind" = 'public' AND m."side" = 'desk' AND m."text" <> ''
      ORDER BY COALESCE(m."id"::text = s."state" -> 'solution' ->> 'id', false) DESC, m."revision" DESC LIMIT 1) AS "solution"
    FROM "ticket" t JOIN "process" s ON s."kind" = 'ticket' AND s."id" = t."id"
    WHERE ${isUuid(ticket) ? Prisma.sql`t."id" = ${ticket}::uuid` : Prisma.sql`t."tid" = ${ticket.toUpperCase()}`}
      AND t."closed_at" IS NOT NULL AND ${ticketsIn(scope)}`;
  if (row === undefined) return undefined;
  const made = await database.ticketReview.findUnique({
    where: { ticketId_closedAt: { ticketId: row.id, closedAt: row.closedAt } },
    include: { by: { select: { name: true } } },
  });
  const reviewed = made && {
    outcome: made.outcome as ReviewOutcome,
    articleId: made.articleId,
    byId: made.byId,
    byName: made.by.name,
    at: made.at.getTime(),
  };
  return { ...row, closedAt: row.closedAt.getTime(), reviewed };
}

/** So many that share a word with a subject are looked at. */
const mostLookedAt = 1_000;
const mostNamed = 5;

/** Tickets that were closed about the same. */
export interface Similar {
  readonly count: number;
  /** The last of them. */
  readonly some: readonly { readonly id: string; readonly tid: string; readonly subject: string }[];
}

/**
 * Other closed tickets that say at least half of what a subject says, in any form of its words: by the search of tickets. Of subjects
 * made of common words alone not all are counted.
 */
export async function similarClosed(
  { database }: StoreContext,
  { id, subject }: Pick<TicketToReview, 'id' | 'subject'>,
  scope: DeskScope,
): Promise<Similar> {
  const query = searchQueryOf(subject);
  if (query === undefined) return { count: 0, some: [] };
  const words = [...tellingTsqueriesOf(query)];
  const rows = await database.$queryRaw<{ id: string; tid: string; subject: string; count: number }[]>`
    WITH "near" AS (
      SELECT e."root_id", e."words" FROM "search_entry" e
      WHERE e."desk" = ${scope.desk} AND e."words" @@ ${words.join(' | ')}::tsquery AND e."source" = 'ticket' LIMIT ${mostLookedAt})
    SELECT t."id", t."tid", t."subject", (count(*) OVER ())::int AS "count"
    FROM "near" n JOIN "ticket" t ON t."id" = n."root_id"
    WHERE t."closed_at" IS NOT NULL AND t."id" <> ${id}::uuid AND ${ticketsIn(scope)}
      AND (SELECT count(*) FROM unnest(${words}::text[]) w WHERE n."words" @@ w::tsquery) * 2 >= ${words.length}
    ORDER BY t."closed_at" DESC LIMIT ${mostNamed}`;
  return { count: rows[0]?.count ?? 0, some: rows.map(({ count: _count, ...ticket }) => ticket) };
}

export type ReviewMade =
  | { readonly kind: 'reviewed' }
  /** Somebody has reviewed this closing otherwise. */
  | { readonly kind: 'reviewed-already' }
  /** It was opened again meanwhile. */
  | { readonly kind: 'not-closed' }
  | { readonly kind: 'unknown-article' };

/** Says what came of a closed ticket, once a closing. The same said again by the same person changes nothing. */
export async function reviewTicket(
  { database, clock }: StoreContext,
  { id, desk }: Pick<TicketToReview, 'id' | 'desk'>,
  said: ReviewSaid,
  byId: string,
): Promise<ReviewMade> {
  const articleId = said.outcome === 'nothing-to-add' ? null : said.article;
  return transact(database, async (transaction): Promise<ReviewMade> => {
    const [ticket] = await transaction.$queryRaw<{ closedAt: Date | null }[]>(
      Prisma.sql`SELECT "closed_at" AS "closedAt" FROM "ticket" WHERE "id" = ${id}::uuid FOR UPDATE`,
    );
    const closedAt = ticket?.closedAt ?? null;
    if (closedAt === null) return { kind: 'not-closed' };
    const standing = await transaction.ticketReview.findUnique({
      where: { ticketId_closedAt: { ticketId: id, closedAt } },
    });
    if (standing !== null) {
      const same = standing.outcome === said.outcome && standing.articleId === articleId && standing.byId === byId;
      return { kind: same ? 'reviewed' : 'reviewed-already' };
    }
    if (articleId !== null && (await transaction.article.count({ where: { id: articleId, desk } })) === 0)
      return { kind: 'unknown-article' };
    const at = new Date(await clock.now(transaction));
    await transaction.ticketReview.create({
      data: { ticketId: id, closedAt, outcome: said.outcome, articleId, byId, at },
    });
    await transaction.ticket.update({ where: { id }, data: { reviewedClosing: closedAt } });
    return { kind: 'reviewed' };
  });
}

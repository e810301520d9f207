import { Prisma } from '../../prisma/generated/client';
import type { MentionForm } from '../../domain/erasure';
import type { Instant } from '../../domain/time';
import type { Queryable } from '../database';
import { toJson } from '../json';
import type { StoreContext } from '../store-context';
import { transact } from '../transact';
import { concernedOf, findMentions, finderOf } from './concerned';
import { eraseTicket } from './erase-ticket';
import type { Stepped, UnderWay } from './erasures';
import type { Place, WalkPage } from './pages';
import type { PersonScope } from './scope';

interface Walk {
  readonly scope: PersonScope;
  readonly page: WalkPage;
  /** The tickets are among those that progress counts. */
  readonly counts: boolean;
}

/**
 * A page of tickets: words go out of those that have surely to do with the person, and those that may are noted for somebody to
 * decide about. Each ticket is a transaction with the mark of how far it is, so that whoever falls goes on behind it.
 */
export async function eraseTicketsPage(
  context: StoreContext,
  row: UnderWay,
  { scope, page, counts }: Walk,
): Promise<Stepped> {
  const { tickets, places, isLast } = page;
  const { database } = context;
  const { desk, personId } = row;
  const finder = await finderOf(database, desk, scope);
  const asked = { desk, personId, finder };
  const { surely, maybe } = await concernedOf(database, { ...asked, tickets: [...new Set(tickets)] });
  await noteMentions(database, row, { maybe, counted: false, now: await context.clock.now() });
  let before = 0;
  const passes = async (index: number, ticketId: string | null): Promise<void> => {
    const looked = counts ? index + 1 - before : 0;
    before = index + 1;
    await transact(database, async (transaction) => {
      const moved = await move(transaction, row, {
        to: places[index],
        looked,
        gone: counts && ticketId !== null ? 1 : 0,
      });
      if (!moved || ticketId === null) return;
      const now = await context.clock.now(transaction);
      await eraseTicket(context, transaction, ticketId, { scope, now });
      // What of the person's own ticket may be another one's is decided about as elsewhere.
      const [left] = await findMentions(transaction, { ...asked, tickets: [ticketId] });
      if (left === undefined || left.mention.form === 'named')
        await transaction.erasureMention.deleteMany({ where: { erasureId: row.id, ticketId, decision: null } });
      else
        await noteMentions(transaction, row, { maybe: new Map([[ticketId, left.mention.form]]), counted: true, now });
    });
  };
  for (const [index, ticketId] of tickets.entries()) if (surely.has(ticketId)) await passes(index, ticketId);
  if (before < tickets.length) await passes(tickets.length - 1, null);
  return isLast ? 'done' : 'more';
}

interface Move {
  readonly to: Place | undefined;
  readonly looked: number;
  readonly gone: number;
}

/** Goes on to a place, unless another worker has been there. @returns whether it did */
async function move(
  transaction: { readonly $queryRaw: StoreContext['database']['$queryRaw'] },
  { id, phase }: UnderWay,
  { to, looked, gone }: Move,
): Promise<boolean> {
  if (to === undefined) return false;
  const [mine] = await transaction.$queryRaw<{ id: string }[]>(Prisma.sql`
    UPDATE "erasure" SET "after_at" = ${to.at}, "after" = ${to.id}::uuid, "tickets" = "tickets" + ${looked}, "gone" = "gone" + ${gone}
    WHERE "id" = ${id}::uuid AND "phase" = ${phase} AND "finished_at" IS NULL
      AND ("after_at" IS NULL OR ("after_at", "after") < (${to.at}::timestamptz, ${to.id}::uuid)) RETURNING "id"`);
  return mine !== undefined;
}

interface Noted {
  readonly maybe: ReadonlyMap<string, MentionForm>;
  /** They are among those in which words went. */
  readonly counted: boolean;
  readonly now: Instant;
}

/**
 * Notes tickets for somebody to decide about. Where it was decided that words go, those found anew go as well; where they were to stay
 * and something was written since, it is to be decided again.
 */
async function noteMentions(database: Queryable, { id }: UnderWay, { maybe, counted, now }: Noted): Promise<void> {
  if (maybe.size === 0) return;
  const rows = [...maybe].map(([ticketId, form]) => ({ ticketId, form }));
  await database.$executeRaw`
    INSERT INTO "erasure_mention" AS n ("erasure_id", "ticket_id", "form", "found_at", "counted")
    SELECT ${id}::uuid, r."ticketId", r."form", ${new Date(now)}, ${counted}
    FROM jsonb_to_recordset(${toJson(rows)}::jsonb) AS r("ticketId" uuid, "form" text) ORDER BY r."ticketId"
    ON CONFLICT ("erasure_id", "ticket_id") DO UPDATE SET "form" = EXCLUDED."form", "found_at" = EXCLUDED."found_at", "gone_at" = NULL,
      "counted" = n."counted" OR EXCLUDED."counted", "decision" = NULLIF(n."decision", 'keep'),
      "decided_at" = CASE WHEN n."decision" = 'erase' THEN n."decided_at" END,
      "decided_by" = CASE WHEN n."decision" = 'erase' THEN n."decided_by" END
    WHERE (n."decision" = 'erase' AND n."gone_at" IS NOT NULL) OR (n."decision" = 'keep' AND EXISTS (
      SELECT FROM "process" p WHERE p."root_id" = n."ticket_id" AND p."updated_at" > n."decided_at"))
      OR (n."decision" IS NULL AND EXCLUDED."counted")`;
}

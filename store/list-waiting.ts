import type { StoreContext } from './store-context';

/** Enough for a pass of the pump; what is left comes in the next. */
const mostAtOnce = 5_000;

/** Tickets with a row of the inbox that nobody has decided for longer than this, the oldest row first. */
export async function listTicketsWithWaitingRows(context: StoreContext, olderThanMs: number): Promise<string[]> {
  const before = new Date((await context.clock.now()) - olderThanMs);
  const rows = await context.database.$queryRaw<{ ticketId: string }[]>`
    SELECT "ticket_id" AS "ticketId" FROM "inbox" WHERE "outcome" IS NULL AND "stored_at" <= ${before}
    GROUP BY "ticket_id" ORDER BY min("stored_at") LIMIT ${mostAtOnce}`;
  return rows.map(({ ticketId }) => ticketId);
}

/** Tickets whose run has to be started or woken for longer than this, the oldest first: not acknowledged, or doubted. */
export async function listUnconfirmedRuns(context: StoreContext, olderThanMs: number): Promise<string[]> {
  const before = new Date((await context.clock.now()) - olderThanMs);
  const rows = await context.database.$queryRaw<{ id: string }[]>`
    SELECT "id" FROM (
      SELECT "id", "updated_at" AS "since" FROM "ticket"
      WHERE "run_confirmed_at" IS NULL AND "ended_at" IS NULL AND "updated_at" <= ${before}
      UNION
      SELECT "id", "doubted_at" FROM "ticket" WHERE "doubted_at" <= ${before}
    ) AS t GROUP BY "id" ORDER BY min("since") LIMIT ${mostAtOnce}`;
  return rows.map(({ id }) => id);
}

/**
 * Forgets that any run was ever acknowledged, so that the pump starts everything that has not ended: for an engine that
 * has lost its data. Safe at any time: a run that goes on is found and left alone.
 *
 * @returns how many tickets it is about
 */
export async function forgetRuns({ database }: StoreContext): Promise<number> {
  return database.$executeRaw`
    UPDATE "ticket" SET "run_confirmed_at" = NULL WHERE "ended_at" IS NULL AND "run_confirmed_at" IS NOT NULL`;
}

/**
 * Has the pump wake one ticket, an ended one too: its run may not know what the last commit said. The engine keeps a question
 * only in memory until it is answered, so an engine that dies meanwhile leaves a run that waits for what was.
 */
export async function doubtRun({ database, clock }: StoreContext, ticketId: string): Promise<void> {
  await database.ticket.updateMany({ where: { id: ticketId }, data: { doubtedAt: new Date(await clock.now()) } });
}

/** How long before the last commit others may still have waited for an answer. */
const lastWordsMs = 30_000;

/**
 * The same for every ticket that changed shortly before the last commit of all: whoever asked then may have died with the
 * engine, and cannot doubt any more. It costs each of them one look into the store.
 */
export async function doubtLatestRuns({ database, clock }: StoreContext): Promise<void> {
  const { _max: last } = await database.ticket.aggregate({ _max: { updatedAt: true } });
  if (last.updatedAt === null) return;
  const since = new Date(last.updatedAt.getTime() - lastWordsMs);
  const doubtedAt = new Date(await clock.now());
  await database.ticket.updateMany({ where: { updatedAt: { gte: since } }, data: { doubtedAt } });
}

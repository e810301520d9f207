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

/** Tickets not ended whose run the engine has not acknowledged for longer than this, the oldest first. */
export async function listUnconfirmedRuns(context: StoreContext, olderThanMs: number): Promise<string[]> {
  const before = new Date((await context.clock.now()) - olderThanMs);
  const rows = await context.database.$queryRaw<{ id: string }[]>`
    SELECT "id" FROM "ticket" WHERE "run_confirmed_at" IS NULL AND "ended_at" IS NULL AND "updated_at" <= ${before}
    ORDER BY "updated_at" LIMIT ${mostAtOnce}`;
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
 * Has the pump wake one ticket: its run may not know what the last commit said. The engine keeps a question only in memory
 * until it is answered, so an engine that dies meanwhile leaves a run whose timer is aimed as before.
 */
export async function doubtRun({ database }: StoreContext, ticketId: string): Promise<void> {
  await database.$executeRaw`
    UPDATE "ticket" SET "run_confirmed_at" = NULL WHERE "id" = ${ticketId}::uuid AND "ended_at" IS NULL`;
}

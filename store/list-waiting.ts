import { Prisma } from '../prisma/generated/client';
import type { StoreContext } from './store-context';

/** What has a run of the engine: a ticket, or one of its visits. */
export type RunKind = 'ticket' | 'visit';

/** Enough for a pass of the pump; what is left comes in the next. */
const mostAtOnce = 5_000;

const tables = { ticket: Prisma.raw('"ticket"'), visit: Prisma.raw('"visit"') } as const;
const bearers = {
  ticket: { id: Prisma.raw('"ticket_id"'), own: Prisma.raw('"visit_id" IS NULL') },
  visit: { id: Prisma.raw('"visit_id"'), own: Prisma.raw('"visit_id" IS NOT NULL') },
} as const;

/** Those with a row of the inbox that nobody has decided for longer than this, the oldest row first. */
export async function listWithWaitingRows(
  { database, clock }: StoreContext,
  kind: RunKind,
  olderThanMs: number,
): Promise<string[]> {
  const before = new Date((await clock.now()) - olderThanMs);
  const { id, own } = bearers[kind];
  const rows = await database.$queryRaw<{ id: string }[]>`
    SELECT ${id} AS "id" FROM "inbox" WHERE "outcome" IS NULL AND "stored_at" <= ${before} AND ${own}
    GROUP BY ${id} ORDER BY min("stored_at") LIMIT ${mostAtOnce}`;
  return rows.map((row) => row.id);
}

/** Those whose run has to be started or woken for longer than this, the oldest first: not acknowledged, or doubted. */
export async function listUnconfirmedRuns(
  { database, clock }: StoreContext,
  kind: RunKind,
  olderThanMs: number,
): Promise<string[]> {
  const before = new Date((await clock.now()) - olderThanMs);
  const table = tables[kind];
  const rows = await database.$queryRaw<{ id: string }[]>`
    SELECT "id" FROM (
      SELECT "id", "updated_at" AS "since" FROM ${table}
      WHERE "run_confirmed_at" IS NULL AND "ended_at" IS NULL AND "updated_at" <= ${before}
      UNION
      SELECT "id", "doubted_at" FROM ${table} WHERE "doubted_at" <= ${before}
    ) AS t GROUP BY "id" ORDER BY min("since") LIMIT ${mostAtOnce}`;
  return rows.map(({ id }) => id);
}

/**
 * Forgets that any run was ever acknowledged, so that the pump starts everything that has not ended: for an engine that
 * has lost its data. Safe at any time: a run that goes on is found and left alone.
 *
 * @returns how many tickets and visits it is about
 */
export async function forgetRuns({ database }: StoreContext): Promise<number> {
  let forgotten = 0;
  for (const table of Object.values(tables)) {
    forgotten += await database.$executeRaw`
      UPDATE ${table} SET "run_confirmed_at" = NULL WHERE "ended_at" IS NULL AND "run_confirmed_at" IS NOT NULL`;
  }
  return forgotten;
}

/**
 * Has the pump wake one ticket or visit, an ended one too: its run may not know what the last commit said. The engine keeps a
 * question only in memory until it is answered, so an engine that dies meanwhile leaves a run that waits for what was.
 */
export async function doubtRun({ database, clock }: StoreContext, kind: RunKind, id: string): Promise<void> {
  await database.$executeRaw`
    UPDATE ${tables[kind]} SET "doubted_at" = ${new Date(await clock.now())} WHERE "id" = ${id}::uuid`;
}

/** How long before the last commit others may still have waited for an answer. */
const lastWordsMs = 30_000;

/**
 * The same for every ticket and visit that changed shortly before the last commit of all: whoever asked then may have died
 * with the engine, and cannot doubt any more. It costs each of them one look into the store.
 */
export async function doubtLatestRuns({ database, clock }: StoreContext): Promise<void> {
  const doubtedAt = new Date(await clock.now());
  for (const table of Object.values(tables)) {
    const [last] = await database.$queryRaw<{ at: Date | null }[]>`SELECT max("updated_at") AS "at" FROM ${table}`;
    if (last?.at == null) continue;
    const since = new Date(last.at.getTime() - lastWordsMs);
    await database.$executeRaw`UPDATE ${table} SET "doubted_at" = ${doubtedAt} WHERE "updated_at" >= ${since}`;
  }
}

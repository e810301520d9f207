import { publish } from '../publish';
import type { StoreContext } from '../store-context';
import { transact } from '../transact';
import { endLeases } from './end-leases';
import { erasePerson } from './erase-person';
import { eraseTicket } from './erase-ticket';
import { ErasureFailed } from './fault';
import type { ErasureScope } from './scope';
import { ticketsToErase } from './tickets-of-person';

/** Tickets that are looked for at once; each is a transaction of its own. */
const atOnce = 50;
/** Of those under way so many are looked at: a desk has a few a month. */
const mostUnderWay = 1_000;

interface UnderWay {
  readonly id: string;
  readonly desk: string;
  readonly personId: string;
  readonly shortId: string;
  readonly after: string | null;
  readonly createdAt: Date;
}

/**
 * A page of the oldest erasure that is under way and can go on: some tickets, or, where there are none left, the person. Whoever falls
 * has the next one go on where it was. One that fails is passed over, and tried again with the next page.
 *
 * @throws ErasureFailed when one has failed and no other is left
 */
export async function eraseNext(context: StoreContext): Promise<'more' | 'idle'> {
  const rows = await context.database.$queryRaw<UnderWay[]>`
    SELECT "id", "desk", "person_id" AS "personId", "short_id" AS "shortId", "after", "created_at" AS "createdAt" FROM "erasure"
    WHERE "finished_at" IS NULL ORDER BY "created_at", "id" LIMIT ${mostUnderWay}`;
  let failed: ErasureFailed | null = null;
  for (const row of rows)
    try {
      await erasePage(context, row);
      return 'more';
    } catch (error) {
      failed ??= new ErasureFailed(error);
    }
  if (failed !== null) throw failed;
  return 'idle';
}

async function erasePage(context: StoreContext, row: UnderWay): Promise<void> {
  const { database } = context;
  const { desk, personId, after } = row;
  await endLeases(context, row);
  const { name, email, phone } = await database.person.findUniqueOrThrow({ where: { id: personId } });
  const scope: Extract<ErasureScope, { kind: 'person' }> = { kind: 'person', personId, name, email, phone };
  const tickets = await ticketsToErase(database, { desk, personId, after, most: atOnce });
  for (const ticketId of tickets)
    await transact(database, async (transaction) => {
      // Another worker may be at it: each ticket is gone through once, in order.
      const [mine] = await transaction.$queryRaw<{ id: string }[]>`
        UPDATE "erasure" SET "after" = ${ticketId}::uuid, "gone" = "gone" + 1
        WHERE "id" = ${row.id}::uuid AND ("after" IS NULL OR "after" < ${ticketId}::uuid) AND "finished_at" IS NULL RETURNING "id"`;
      if (mine === undefined) return;
      const now = await context.clock.now(transaction);
      await eraseTicket(context, transaction, ticketId, { scope, now });
    });
  if (tickets.length === 0) await finish(context, row, scope);
}

/** The last: what was written meanwhile, what stands beside tickets, and who it was. */
async function finish(
  context: StoreContext,
  { id, desk, personId, shortId, createdAt }: UnderWay,
  scope: Extract<ErasureScope, { kind: 'person' }>,
): Promise<void> {
  const changed = await ticketsToErase(context.database, {
    ...{ desk, personId, after: null, most: null, since: createdAt },
  });
  for (const ticketId of changed)
    await transact(context.database, async (transaction) => {
      const now = await context.clock.now(transaction);
      await eraseTicket(context, transaction, ticketId, { scope, now });
    });
  await publish(context, { kind: 'staff', desk }, async (transaction, now) => {
    const [mine] = await transaction.$queryRaw<{ id: string }[]>`
      UPDATE "erasure" SET "finished_at" = ${new Date(now)} WHERE "id" = ${id}::uuid AND "finished_at" IS NULL RETURNING "id"`;
    if (mine === undefined) return { changed: false, answer: null };
    await erasePerson(context, transaction, { desk, shortId, scope, now });
    return { changed: true, answer: null };
  });
}

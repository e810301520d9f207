import { startBefore } from '../../domain/time';
import type { StoreContext } from '../store-context';
import { rulesFor } from '../look-ups';
import { localDateIn } from '../rules/local-date';
import { transact } from '../transact';
import { ErasureFailed } from './fault';
import { eraseTicket } from './erase-ticket';
import { eraseFormerPeople } from './former-people';

const atOnce = 50;

/**
 * Erases the words of closed tickets that their desks keep no longer, some at a time: of a desk whose regulation says for how long it
 * does. Numbers, dates and whose time it was stay. Where it says so too, people of whom nothing else is left follow their tickets.
 *
 * A ticket that fails is passed over until the next time.
 *
 * @throws ErasureFailed when one has failed and no full page is left
 * @returns 'idle' when nothing is left for today
 */
export async function keepNoLonger(context: StoreContext): Promise<'more' | 'idle'> {
  const { database, clock } = context;
  const now = await clock.now();
  let isMore = false;
  let failed: ErasureFailed | null = null;
  for (const { code: desk } of await database.desk.findMany({ select: { code: true } })) {
    // A desk whose first regulation is not in force yet has nothing to erase.
    const rules = await rulesFor(context, desk, null).catch(() => null);
    const retention = rules?.regulation.retention;
    if (rules === null || retention === undefined) continue;
    const { timeZone } = rules.regulation;
    const before = new Date(startBefore(timeZone, localDateIn(timeZone, now), retention.closedTickets.for));
    const tickets = await database.$queryRaw<{ id: string }[]>`
      SELECT "id" FROM "ticket" WHERE "desk" = ${desk} AND "closed_at" < ${before} AND "erased_at" IS NULL
      ORDER BY "closed_at", "id" LIMIT ${atOnce}`;
    let gone = 0;
    for (const { id } of tickets) {
      const erasing = transact(database, async (transaction) => {
        // In the order in which commits lock; whoever has it in hand has it now, and it is looked at again tomorrow.
        const [free] = await transaction.$queryRaw<{ id: string }[]>`
          SELECT "id" FROM "process" WHERE "kind" = 'ticket' AND "id" = ${id}::uuid FOR NO KEY UPDATE SKIP LOCKED`;
        const due = await transaction.ticket.count({ where: { id, closedAt: { lt: before }, erasedAt: null } });
        if (free !== undefined && due > 0)
          await eraseTicket(context, transaction, id, { scope: { kind: 'whole' }, now });
      });
      try {
        await erasing;
        gone += 1;
      } catch (error) {
        failed ??= new ErasureFailed(error);
      }
    }
    const goesOn = tickets.length === atOnce && gone > 0;
    isMore ||= goesOn;
    if (!goesOn && retention.people !== undefined)
      await eraseFormerPeople(context, { desk, before, source: retention.people.source });
  }
  if (failed !== null && !isMore) throw failed;
  return isMore ? 'more' : 'idle';
}

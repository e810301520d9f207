import { broadcast } from '../../domain/policy/actor';
import { inUnit } from '../process/in-unit';
import { ownRow } from '../process/inbox';
import { lockProcess } from '../process/lock';
import type { StoreContext } from '../store-context';

const decisionsMs = 50;

/**
 * Takes back, for somebody whose words go, the access data of the tickets that the person has filed: with each lease its key goes.
 * Said again it finds none that is open. What runs have to hear of it their ledger says, and the outbox tells them.
 *
 * @throws KeysUnavailable
 */
export async function endLeases(
  context: StoreContext,
  { id: erasureId, personId }: { readonly id: string; readonly personId: string },
): Promise<void> {
  // By way of the ledger: of leases few are open, while somebody may have filed any number of tickets.
  const open = await context.database.$queryRaw<{ id: string }[]>`
    SELECT s."id" FROM "run" r JOIN "process" s ON s."kind" = r."kind" AND s."id" = r."id" JOIN "ticket" t ON t."id" = s."root_id"
    WHERE r."kind" = 'access' AND r."ended_at" IS NULL AND t."author_id" = ${personId}
      AND s."state" ->> 'stage' IN ('asked', 'given') ORDER BY s."id"`;
  for (const { id } of open)
    await inUnit(context, { runOf: null, decisionsMs }, async (unit) => {
      const locked = await lockProcess(unit.transaction, { kind: 'access', id });
      if (locked === undefined) return;
      const identity = `erasure/${erasureId}/${id}`;
      const row = ownRow({ identity, type: 'take-back-access', content: {}, actor: broadcast, channel: 'console' });
      await context.kinds.of('access').commit(unit, locked, { rows: [row], reached: null });
    });
}

import { broadcast } from '../../domain/policy/actor';
import { inUnit } from '../process/in-unit';
import { ownRow } from '../process/inbox';
import { lockProcess } from '../process/lock';
import type { StoreContext } from '../store-context';

const decisionsMs = 50;

/**
 * Takes back, for somebody whose words go, the access data of the tickets that the person has filed: with each lease its key goes.
 * Said again it finds none that is open.
 *
 * @throws KeysUnavailable
 */
export async function endLeases(
  context: StoreContext,
  { id: erasureId, personId }: { readonly id: string; readonly personId: string },
): Promise<void> {
  const open = await context.database.$queryRaw<{ id: string }[]>`
    SELECT s."id" FROM "ticket" t JOIN "process" s ON s."root_id" = t."id" AND s."kind" = 'access'
    WHERE t."author_id" = ${personId} AND s."state" ->> 'stage' IN ('asked', 'given') ORDER BY s."id"`;
  for (const { id } of open)
    await inUnit(context, { runOf: null, decisionsMs }, async (unit) => {
      const locked = await lockProcess(unit.transaction, { kind: 'access', id });
      if (locked === undefined) return;
      const identity = `erasure/${erasureId}/${id}`;
      const row = ownRow({ identity, type: 'take-back-access', content: {}, actor: broadcast, channel: 'console' });
      await context.kinds.of('access').commit(unit, locked, { rows: [row], reached: null });
    });
}

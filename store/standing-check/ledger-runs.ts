import { Prisma } from '../../prisma/generated/client';
import type { LedgerRun } from '../../domain/standing-check';
import type { ProcessRef } from '../process/process-ref';
import type { StoreContext } from '../store-context';

/** A start or a telling under way is over by then, or the outbox is at it. */
const busyMs = 120_000;

const nobody = '00000000-0000-0000-0000-000000000000';

interface Raw extends Omit<LedgerRun, 'nextTick'> {
  readonly nextTick: Date | null;
}

/**
 * Open processes of a desk as the ledger has their runs, in the order of their keys.
 *
 * @param of some of them only; default: the next ones after a key
 */
export async function ledgerRuns(
  { database, clock }: StoreContext,
  desk: string,
  of: { readonly after: ProcessRef | null; readonly most: number } | readonly ProcessRef[],
): Promise<readonly LedgerRun[]> {
  const settled = new Date((await clock.now()) - busyMs);
  const which =
    'most' in of
      ? Prisma.sql`(p."kind", p."id") > (${of.after?.kind ?? ''}, ${of.after?.id ?? nobody}::uuid)`
      : Prisma.sql`p."id" = ANY(${of.map(({ id }) => id)}::uuid[])`;
  const rows = await database.$queryRaw<Raw[]>`
    SELECT p."kind", p."id", r."workflow_id" AS "workflowId", r."started_at" IS NOT NULL AS "started", r."next_tick" AS "nextTick",
      (r."stale_since" >= ${settled} OR (r."stale_since" IS NULL AND r."lease_until" > ${settled})
        OR (r."started_at" IS NULL AND p."updated_at" >= ${settled})) IS TRUE AS "isBusy"
    FROM "run" r JOIN "process" p ON p."kind" = r."kind" AND p."id" = r."id"
    WHERE p."desk" = ${desk} AND r."ended_at" IS NULL AND ${which}
    ORDER BY p."kind", p."id" LIMIT ${'most' in of ? of.most : of.length}`;
  return rows.map(({ nextTick, ...row }) => ({ ...row, nextTick: nextTick?.getTime() ?? null }));
}

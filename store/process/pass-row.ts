import { Prisma } from '../../prisma/generated/client';
import type { Outcome } from '../../domain/process';
import type { Instant } from '../../domain/time';
import { insertRows, type NewRow } from './inbox';
import type { ProcessRef } from './process-ref';
import { lockProcess } from './lock';
import type { Unit } from './unit';

/**
 * A process has a word for another one of its tree. Where that one is free it is decided in the same transaction; nobody waits for
 * a lock with another in hand, so else the row waits in its inbox, and its run is told.
 *
 * @returns what became of it; null where it waits, or was given before
 */
export async function passRow(
  unit: Unit,
  to: ProcessRef & { readonly rootId: string },
  row: NewRow,
  now: Instant,
): Promise<Outcome['result'] | null> {
  const { transaction, context, tellings } = unit;
  const locked = await lockProcess(transaction, to, 'none');
  if (locked !== undefined) {
    const { outcomes } = await context.kinds.of(to.kind).commit(unit, locked, { rows: [row], reached: null });
    return outcomes.find(({ commandId }) => commandId === row.id)?.result ?? null;
  }
  await transaction.$executeRaw(Prisma.sql`${insertRows(to, [row], await context.clock.inSql())}`);
  const run = await transaction.run.findUnique({ where: { kind_id: { kind: to.kind, id: to.id } } });
  if (run === null) return null;
  tellings.set(`${to.kind}/${to.id}`, {
    kind: to.kind,
    id: to.id,
    workflowId: run.workflowId,
    started: run.startedAt !== null,
    quiet: false,
    awaited: false,
    needsRun: false,
    labels: null,
    standing: null,
    isNew: false,
    at: now,
  });
  return null;
}

import { Prisma } from '../prisma/generated/client';
import type { Instant } from '../domain/time';
import type { Transaction } from './database';
import type { RunKind } from './list-waiting';

/** Notes that a run of the engine has committed, where the commit itself had nothing to write. */
export async function confirmRun(transaction: Transaction, kind: RunKind, id: string, now: Instant): Promise<void> {
  await transaction.$executeRaw`
    UPDATE ${Prisma.raw(`"${kind}"`)} SET "doubted_at" = NULL,
      "run_confirmed_at" = CASE WHEN "ended_at" IS NULL THEN COALESCE("run_confirmed_at", ${new Date(now)}) END
    WHERE "id" = ${id}::uuid AND ("doubted_at" IS NOT NULL OR ("run_confirmed_at" IS NULL AND "ended_at" IS NULL))`;
}

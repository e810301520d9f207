import type { Instant } from '../../domain/time';
import type { StoreContext } from '../store-context';
import { transact } from '../transact';

/** What a person's codes are checked by. */
export interface SecondFactor {
  /** Encrypted. */
  readonly secret: string;
  /** Since when it is asked for; null: it is being set up, and opens nothing yet. */
  readonly since: Instant | null;
  readonly backupCodesLeft: number;
}

/** Undefined for a person who has none. */
export async function readSecondFactor(
  { database }: StoreContext,
  personId: string,
): Promise<SecondFactor | undefined> {
  const row = await database.secondFactor.findUnique({ where: { personId } });
  if (row === null) return undefined;
  const { secret, confirmedAt, backupCodes } = row;
  return { secret, since: confirmedAt?.getTime() ?? null, backupCodesLeft: backupCodes.length };
}

/** Keeps a secret until its first code comes, in place of one that none came for. @returns false where one is in use */
export async function beginSecondFactor(
  { database, clock }: StoreContext,
  personId: string,
  secret: string,
): Promise<boolean> {
  const now = new Date(await clock.now());
  const written = await database.$executeRaw`
    INSERT INTO "second_factor" ("person_id", "secret", "backup_codes", "created_at") VALUES (${personId}, ${secret}, '{}', ${now})
    ON CONFLICT ("person_id") DO UPDATE SET "secret" = EXCLUDED."secret", "last_step" = 0, "created_at" = EXCLUDED."created_at"
    WHERE "second_factor"."confirmed_at" IS NULL`;
  return written === 1;
}

/**
 * The first code was right: from now on it is asked for, and sessions that were opened without it end, all but the one it was set
 * up in.
 *
 * @param step the half minute of that code
 * @returns false where somebody was quicker
 */
export async function confirmSecondFactor(
  { database, clock }: StoreContext,
  {
    personId,
    secret,
    step,
    backupCodes,
    session,
  }: {
    readonly personId: string;
    readonly secret: string;
    readonly step: number;
    readonly backupCodes: readonly string[];
    readonly session: string;
  },
): Promise<boolean> {
  return transact(database, async (transaction) => {
    const { count } = await transaction.secondFactor.updateMany({
      where: { personId, secret, confirmedAt: null },
      data: {
        confirmedAt: new Date(await clock.now(transaction)),
        lastStep: step,
        backupCodes: [...backupCodes],
        failures: 0,
      },
    });
    if (count === 1) await transaction.session.deleteMany({ where: { userId: personId, token: { not: session } } });
    return count === 1;
  });
}

/** Other backup codes in place of those before. */
export async function replaceBackupCodes(
  { database }: StoreContext,
  personId: string,
  backupCodes: readonly string[],
): Promise<boolean> {
  const { count } = await database.secondFactor.updateMany({
    where: { personId, confirmedAt: { not: null } },
    data: { backupCodes: [...backupCodes] },
  });
  return count === 1;
}

/** From now on the password alone opens the account. */
export async function removeSecondFactor({ database }: StoreContext, personId: string): Promise<void> {
  await database.secondFactor.deleteMany({ where: { personId } });
}

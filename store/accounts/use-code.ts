import type { StoreContext } from '../store-context';

/** What strange places may get wrong with one account, before they wait. */
const mostFailures = 20;
const hourMs = 60 * 60_000;

/**
 * Counts a try from a place that is not known to the account, wherever it comes to us.
 *
 * @returns how long such places wait, in milliseconds; 0: it may be tried
 */
export async function countCodeTry({ database, clock }: StoreContext, personId: string): Promise<number> {
  const now = await clock.now();
  const begin = new Date(now - hourMs);
  const [row] = await database.$queryRaw<{ failures: number; since: Date }[]>`
    UPDATE "second_factor" SET
      "failures" = CASE WHEN "failures_since" > ${begin} THEN "failures" + 1 ELSE 1 END,
      "failures_since" = CASE WHEN "failures_since" > ${begin} THEN "failures_since" ELSE ${new Date(now)} END
    WHERE "person_id" = ${personId} RETURNING "failures", "failures_since" AS "since"`;
  return row === undefined || row.failures <= mostFailures ? 0 : Math.max(1, row.since.getTime() + hourMs - now);
}

/** Uses up the code of a half minute, and all before it. @returns false where one as late was used already */
export async function useCode({ database }: StoreContext, personId: string, step: number): Promise<boolean> {
  const { count } = await database.secondFactor.updateMany({
    where: { personId, confirmedAt: { not: null }, lastStep: { lt: step } },
    data: { lastStep: step, failures: 0 },
  });
  return count === 1;
}

/** Uses up a backup code, by its hash. @returns false where it is none of the person's, or was used */
export async function useBackupCode({ database }: StoreContext, personId: string, hash: string): Promise<boolean> {
  const used = await database.$executeRaw`
    UPDATE "second_factor" SET "backup_codes" = array_remove("backup_codes", ${hash}), "failures" = 0
    WHERE "person_id" = ${personId} AND "confirmed_at" IS NOT NULL AND ${hash} = ANY("backup_codes")`;
  return used === 1;
}

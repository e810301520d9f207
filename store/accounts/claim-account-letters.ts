import type { Instant } from '../../domain/time';
import type { Language } from '../../texts/language';
import { cleanText } from '../json';
import type { Settlement } from '../settle-notice';
import type { StoreContext } from '../store-context';
import type { AccountLetterKind } from './account-letters';

/** A letter about an account that this sender alone may now hand over, until the lease ends. */
export interface ClaimedAccountLetter {
  readonly id: string;
  /** Which claim of it this is, from 1; settling names it. */
  readonly attempt: number;
  readonly kind: AccountLetterKind;
  readonly language: Language;
  readonly name: string;
  readonly email: string;
  readonly timeZone: string;
  readonly createdAt: Instant;
  /** Until when a password can be set by it. */
  readonly expiresAt: Instant;
}

type Raw = Omit<ClaimedAccountLetter, 'createdAt' | 'expiresAt'> & {
  readonly createdAt: Date;
  readonly expiresAt: Date;
};

/**
 * Claims letters about accounts that are due. Those whose links no longer work, or whose persons have no address any more, are not
 * sent to anybody.
 */
export async function claimAccountLetters(
  { database, clock }: StoreContext,
  { most, leaseMs }: { readonly most: number; readonly leaseMs: number },
): Promise<ClaimedAccountLetter[]> {
  const now = await clock.now();
  const at = new Date(now);
  const rows = await database.$queryRaw<Raw[]>`
    WITH "claimed" AS (
      SELECT l."id" FROM "account_letter" l JOIN "person" p ON p."id" = l."person_id"
      WHERE l."state" = 'waiting' AND l."not_before" <= ${at} AND (l."lease_until" IS NULL OR l."lease_until" <= ${at})
        AND l."expires_at" > ${at} AND l."used_at" IS NULL AND p."email" IS NOT NULL
      ORDER BY l."not_before", l."id" LIMIT ${most} FOR UPDATE OF l SKIP LOCKED
    )
    UPDATE "account_letter" l SET "attempts" = l."attempts" + 1, "lease_until" = ${new Date(now + leaseMs)}
    FROM "claimed" c, "person" p
    WHERE l."id" = c."id" AND p."id" = l."person_id"
    RETURNING l."id", l."attempts" AS "attempt", l."kind", l."language", p."name", p."email", p."time_zone" AS "timeZone",
      l."created_at" AS "createdAt", l."expires_at" AS "expiresAt"`;
  return rows.map((row) => ({ ...row, createdAt: row.createdAt.getTime(), expiresAt: row.expiresAt.getTime() }));
}

/** Records what became of a claimed letter about an account. @returns false where somebody else has claimed it since */
export async function settleAccountLetter(
  { database, clock }: StoreContext,
  id: string,
  attempt: number,
  settlement: Settlement,
): Promise<boolean> {
  const at = new Date(await clock.now());
  const again = settlement.state === 'again';
  const { count } = await database.accountLetter.updateMany({
    where: { id, attempts: attempt, state: 'waiting' },
    data: {
      leaseUntil: null,
      ...(again
        ? { notBefore: new Date(settlement.notBefore), fault: cleanText(settlement.fault) }
        : { state: settlement.state, settledAt: at }),
      ...(settlement.state === 'failed' ? { fault: cleanText(settlement.fault) } : {}),
    },
  });
  return count === 1;
}

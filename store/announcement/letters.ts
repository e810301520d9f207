import type { Words } from '../../domain/announcement';
import type { AnnouncementKind } from '../../domain/regulation';
import type { Instant } from '../../domain/time';
import type { Language } from '../../texts/language';
import { cleanText } from '../json';
import { rulesFor } from '../look-ups';
import type { Settlement } from '../settle-notice';
import type { StoreContext } from '../store-context';

/** A letter of an announcement that this sender alone may now hand over, until the lease ends. */
export interface ClaimedAnnouncement {
  readonly id: string;
  readonly announcementId: string;
  /** Which claim of it this is, from 1; settling names it. */
  readonly attempt: number;
  readonly says: 'asked' | 'told' | 'changed' | 'cancelled';
  readonly about: AnnouncementKind;
  readonly words: Words;
  readonly reason: string | null;
  readonly from: Instant;
  readonly to: Instant | null;
  readonly language: Language;
  readonly name: string;
  readonly email: string;
  readonly timeZone: string;
  /** As its clients know the desk. */
  readonly desk: string;
  readonly createdAt: Instant;
}

type Raw = Omit<ClaimedAnnouncement, 'from' | 'to' | 'createdAt'> & {
  readonly from: Date;
  readonly to: Date | null;
  readonly createdAt: Date;
};

/**
 * Claims letters of announcements that are due, of their last versions only: what has changed since is told as changed. Where fewer are
 * due than may be claimed, those that can never leave are given up.
 */
export async function claimAnnouncements(
  context: StoreContext,
  { most, leaseMs }: { readonly most: number; readonly leaseMs: number },
): Promise<ClaimedAnnouncement[]> {
  const { database, clock } = context;
  const now = await clock.now();
  const at = new Date(now);
  const rows = await database.$queryRaw<Raw[]>`
    WITH "claimed" AS (
      SELECT l."id" FROM "announcement_letter" l JOIN "announcement" a ON a."id" = l."announcement_id" JOIN "person" p ON p."id" = l."person_id"
      WHERE l."state" = 'waiting' AND l."not_before" <= ${at} AND (l."lease_until" IS NULL OR l."lease_until" <= ${at})
        AND l."version" = a."version" AND p."email" IS NOT NULL
      ORDER BY l."not_before", l."id" LIMIT ${most} FOR UPDATE OF l SKIP LOCKED
    )
    UPDATE "announcement_letter" l SET "attempts" = l."attempts" + 1, "lease_until" = ${new Date(now + leaseMs)}
    FROM "claimed" c, "person" p, "announcement" a
    WHERE l."id" = c."id" AND p."id" = l."person_id" AND a."id" = l."announcement_id"
    RETURNING l."id", a."id" AS "announcementId", l."attempts" AS "attempt", l."says", a."about", a."words", a."reason",
      a."begins_at" AS "from", a."ends_at" AS "to", p."language", p."name", p."email", p."time_zone" AS "timeZone", a."desk",
      l."created_at" AS "createdAt"`;
  if (rows.length < most) await giveUp(context, at);
  return Promise.all(
    rows.map(async ({ from, to, createdAt, desk, ...row }) => {
      const { look, title } = (await rulesFor(context, desk, null)).regulation;
      return {
        ...row,
        desk: (look?.name ?? title)[row.language],
        ...{ from: from.getTime(), to: to?.getTime() ?? null, createdAt: createdAt.getTime() },
      };
    }),
  );
}

/**
 * Ends letters that nobody will claim again: of persons who have no address any more, of questions to services whose answer is not waited for,
 * and of versions that a later one has overtaken while they were tried. What was never tried counts as not told, so that the later
 * version is told as the first: `tell-batch.ts` ends those.
 */
async function giveUp({ database }: StoreContext, at: Date): Promise<void> {
  await database.$executeRaw`
    UPDATE "announcement_letter" l SET "lease_until" = NULL, "settled_at" = ${at},
      "state" = CASE WHEN l."attempts" = 0 AND p."email" IS NOT NULL THEN 'withdrawn' ELSE 'failed' END,
      "fault" = COALESCE(l."fault", CASE WHEN p."email" IS NULL THEN 'no-recipient' WHEN l."attempts" > 0 THEN 'overtaken' END)
    FROM "announcement" a, "person" p
    WHERE a."id" = l."announcement_id" AND p."id" = l."person_id" AND l."state" = 'waiting'
      AND (l."lease_until" IS NULL OR l."lease_until" <= ${at})
      AND (p."email" IS NULL OR (l."version" < a."version" AND (l."attempts" > 0 OR l."round" = 'asking')))`;
}

/** Records what became of a claimed letter. @returns false where somebody else has claimed it since */
export async function settleAnnouncement(
  { database, clock }: StoreContext,
  id: string,
  attempt: number,
  settlement: Settlement,
): Promise<boolean> {
  const at = new Date(await clock.now());
  const { count } = await database.announcementLetter.updateMany({
    where: { id, attempts: attempt, state: 'waiting' },
    data: {
      leaseUntil: null,
      ...(settlement.state === 'again'
        ? { notBefore: new Date(settlement.notBefore), fault: cleanText(settlement.fault) }
        : { state: settlement.state, settledAt: at }),
      ...(settlement.state === 'failed' ? { fault: cleanText(settlement.fault) } : {}),
    },
  });
  return count === 1;
}

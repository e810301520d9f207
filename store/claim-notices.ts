import type { Instant } from '../domain/time';
import type { NoticeKind } from '../domain/ticket';
import type { Language } from '../texts/language';
import type { StoreContext } from './store-context';

/** A notice that this sender alone may now hand over, until the lease ends. */
export interface ClaimedNotice {
  readonly id: string;
  /** Which claim of this notice it is, from 1; settling names it. */
  readonly attempt: number;
  readonly kind: NoticeKind;
  readonly channel: 'email' | 'portal';
  readonly language: Language;
  readonly params: Readonly<Record<string, string | number | null>>;
  readonly createdAt: Instant;
  readonly ticket: { readonly id: string; readonly tid: string; readonly desk: string; readonly subject: string };
  readonly recipient: {
    readonly id: string;
    readonly name: string;
    readonly email: string;
    readonly timeZone: string;
  };
}

interface RawClaim {
  id: string;
  attempt: number;
  kind: NoticeKind;
  channel: 'email' | 'portal';
  language: Language;
  params: Record<string, string | number | null>;
  createdAt: Date;
  ticketId: string;
  tid: string;
  desk: string;
  subject: string;
  recipientId: string;
  name: string;
  email: string;
  timeZone: string;
}

/**
 * Claims notices that wait, the oldest first. Senders beside each other never get the same one; one that dies leaves its
 * claims to the others when the lease ends.
 */
export async function claimNotices(
  { database, clock }: StoreContext,
  { most, leaseMs }: { readonly most: number; readonly leaseMs: number },
): Promise<ClaimedNotice[]> {
  const now = await clock.now();
  const at = new Date(now);
  const rows = await database.$queryRaw<RawClaim[]>`
    WITH "claimed" AS (
      SELECT "id" FROM "notice"
      WHERE "state" = 'waiting' AND "not_before" <= ${at} AND ("lease_until" IS NULL OR "lease_until" <= ${at})
      ORDER BY "not_before", "id" LIMIT ${most} FOR UPDATE SKIP LOCKED
    )
    UPDATE "notice" n SET "attempts" = n."attempts" + 1, "lease_until" = ${new Date(now + leaseMs)}
    FROM "claimed" c, "ticket" t, "person" p
    WHERE n."id" = c."id" AND t."id" = n."root_id" AND p."id" = n."recipient_id"
    RETURNING n."id", n."attempts" AS "attempt", n."kind", n."channel", n."language", n."params", n."created_at" AS "createdAt",
      t."id" AS "ticketId", t."tid", t."desk", t."subject", p."id" AS "recipientId", p."name", p."email",
      p."time_zone" AS "timeZone"`;
  return rows
    .map(({ ticketId, tid, desk, subject, recipientId, name, email, timeZone, createdAt, ...notice }) => ({
      ...notice,
      createdAt: createdAt.getTime(),
      ticket: { id: ticketId, tid, desk, subject },
      recipient: { id: recipientId, name, email, timeZone },
    }))
    .sort((a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1));
}

import type { NoticeKind } from '../domain/ticket';
import type { Instant } from '../domain/time';
import type { StoreContext } from './store-context';

/** What was sent to whom, and its state. */
export interface NoticeLine {
  readonly id: string;
  /** The visit of whose record it tells; null: of the ticket's own. */
  readonly visitId: string | null;
  readonly revision: number;
  readonly kind: NoticeKind;
  readonly recipientId: string;
  readonly recipientName: string;
  readonly channel: 'email' | 'portal';
  readonly language: 'ru' | 'en';
  readonly params: Readonly<Record<string, string | number | null>>;
  readonly awaited: boolean;
  readonly state: 'waiting' | 'delivered' | 'failed' | 'withdrawn';
  readonly attempts: number;
  readonly createdAt: Instant;
  readonly deliveredAt: Instant | null;
  readonly fault: string | null;
  /** Of the visit's site. */
  readonly address: string | null;
}

type RawNotice = Omit<NoticeLine, 'createdAt' | 'deliveredAt'> & { createdAt: Date; deliveredAt: Date | null };

/** The notices of a ticket in the order in which they were written; of one recipient, when one is named. */
export async function listNotices(
  { database }: StoreContext,
  ticketId: string,
  recipientId: string | null = null,
): Promise<NoticeLine[]> {
  const rows = await database.$queryRaw<RawNotice[]>`
    SELECT n."id", CASE WHEN n."process_kind" = 'visit' THEN n."process_id" END AS "visitId", n."revision", n."kind", n."recipient_id" AS "recipientId", p."name" AS "recipientName", n."channel",
      n."language", n."params", n."awaited", n."state", n."attempts", n."created_at" AS "createdAt",
      n."delivered_at" AS "deliveredAt", n."fault", v."address"
    FROM "notice" n JOIN "person" p ON p."id" = n."recipient_id"
      LEFT JOIN "visit" v ON n."process_kind" = 'visit' AND v."id" = n."process_id"
    WHERE n."root_id" = ${ticketId}::uuid AND (${recipientId}::text IS NULL OR n."recipient_id" = ${recipientId})
    ORDER BY n."created_at", n."id"`;
  return rows.map((row) => ({
    ...row,
    createdAt: row.createdAt.getTime(),
    deliveredAt: row.deliveredAt?.getTime() ?? null,
  }));
}

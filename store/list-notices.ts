import { Prisma } from '../prisma/generated/client';
import type { NoticeKind } from '../domain/ticket';
import type { Instant } from '../domain/time';
import { listMark, readCursor, writeCursor } from './cursor';
import { deliveryState, type DeliveryState } from './delivery-state';
import { keepLetters } from './keep-letters';
import { pageOf } from './page';
import type { BadCursor, Page } from './page';
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
  /** The letter as it is kept. */
  readonly subject: string;
  readonly body: string;
  readonly awaited: boolean;
  readonly state: 'waiting' | 'delivered' | 'failed' | 'withdrawn';
  readonly attempts: number;
  readonly createdAt: Instant;
  readonly deliveredAt: Instant | null;
  /** When it last could not be handed over, or was reported late. */
  readonly delayedAt: Instant | null;
  /** When it was refused for good, or came back. */
  readonly bouncedAt: Instant | null;
  /** When it is due to be handed over; null where it no longer is. */
  readonly dueAt: Instant | null;
  readonly delivery: DeliveryState;
  readonly fault: string | null;
}

type Derived = 'subject' | 'body' | 'createdAt' | 'deliveredAt' | 'delayedAt' | 'bouncedAt' | 'dueAt' | 'delivery';

interface RawNotice extends Omit<NoticeLine, Derived> {
  readonly subject: string | null;
  readonly body: string | null;
  readonly createdAt: Date;
  readonly deliveredAt: Date | null;
  readonly delayedAt: Date | null;
  readonly bouncedAt: Date | null;
  readonly notBefore: Date;
}

/** The notices of a ticket in the order in which they were written; of one recipient, when one is named. */
export async function listNotices(
  context: StoreContext,
  { ticketId, recipientId = null }: { readonly ticketId: string; readonly recipientId?: string | null },
  cursor: string | null,
  most: number,
): Promise<Page<NoticeLine> | BadCursor> {
  const mark = listMark('notices', { ticketId });
  const after = cursor === null ? null : readCursor(mark, cursor);
  if (after === undefined || after?.at === null) return { kind: 'bad-cursor' };
  const found = await context.database.$queryRaw<RawNotice[]>(Prisma.sql`
    SELECT n."id", CASE WHEN n."process_kind" = 'visit' THEN n."process_id" END AS "visitId", n."revision", n."kind", n."recipient_id" AS "recipientId", p."name" AS "recipientName", n."channel",
      n."language", n."subject", n."body", n."awaited", n."state", n."attempts", n."created_at" AS "createdAt",
      n."delivered_at" AS "deliveredAt", n."delayed_at" AS "delayedAt", n."bounced_at" AS "bouncedAt", n."not_before" AS "notBefore", n."fault"
    FROM "notice" n JOIN "person" p ON p."id" = n."recipient_id"
    WHERE n."root_id" = ${ticketId}::uuid
      ${recipientId === null ? Prisma.empty : Prisma.sql`AND n."recipient_id" = ${recipientId}`}
      ${after === null ? Prisma.empty : Prisma.sql`AND (n."created_at", n."id") > (${new Date(after.at)}, ${after.id}::uuid)`}
    ORDER BY n."created_at", n."id" LIMIT ${most + 1}`);
  const { items: rows, ...page } = pageOf(found, most, ({ createdAt, id }) =>
    writeCursor(mark, { at: createdAt.getTime(), id }),
  );
  const rendered = await keepLetters(
    context,
    rows.filter(({ subject }) => subject === null).map(({ id }) => id),
  );
  return {
    ...page,
    items: rows.map(({ subject, body, ...row }) => ({
      ...lineOf(row),
      subject: rendered.get(row.id)?.subject ?? subject ?? '',
      body: rendered.get(row.id)?.body ?? body ?? '',
    })),
  };
}

function lineOf({ notBefore, ...row }: Omit<RawNotice, 'subject' | 'body'>): Omit<NoticeLine, 'subject' | 'body'> {
  const at = {
    createdAt: row.createdAt.getTime(),
    deliveredAt: row.deliveredAt?.getTime() ?? null,
    delayedAt: row.delayedAt?.getTime() ?? null,
    bouncedAt: row.bouncedAt?.getTime() ?? null,
    dueAt: row.state === 'waiting' ? notBefore.getTime() : null,
  };
  return { ...row, ...at, delivery: deliveryState({ ...row, ...at }) };
}

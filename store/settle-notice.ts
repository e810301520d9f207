import { uuidv7 } from 'uuidv7';
import type { SystemActor } from '../domain/policy/actor';
import type { Instant } from '../domain/time';
import type { DeliveryReport } from '../domain/ticket/commands/delivery-report';
import type { Transaction } from './database';
import { cleanText, contentDigest, toJson } from './json';
import type { StoreContext } from './store-context';
import { transact } from './transact';

/** What became of a claimed notice. */
export type Settlement =
  | { readonly state: 'delivered' }
  /** For good; who should have got it must be reached another way. */
  | { readonly state: 'failed'; readonly fault: string }
  /** Not now: somebody claims it again from that instant on. */
  | { readonly state: 'again'; readonly notBefore: Instant; readonly fault: string };

export interface Settled {
  /** False: it was settled or withdrawn before, or somebody else has claimed it since. */
  readonly settled: boolean;
  /** A row that the ticket's run has to take: a clock counts from this delivery, or the letter came back. */
  readonly wake: { readonly ticketId: string; readonly commandId: string } | null;
}

interface NoticeColumns {
  readonly id: string;
  readonly ticketId: string;
  readonly kind: string;
  readonly channel: string;
  readonly params: Readonly<Record<string, string | number | null>>;
  readonly awaited: boolean;
  readonly state: string;
  readonly attempts: number;
  readonly createdAt: Date;
}

const sender: SystemActor = { kind: 'system', part: 'sender' };
const unsettled: Settled = { settled: false, wake: null };

/**
 * Records what became of a claimed notice and, in the same transaction, tells its ticket where that matters. A delivery
 * counts under whatever attempt it comes: the letter is out. What stands in the portal was delivered when it was written.
 */
export async function settleNotice(
  context: StoreContext,
  id: string,
  attempt: number,
  settlement: Settlement,
): Promise<Settled> {
  const { database, clock } = context;
  if (settlement.state === 'again') return { settled: await putBack(context, id, attempt, settlement), wake: null };
  if (settlement.state === 'delivered' && (await deliverUnawaited(context, id))) return { settled: true, wake: null };
  return transact(database, async (transaction) => {
    const notice = await lockNotice(transaction, id);
    if (notice?.state !== 'waiting') return unsettled;
    if (settlement.state !== 'delivered' && notice.attempts !== attempt) return unsettled;
    return settle(transaction, notice, settlement, await clock.now(transaction));
  });
}

/**
 * Nobody is told, and it stays where it was in the order of its ticket and recipient. Those behind it are not due before it
 * is, so that senders need not pass over them at each look.
 */
async function putBack(
  { database }: StoreContext,
  id: string,
  attempt: number,
  { notBefore, fault }: Extract<Settlement, { state: 'again' }>,
): Promise<boolean> {
  const until = new Date(notBefore);
  const back = await database.$queryRaw<object[]>`
    WITH "back" AS (
      UPDATE "notice" SET "not_before" = ${until}, "lease_until" = NULL, "fault" = ${cleanText(fault)}
      WHERE "id" = ${id}::uuid AND "attempts" = ${attempt} AND "state" = 'waiting'
      RETURNING "ticket_id", "recipient_id"
    ), "behind" AS (
      UPDATE "notice" n SET "not_before" = ${until} FROM "back" b
      WHERE n."state" = 'waiting' AND n."ticket_id" = b."ticket_id" AND n."recipient_id" = b."recipient_id"
        AND n."id" <> ${id}::uuid AND n."not_before" < ${until}
    )
    SELECT 1 FROM "back"`;
  return back.length === 1;
}

/** Most letters are awaited by no clock, so their delivery tells nobody anything: one statement is enough for those. */
async function deliverUnawaited({ database, clock }: StoreContext, id: string): Promise<boolean> {
  const at = new Date(await clock.now());
  const settled = await database.$executeRaw`
    UPDATE "notice" SET "state" = 'delivered', "lease_until" = NULL, "settled_at" = ${at},
      "delivered_at" = CASE WHEN "channel" = 'portal' THEN "created_at" ELSE ${at} END
    WHERE "id" = ${id}::uuid AND "state" = 'waiting' AND NOT "awaited"`;
  return settled === 1;
}

/** A letter that had been handed over came back: its delivery is void. */
export async function bounceNotice({ database, clock }: StoreContext, id: string, fault: string): Promise<Settled> {
  return transact(database, async (transaction) => {
    const notice = await lockNotice(transaction, id);
    if (notice?.state !== 'waiting' && notice?.state !== 'delivered') return unsettled;
    return settle(transaction, notice, { state: 'failed', fault }, await clock.now(transaction));
  });
}

async function lockNotice(transaction: Transaction, id: string): Promise<NoticeColumns | undefined> {
  const [row] = await transaction.$queryRaw<NoticeColumns[]>`
    SELECT "id", "ticket_id" AS "ticketId", "kind", "channel", "params", "awaited", "state", "attempts",
      "created_at" AS "createdAt"
    FROM "notice" WHERE "id" = ${id}::uuid FOR UPDATE`;
  return row;
}

async function settle(
  transaction: Transaction,
  notice: NoticeColumns,
  settlement: Exclude<Settlement, { state: 'again' }>,
  now: Instant,
): Promise<Settled> {
  const { state } = settlement;
  const deliveredAt = notice.channel === 'portal' ? notice.createdAt.getTime() : now;
  await transaction.notice.update({
    where: { id: notice.id },
    data: {
      state,
      leaseUntil: null,
      settledAt: new Date(now),
      ...(state === 'delivered' ? { deliveredAt: new Date(deliveredAt) } : { fault: cleanText(settlement.fault) }),
    },
  });
  if (!comesBack(notice, state)) return { settled: true, wake: null };
  const { ticketId, kind, params } = notice;
  const subject = typeof params['solutionId'] === 'string' ? params['solutionId'] : null;
  const report: Omit<DeliveryReport, 'type'> = { noticeId: notice.id, kind, subject, state, deliveredAt };
  const commandId = uuidv7();
  const at = new Date(now);
  const stored = await transaction.$executeRaw`
    INSERT INTO "inbox" ("id", "ticket_id", "identity", "digest", "type", "content", "actor", "channel", "received_at", "stored_at")
    VALUES (${commandId}::uuid, ${ticketId}::uuid, ${`delivery/${notice.id}/${state}`}, ${contentDigest(report)},
      'delivery-report', ${toJson(report)}::jsonb, ${toJson(sender)}::jsonb, ${notice.channel}, ${at}, ${at})
    ON CONFLICT ("identity") DO NOTHING`;
  return { settled: true, wake: stored === 1 ? { ticketId, commandId } : null };
}

/**
 * A delivery comes back to the ticket where a clock counts from it, a failure always; except that of the letter which
 * tells of a failure, or two dead mailboxes would write to each other for ever.
 */
function comesBack({ kind, awaited }: NoticeColumns, state: 'delivered' | 'failed'): boolean {
  return state === 'delivered' ? awaited : kind !== 'delivery-failed';
}

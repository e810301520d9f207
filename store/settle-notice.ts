import type { Instant } from '../domain/time';
import type { Transaction } from './database';
import { cleanText } from './json';
import { deliveryRow } from './process/delivery-row';
import { inUnit } from './process/in-unit';
import { passRow } from './process/pass-row';
import type { RunTelling, Unit } from './process/unit';
import type { StoreContext } from './store-context';

/** What became of a claimed notice. */
export type Settlement =
  | { readonly state: 'delivered' }
  /** For good; who should have got it must be reached another way. */
  | { readonly state: 'failed'; readonly fault: string }
  /** Not now: somebody claims it again from that instant on. */
  | {
      readonly state: 'again';
      readonly notBefore: Instant;
      readonly fault: string;
      /** It may be out all the same: the next claim says so. */
      readonly offered?: boolean;
    };

export interface Settled {
  /** False: it was settled or withdrawn before, or somebody else has claimed it since. */
  readonly settled: boolean;
  /** What the engine has to be told: a clock counts from this delivery, or the letter came back. */
  readonly tellings: readonly RunTelling[];
}

interface NoticeColumns {
  readonly id: string;
  readonly processKind: string;
  readonly rootId: string;
  readonly kind: string;
  readonly channel: string;
  readonly params: Readonly<Record<string, string | number | null>>;
  readonly audience: string | null;
  readonly awaited: boolean;
  readonly state: string;
  readonly attempts: number;
  readonly createdAt: Date;
}

const unsettled: Settled = { settled: false, tellings: [] };
/** Of what follows from a delivery. */
const decisionsMs = 50;

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
  if (settlement.state === 'again') return { settled: await putBack(context, id, attempt, settlement), tellings: [] };
  if (settlement.state === 'delivered' && (await deliverUnawaited(context, id))) return { settled: true, tellings: [] };
  return inTurn(context, async (unit) => {
    const notice = await lockNotice(unit.transaction, id);
    if (notice?.state !== 'waiting') return false;
    if (settlement.state !== 'delivered' && notice.attempts !== attempt) return false;
    return settle(unit, notice, settlement);
  });
}

/** One transaction, and what it has to tell the engine; `false`: it changed nothing. */
export async function inTurn(context: StoreContext, work: (unit: Unit) => Promise<boolean>): Promise<Settled> {
  const { result, tellings } = await inUnit(context, { runOf: null, decisionsMs }, work);
  return result ? { settled: true, tellings } : unsettled;
}

/**
 * Nobody is told, and it stays where it was in the order of its ticket and recipient. Those behind it are not due before it
 * is, so that senders need not pass over them at each look. Of one that may be out the lease has run out rather than ended.
 */
async function putBack(
  { database, clock }: StoreContext,
  id: string,
  attempt: number,
  { notBefore, fault, offered = false }: Extract<Settlement, { state: 'again' }>,
): Promise<boolean> {
  const until = new Date(notBefore);
  const at = new Date(await clock.now());
  const back = await database.$queryRaw<object[]>`
    WITH "back" AS (
      UPDATE "notice" SET "not_before" = ${until}, "fault" = ${cleanText(fault)}, "delayed_at" = ${at},
        "lease_until" = CASE WHEN ${offered} THEN ${at}::timestamptz END
      WHERE "id" = ${id}::uuid AND "attempts" = ${attempt} AND "state" = 'waiting'
      RETURNING "root_id", "recipient_id"
    ), "behind" AS (
      UPDATE "notice" n SET "not_before" = ${until} FROM "back" b
      WHERE n."state" = 'waiting' AND n."root_id" = b."root_id" AND n."recipient_id" = b."recipient_id"
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

/** The notice, which nobody else settles until the transaction ends. */
export async function lockNotice(transaction: Transaction, id: string): Promise<NoticeColumns | undefined> {
  const [row] = await transaction.$queryRaw<NoticeColumns[]>`
    SELECT "id", "process_kind" AS "processKind", "root_id" AS "rootId", "kind", "channel", "params", "audience", "awaited", "state", "attempts",
      "created_at" AS "createdAt"
    FROM "notice" WHERE "id" = ${id}::uuid FOR UPDATE`;
  return row;
}

/** Settles a locked notice, and tells its ticket where that matters. @param at of a letter that came back: when it did */
export async function settle(
  unit: Unit,
  notice: NoticeColumns,
  settlement: Exclude<Settlement, { state: 'again' }>,
  at: Instant = Infinity,
): Promise<boolean> {
  const { transaction, context } = unit;
  const now = await context.clock.now(transaction);
  const { state } = settlement;
  const deliveredAt: Instant = notice.channel === 'portal' ? notice.createdAt.getTime() : now;
  await transaction.notice.update({
    where: { id: notice.id },
    data: {
      state,
      leaseUntil: null,
      settledAt: new Date(now),
      ...(state === 'delivered'
        ? { deliveredAt: new Date(deliveredAt) }
        : { bouncedAt: new Date(Math.min(at, now)), fault: cleanText(settlement.fault) }),
    },
  });
  // What becomes of the letters of a visit its ticket hears: there people are told that somebody was not.
  const { rootId } = notice;
  if (comesBack(notice, state))
    await passRow(unit, { kind: 'ticket', id: rootId, rootId }, deliveryRow(notice, state, deliveredAt), now);
  return true;
}

/**
 * A delivery comes back to the ticket where a clock counts from it, a failure always; except that of the letter which
 * tells of a failure, or two dead mailboxes would write to each other for ever.
 */
function comesBack({ kind, processKind, awaited }: NoticeColumns, state: 'delivered' | 'failed'): boolean {
  // A duty of the desk's own stands on its page, whatever becomes of its reminders.
  if (processKind !== 'ticket' && processKind !== 'visit') return false;
  return state === 'delivered' ? awaited : kind !== 'delivery-failed';
}

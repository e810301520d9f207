import { pauseAfterMs, silenceMs } from '../../domain/webhook';
import type { Instant } from '../../domain/time';
import { Prisma } from '../../prisma/generated/client';
import type { StoreContext } from '../store-context';

/** A message that this sender alone may now send, until the lease ends. */
export interface ClaimedDelivery {
  readonly id: string;
  readonly webhookId: string;
  readonly url: string;
  readonly type: string;
  readonly at: Instant;
  readonly data: unknown;
  /** Which try it is, from 1; settling names it. */
  readonly attempt: number;
  readonly triedSince: Instant;
  /** Encrypted; the one that holds first, and for a while the one before. */
  readonly secrets: readonly Uint8Array[];
}

type Raw = Omit<ClaimedDelivery, 'at' | 'triedSince' | 'secrets'> & {
  readonly at: Date;
  readonly triedSince: Date;
  readonly secret: Uint8Array;
  readonly previous: Uint8Array | null;
};

export interface DeliveryClaim {
  readonly most: number;
  readonly leaseMs: number;
  /** Messages of one endpoint that all senders together have in hand at most. */
  readonly perEndpoint: number;
  /** Messages of one desk that they have in hand at most; two senders at the same instant may come to twice that. */
  readonly perDesk: number;
}

/**
 * Claims messages that are due. Senders beside each other never get the same one, and one that dies leaves its claims to the others
 * when the lease ends. Of one ticket an endpoint gets the first that waits, so one that fails holds back its ticket's later ones there
 * and nothing else. An endpoint that fails is given one at a time: it is asked whether it works again, and takes nobody's place.
 *
 * Desks take turns, and within a desk its endpoints: whoever has the fewest in hand comes first, so that slow ones do not hold what
 * others need.
 *
 * How many an endpoint has in hand is counted under its lock, by a statement that begins when the lock is had: whoever had it before
 * is counted.
 */
export async function claimDeliveries(
  { database, clock }: StoreContext,
  { most, leaseMs, perEndpoint, perDesk }: DeliveryClaim,
): Promise<readonly ClaimedDelivery[]> {
  const now = await clock.now();
  const at = new Date(now);
  const isDue = Prisma.sql`d."state" = 'waiting' AND d."not_before" <= ${at} AND (d."lease_until" IS NULL OR d."lease_until" <= ${at})`;
  const due = await database.$queryRaw<object[]>(Prisma.sql`
    SELECT 1 FROM "webhook_delivery" d JOIN "webhook" w ON w."id" = d."webhook_id" AND w."paused_at" IS NULL AND w."ended_at" IS NULL WHERE ${isDue} LIMIT 1`);
  if (due.length === 0) return [];
  const rows = await database.$transaction(async (transaction) => {
    const free = await transaction.$queryRaw<{ id: string }[]>(Prisma.sql`
      SELECT w."id" FROM "webhook" w WHERE w."paused_at" IS NULL AND w."ended_at" IS NULL
        AND EXISTS (SELECT FROM "webhook_delivery" d WHERE d."webhook_id" = w."id" AND ${isDue})
      ORDER BY w."id" FOR NO KEY UPDATE SKIP LOCKED`);
    if (free.length === 0) return [];
    return transaction.$queryRaw<Raw[]>(Prisma.sql`
      WITH "room" AS (
        SELECT w."id", w."desk", CASE WHEN w."failing_since" IS NULL THEN ${perEndpoint}::int ELSE 1 END AS "most", (
          SELECT count(*)::int FROM "webhook_delivery" h
          WHERE h."webhook_id" = w."id" AND h."state" = 'waiting' AND h."lease_until" > ${at}) AS "held"
        FROM "webhook" w WHERE w."id" = ANY(${free.map(({ id }) => id)}::uuid[])
      ), "desk_held" AS (
        SELECT w."desk", count(*)::int AS "held" FROM "webhook_delivery" h JOIN "webhook" w ON w."id" = h."webhook_id"
        WHERE h."state" = 'waiting' AND h."lease_until" > ${at} GROUP BY w."desk"
      ), "next" AS (
        SELECT c."id", c."not_before", r."desk", r."held" + row_number() OVER (
          PARTITION BY r."id" ORDER BY c."not_before", c."created_at", c."revision") AS "round"
        FROM "room" r CROSS JOIN LATERAL (
          SELECT d."id", d."not_before", d."created_at", d."revision" FROM "webhook_delivery" d
          WHERE d."webhook_id" = r."id" AND ${isDue} AND NOT EXISTS (
            SELECT FROM "webhook_delivery" e WHERE e."webhook_id" = d."webhook_id" AND e."ticket_id" = d."ticket_id"
              AND e."state" = 'waiting' AND e."revision" < d."revision")
          ORDER BY d."not_before", d."created_at", d."revision" LIMIT GREATEST(r."most" - r."held", 0) FOR UPDATE SKIP LOCKED
        ) c
      ), "turns" AS (
        SELECT n."id", n."not_before", COALESCE(h."held", 0) + row_number() OVER (
          PARTITION BY n."desk" ORDER BY n."round", n."not_before", n."id") AS "turn"
        FROM "next" n LEFT JOIN "desk_held" h ON h."desk" = n."desk"
      ), "claimed" AS (
        SELECT "id" FROM "turns" WHERE "turn" <= ${perDesk} ORDER BY "turn", "not_before", "id" LIMIT ${most}
      )
      UPDATE "webhook_delivery" d SET "attempts" = d."attempts" + 1, "lease_until" = ${new Date(now + leaseMs)},
        "tried_since" = COALESCE(d."tried_since", ${at})
      FROM "claimed" c, "webhook" w WHERE d."id" = c."id" AND w."id" = d."webhook_id"
      RETURNING d."id", d."webhook_id" AS "webhookId", w."url", d."type", d."at", d."data", d."attempts" AS "attempt",
        d."tried_since" AS "triedSince", w."secret",
        CASE WHEN w."previous_until" > ${at} THEN w."previous_secret" END AS "previous"`);
  });
  return rows.map(({ at: happened, triedSince, secret, previous, ...row }) => ({
    ...row,
    ...{ at: happened.getTime(), triedSince: triedSince.getTime() },
    secrets: previous === null ? [secret] : [secret, previous],
  }));
}

/** What became of a try. */
export type DeliverySettlement =
  | { readonly state: 'delivered'; readonly status: number }
  | { readonly state: 'again'; readonly status: number | null; readonly fault: string; readonly notBefore: Instant }
  | { readonly state: 'set-aside'; readonly status: number | null; readonly fault: string }
  /** The endpoint says that it is gone for good (HTTP 410): the message waits, and nothing more is sent there. */
  | { readonly state: 'gone'; readonly status: number; readonly fault: string };

export interface DeliverySettled {
  /** False: somebody else has claimed it since, or it goes nowhere any more. */
  readonly settled: boolean;
  /** The endpoint rests from now on. */
  readonly paused: boolean;
}

/**
 * Records what became of a try, and what that says of its endpoint: one that took nothing for three days rests. What was taken is
 * taken, under whatever try that is told.
 */
export async function settleDelivery(
  { database, clock }: StoreContext,
  { id, webhookId, attempt }: Pick<ClaimedDelivery, 'id' | 'webhookId' | 'attempt'>,
  settlement: DeliverySettlement,
): Promise<DeliverySettled> {
  const now = await clock.now();
  const at = new Date(now);
  const { status } = settlement;
  if (settlement.state === 'delivered') {
    const { count } = await database.webhookDelivery.updateMany({
      where: { id, state: 'waiting' },
      data: { state: 'delivered', status, fault: null, leaseUntil: null, settledAt: at },
    });
    await database.webhook.updateMany({
      where: { id: webhookId, failingSince: { not: null } },
      data: { failingSince: null, failedAt: null },
    });
    return { settled: count === 1, paused: false };
  }
  const { fault } = settlement;
  const { count } = await database.webhookDelivery.updateMany({
    where: { id, state: 'waiting', attempts: attempt },
    data: {
      ...{ status, fault, leaseUntil: null },
      ...(settlement.state === 'again' && { notBefore: new Date(settlement.notBefore) }),
      ...(settlement.state === 'set-aside' && { state: 'set-aside', settledAt: at }),
    },
  });
  if (count === 0) return { settled: false, paused: false };
  const isGone = settlement.state === 'gone';
  // Days in which nothing was tried are no days of failing.
  const goesOn = Prisma.sql`("failing_since" IS NOT NULL AND "failed_at" > ${new Date(now - silenceMs)})`;
  const isLong = Prisma.sql`(${goesOn} AND "failing_since" <= ${new Date(now - pauseAfterMs)})`;
  const paused = await database.$queryRaw<{ paused: boolean }[]>(Prisma.sql`
    UPDATE "webhook" SET "failing_since" = CASE WHEN ${goesOn} THEN "failing_since" ELSE ${at}::timestamptz END, "failed_at" = ${at},
      "paused_at" = CASE WHEN ${isGone} OR ${isLong} THEN ${at}::timestamptz END,
      "paused_because" = CASE WHEN ${isGone} THEN 'gone' WHEN ${isLong} THEN 'failing' END
    WHERE "id" = ${webhookId}::uuid AND "paused_at" IS NULL
    RETURNING "paused_at" IS NOT NULL AS "paused"`);
  return { settled: true, paused: paused[0]?.paused ?? false };
}

/** Settled messages are shown for so long. */
const keptMs = 30 * 86_400_000;

/** What waits so long is not sent any more: a receiver that comes back after a month wants to know how things are, not how they were. */
const waitsMs = 30 * 86_400_000;

/**
 * Drops what waits at endpoints that ended, and what has been due for a month; removes messages that were settled long ago. Some of
 * each at a time. A commit that runs while its endpoint ends leaves a message that the ending did not see.
 *
 * @returns how many
 */
export async function removeOldDeliveries({ database, clock }: StoreContext): Promise<number> {
  const now = await clock.now();
  const [at, before, waiting] = [new Date(now), new Date(now - keptMs), new Date(now - waitsMs)];
  const dropped = await database.$executeRaw`
    UPDATE "webhook_delivery" SET "state" = 'dropped', "lease_until" = NULL, "settled_at" = ${at} WHERE "id" IN (
      SELECT d."id" FROM "webhook_delivery" d JOIN "webhook" w ON w."id" = d."webhook_id"
      WHERE d."state" = 'waiting' AND (w."ended_at" IS NOT NULL OR (d."not_before" < ${waiting} AND (d."lease_until" IS NULL OR d."lease_until" <= ${at})))
      LIMIT 1000 FOR UPDATE OF d SKIP LOCKED) AND "state" = 'waiting'`;
  const removed = await database.$executeRaw`
    DELETE FROM "webhook_delivery" WHERE "id" IN (
      SELECT "id" FROM "webhook_delivery" WHERE "settled_at" < ${before} ORDER BY "settled_at" LIMIT 1000)`;
  return dropped + removed;
}

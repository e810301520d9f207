import { Prisma } from '../../prisma/generated/client';
import type { Finding } from '../../domain/standing-check';
import type { Instant } from '../../domain/time';
import { readAddressBook } from '../letters/address-book';
import { listStalePins } from '../list-stale-pins';
import { listSetAside } from '../set-aside';
import type { StoreContext } from '../store-context';

/** More of one kind is one trouble, and told by its first so many. */
const most = 200;
const minute = 60_000;
/** An accepted word is decided at once, or by its run some seconds later. */
const rowGraceMs = 10 * minute;
/** Senders lease for less than a minute, and keep what they have in hand. */
const leaseGraceMs = 10 * minute;
const mailboxGraceMs = 60 * minute;

/**
 * What the store alone can tell of a desk: words without a decision, runs that the ledger does not know, duties without anybody who
 * has them. Each question finds nothing on a healthy day and goes by an index.
 */
export async function askStore(context: StoreContext, desk: string): Promise<readonly Finding[]> {
  const now = await context.clock.now();
  const found = await Promise.all([
    ledgerMissing(context, desk),
    rowsWaiting(context, desk, now),
    setAside(context, desk),
    noticesLeased(context, desk, now),
    assigneesInactive(context, desk),
    ownersMissing(context, desk),
    mailboxesSilent(context, desk, now),
    pinsStale(context, desk),
    webhooksSetAside(context, desk),
    webhooksDropped(context, desk),
    webhooksPaused(context, desk),
    erasuresToReview(context, desk),
  ]);
  return found.flat();
}

interface Raw {
  readonly subject: string;
  readonly name: string;
  readonly kind: string | null;
  readonly id: string | null;
  readonly detail: string | null;
}

async function asked(
  { database }: StoreContext,
  code: Finding['code'],
  question: Prisma.Sql,
): Promise<readonly Finding[]> {
  const rows = await database.$queryRaw<Raw[]>(Prisma.sql`${question} LIMIT ${most}`);
  return rows.map(({ kind, id, ...row }) => ({
    ...{ code, ...row },
    process: kind === null || id === null ? null : { kind, id },
  }));
}

function ledgerMissing(context: StoreContext, desk: string): Promise<readonly Finding[]> {
  return asked(
    context,
    'ledger-missing',
    Prisma.sql`
      SELECT p."id"::text AS "subject", COALESCE(t."tid", v."number", p."id"::text) AS "name", p."kind", p."id", NULL AS "detail"
      FROM "process" p LEFT JOIN "run" r ON r."kind" = p."kind" AND r."id" = p."id"
        LEFT JOIN "ticket" t ON p."kind" = 'ticket' AND t."id" = p."id"
        LEFT JOIN "visit" v ON p."kind" = 'visit' AND v."id" = p."id"
      WHERE p."desk" = ${desk} AND r."id" IS NULL`,
  );
}

/** `p` with the number by which people know it. */
const numbered = Prisma.sql`"process" p JOIN "run" r ON r."kind" = p."kind" AND r."id" = p."id"`;

function rowsWaiting(context: StoreContext, desk: string, now: Instant): Promise<readonly Finding[]> {
  return asked(
    context,
    'row-waiting',
    Prisma.sql`
      SELECT i."id"::text AS "subject", r."workflow_id" AS "name", p."kind", p."id", i."type" AS "detail"
      FROM "inbox" i JOIN ${numbered} ON p."kind" = i."process_kind" AND p."id" = i."process_id"
      WHERE i."outcome" IS NULL AND i."stored_at" < ${new Date(now - rowGraceMs)} AND p."desk" = ${desk}`,
  );
}

async function setAside(context: StoreContext, desk: string): Promise<readonly Finding[]> {
  const page = await listSetAside(context, desk, null, most);
  if (page.kind !== 'page') return [];
  return page.items.map(({ kind, id, ref, number, type }) => ({
    ...{ code: 'row-set-aside' as const, subject: `${id}/${ref}`, name: number, detail: type },
    process: { kind, id },
  }));
}

function noticesLeased(context: StoreContext, desk: string, now: Instant): Promise<readonly Finding[]> {
  return asked(
    context,
    'notice-leased',
    Prisma.sql`
      SELECT n."id"::text AS "subject", r."workflow_id" AS "name", p."kind", p."id", n."kind" AS "detail"
      FROM "notice" n JOIN ${numbered} ON p."kind" = n."process_kind" AND p."id" = n."process_id"
      WHERE n."state" = 'waiting' AND n."lease_until" > ${new Date(now + leaseGraceMs)} AND p."desk" = ${desk}`,
  );
}

function assigneesInactive(context: StoreContext, desk: string): Promise<readonly Finding[]> {
  return asked(
    context,
    'assignee-inactive',
    Prisma.sql`
      SELECT t."id"::text AS "subject", t."tid" AS "name", 'ticket' AS "kind", t."id", t."assignee" AS "detail" FROM "ticket" t
      WHERE t."desk" = ${desk} AND t."closed_at" IS NULL AND t."assignee" IS NOT NULL AND NOT EXISTS (
        SELECT FROM "membership" m WHERE m."desk" = t."desk" AND m."short_id" = t."assignee" AND m."role" <> 'client' AND m."active")`,
  );
}

/** Roles by the words of `owed_by`; sides, short ids and services are none of them. */
const roles = ['specialist', 'manager', 'coordinator', 'technician', 'personal-manager', 'administrator'] as const;

function ownersMissing(context: StoreContext, desk: string): Promise<readonly Finding[]> {
  return asked(
    context,
    'clock-without-owner',
    Prisma.sql`
      SELECT t."id"::text AS "subject", t."tid" AS "name", 'ticket' AS "kind", t."id", t."owed_by" AS "detail" FROM "ticket" t
      WHERE t."desk" = ${desk} AND t."closed_at" IS NULL AND t."owed_by" = ANY(${[...roles]}::text[]) AND NOT EXISTS (
        SELECT FROM "membership" m WHERE m."desk" = t."desk" AND m."role" = t."owed_by" AND m."active")`,
  );
}

async function mailboxesSilent(context: StoreContext, desk: string, now: Instant): Promise<readonly Finding[]> {
  const silent = await context.database.mailbox.findMany({
    where: {
      OR: [
        { seenAt: { lt: new Date(now - mailboxGraceMs) } },
        { seenAt: null, faultSince: { lt: new Date(now - mailboxGraceMs) } },
      ],
    },
    select: { address: true, fault: true },
  });
  if (silent.length === 0) return [];
  const { addresses } = await readAddressBook(context);
  const own = new Set(addresses.flatMap((each) => (each.desk === desk ? [each.address] : [])));
  return silent.flatMap(({ address, fault }) =>
    own.has(address)
      ? [{ code: 'mailbox-silent' as const, subject: address, name: address, process: null, detail: fault }]
      : [],
  );
}

async function pinsStale(context: StoreContext, desk: string): Promise<readonly Finding[]> {
  // A publication that is under way moves them.
  const moving = await context.database.draft.count({ where: { stage: 'moving' } });
  if (moving > 0) return [];
  const stale = await listStalePins(context, desk);
  return stale.slice(0, most).map(({ kind, id, number }) => ({
    ...{ code: 'pin-stale' as const, subject: id, name: number, detail: null },
    process: { kind, id },
  }));
}

function webhooksSetAside(context: StoreContext, desk: string): Promise<readonly Finding[]> {
  return asked(context, 'webhook-set-aside', webhookMessages(desk, Prisma.sql`'set-aside'`));
}

function webhooksDropped(context: StoreContext, desk: string): Promise<readonly Finding[]> {
  return asked(context, 'webhook-dropped', webhookMessages(desk, Prisma.sql`'dropped'`));
}

/** By endpoint: many messages that were not taken are one duty. @param state as a word of the statement, so that its index fits */
function webhookMessages(desk: string, state: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    SELECT w."id"::text AS "subject", ${hostSql} AS "name", NULL AS "kind", NULL::uuid AS "id", count(*)::text AS "detail"
    FROM "webhook" w JOIN "webhook_delivery" d ON d."webhook_id" = w."id" AND d."state" = ${state}
    WHERE w."desk" = ${desk} AND w."ended_at" IS NULL GROUP BY w."id"`;
}

function webhooksPaused(context: StoreContext, desk: string): Promise<readonly Finding[]> {
  return asked(
    context,
    'webhook-paused',
    Prisma.sql`
      SELECT w."id"::text AS "subject", ${hostSql} AS "name", NULL AS "kind", NULL::uuid AS "id", w."paused_because" AS "detail"
      FROM "webhook" w WHERE w."desk" = ${desk} AND w."ended_at" IS NULL AND w."paused_because" IN ('failing', 'gone')`,
  );
}

function erasuresToReview(context: StoreContext, desk: string): Promise<readonly Finding[]> {
  return asked(
    context,
    'erasure-to-review',
    Prisma.sql`
      SELECT e."id"::text AS "subject", e."short_id" AS "name", NULL AS "kind", NULL::uuid AS "id", count(*)::text AS "detail"
      FROM "erasure" e JOIN "erasure_mention" m ON m."erasure_id" = e."id" AND m."decision" IS NULL
      WHERE e."desk" = ${desk} AND e."finished_at" IS NULL GROUP BY e."id"`,
  );
}

/** The host alone: the rest of an address may open something. */
const hostSql = Prisma.sql`substring(w."url" FROM '^https?://([^/?#]+)')`;

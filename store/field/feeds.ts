import { createHash, randomBytes } from 'node:crypto';
import { Prisma } from '../../prisma/generated/client';
import type { Stage, Text } from '../../domain/regulation';
import type { Instant } from '../../domain/time';
import type { VisitStage } from '../../domain/visit';
import type { Language } from '../../texts/language';
import { recordAudit, type AuditBy } from '../audit/record-audit';
import type { Transaction } from '../database';
import type { StoreContext } from '../store-context';
import { transact } from '../transact';
import { activeTechnician } from './technicians';

/** One agreed or offered time of a technician. */
export interface FeedVisit {
  readonly id: string;
  readonly number: string;
  readonly stage: VisitStage;
  /** Of the ticket. */
  readonly ticketStage: Stage;
  /** Somebody has to decide whether it goes ahead. */
  readonly waitsForDecision: boolean;
  readonly address: string;
  readonly contact: string;
  readonly from: Instant;
  readonly to: Instant;
  readonly revision: number;
  readonly updatedAt: Instant;
}

/** The calendar of a technician. */
export interface Feed {
  readonly name: string;
  readonly language: Language;
  readonly deskTitle: Text;
  readonly visits: readonly FeedVisit[];
}

const secretBytes = 32;
const pastMs = 31 * 24 * 3_600_000;
const mostVisits = 2_000;

/**
 * Makes a private address for the calendar of a technician; an earlier one stops working. It is random and long, so its hash
 * is all that is kept.
 *
 * @returns the secret, told this once; undefined when the desk has no such technician
 */
export async function openFeed(
  { database, clock }: StoreContext,
  desk: string,
  shortId: string,
  by?: AuditBy,
): Promise<string | undefined> {
  const secret = randomBytes(secretBytes).toString('base64url');
  return transact(database, async (transaction) => {
    const now = await clock.now(transaction);
    const changed = await transaction.$executeRaw(Prisma.sql`
      UPDATE "technician" SET "feed_hash" = ${hashOf(secret)}, "updated_at" = ${new Date(now)}
      WHERE ("desk", "short_id") IN (
        SELECT t."desk", t."short_id" FROM "technician" t ${activeTechnician}
        WHERE t."desk" = ${desk} AND t."short_id" = ${shortId})`);
    if (changed === 0) return undefined;
    if (by !== undefined) await record(transaction, 'feed-opened', { desk, shortId, at: now, by });
    return secret;
  });
}

/** Ends the address of a technician's calendar, also of one who is none any more. False when the desk never had such a one. */
export async function closeFeed(
  { database, clock }: StoreContext,
  desk: string,
  shortId: string,
  by?: AuditBy,
): Promise<boolean> {
  return transact(database, async (transaction) => {
    const now = await clock.now(transaction);
    const { count } = await transaction.technician.updateMany({
      where: { desk, shortId },
      data: { feedHash: null, updatedAt: new Date(now) },
    });
    if (count > 0 && by !== undefined) await record(transaction, 'feed-closed', { desk, shortId, at: now, by });
    return count > 0;
  });
}

async function record(
  transaction: Transaction,
  act: 'feed-opened' | 'feed-closed',
  { shortId, ...line }: { readonly desk: string; readonly shortId: string; readonly at: Instant; readonly by: AuditBy },
): Promise<void> {
  const { desk } = line;
  const { person } = await transaction.deskPerson.findUniqueOrThrow({
    where: { desk_shortId: { desk, shortId } },
    select: { person: { select: { id: true, name: true } } },
  });
  await recordAudit(transaction, { ...line, act, subject: { kind: 'person', ...person }, before: null, after: null });
}

/**
 * The calendar at a private address: times of the last month and all ahead. Undefined for an address that was never given or
 * has ended, and when its owner no longer works as a technician there.
 */
export async function readFeed({ database, clock }: StoreContext, secret: string): Promise<Feed | undefined> {
  const [owner] = await database.$queryRaw<
    { desk: string; shortId: string; name: string; language: string; deskTitle: Text }[]
  >(Prisma.sql`
    SELECT t."desk", t."short_id" AS "shortId", p."name", p."language", d."title" AS "deskTitle"
    FROM "technician" t ${activeTechnician} JOIN "person" p ON p."id" = t."person_id" JOIN "desk" d ON d."code" = t."desk"
    WHERE t."feed_hash" = ${hashOf(secret)}`);
  if (owner === undefined) return undefined;
  const since = new Date((await clock.now()) - pastMs);
  const rows = await database.$queryRaw<
    (Omit<FeedVisit, 'from' | 'to' | 'updatedAt'> & { from: Date; to: Date; updatedAt: Date })[]
  >`
    SELECT v."id", v."number", v."stage", t."stage" AS "ticketStage", v."waits_for_decision" AS "waitsForDecision", v."address",
      v."contact", v."slot_from" AS "from", v."slot_to" AS "to", v."revision", v."updated_at" AS "updatedAt"
    FROM "visit" v JOIN "ticket" t ON t."id" = v."ticket_id"
    WHERE v."desk" = ${owner.desk} AND v."technician" = ${owner.shortId} AND v."slot_from" >= ${since}
    ORDER BY v."slot_from", v."id" LIMIT ${mostVisits}`;
  return {
    name: owner.name,
    language: owner.language === 'en' ? 'en' : 'ru',
    deskTitle: owner.deskTitle,
    visits: rows.map(({ from, to, updatedAt, ...visit }) => ({
      ...visit,
      from: from.getTime(),
      to: to.getTime(),
      updatedAt: updatedAt.getTime(),
    })),
  };
}

function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

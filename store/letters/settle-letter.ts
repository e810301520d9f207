import { uuidv7 } from 'uuidv7';
import type { Prisma } from '../../prisma/generated/client';
import { cleanText, jsonOf, toJson } from '../json';
import type { StoreContext } from '../store-context';
import { transact } from '../transact';
import type { LetterOutcome } from './arrived';

/** What is shown of a letter that lies in the tray. */
export interface LetterSummary {
  readonly from: { readonly address: string; readonly name: string } | null;
  readonly subject: string;
  /** The beginning of what was written. */
  readonly excerpt: string;
  readonly attachments: number;
  /** What was read of it with difficulty. */
  readonly warnings: readonly string[];
  /** The ticket that it may belong to; null: none is known. */
  readonly ticket: string | null;
}

/** What became of a letter. */
export interface LetterSettlement {
  readonly id: string;
  readonly outcome: LetterOutcome;
  /** Why; a code. */
  readonly reason: string | null;
  /** The ticket it opened or went into. */
  readonly rootId?: string | null;
  /** The command that brought it there. */
  readonly commandId?: string | null;
  /** The letter of ours that it tells of. */
  readonly noticeId?: string | null;
  /** For the tray. */
  readonly summary?: LetterSummary;
}

/**
 * Records what became of a letter, once. One for the tray is put there; one that lay there and was dealt with by somebody's order
 * leaves it.
 *
 * @returns false where it is settled already
 */
export async function settleLetter({ database, clock }: StoreContext, settlement: LetterSettlement): Promise<boolean> {
  if (settlement.outcome === 'tray') return putInTray(database, await clock.inSql(), settlement);
  if (await settleAlone(database, await clock.inSql(), settlement)) return true;
  const { id, outcome, reason, rootId = null, commandId = null, noticeId = null } = settlement;
  return transact(database, async (transaction) => {
    const at = new Date(await clock.now(transaction));
    const { count } = await transaction.letterIn.updateMany({
      where: { id, outcome: null },
      data: { outcome, reason, rootId, commandId, noticeId, settledAt: at, leaseUntil: null },
    });
    if (count === 0) return false;
    const { order, tray } = await transaction.letterIn.findUniqueOrThrow({ where: { id }, include: { tray: true } });
    if (tray !== null && tray.resolvedAt === null) {
      const by = (order as { readonly by?: string } | null)?.by ?? null;
      const resolution = (order ?? { act: outcome }) as Prisma.InputJsonValue;
      await transaction.tray.update({ where: { id: tray.id }, data: { resolvedAt: at, resolvedBy: by, resolution } });
    }
    return true;
  });
}

/** One that lies there already is left there, for the reason of now. */
async function putInTray(
  database: StoreContext['database'],
  now: Prisma.Sql,
  { id, outcome, reason, rootId = null, commandId = null, noticeId = null, summary }: LetterSettlement,
): Promise<boolean> {
  const content = toJson({ raw: jsonOf(summary ?? null) });
  const put = await database.$executeRaw`
    WITH "settled" AS (
      UPDATE "letter_in" SET "outcome" = ${outcome}, "reason" = ${reason}, "root_id" = ${rootId}::uuid, "lease_until" = NULL,
        "command_id" = ${commandId}::uuid, "notice_id" = ${noticeId}::uuid, "settled_at" = ${now}
      WHERE "id" = ${id}::uuid AND "outcome" IS NULL RETURNING "id", "desk", "received_at"
    )
    INSERT INTO "tray" ("id", "desk", "channel", "reason", "content", "received_at", "letter_id")
    SELECT ${uuidv7()}::uuid, "desk", 'email', ${cleanText(reason ?? '')}, ${content}::jsonb, "received_at", "id" FROM "settled"
    ON CONFLICT ("letter_id") DO UPDATE SET "reason" = EXCLUDED."reason"`;
  return put === 1;
}

/** Most letters never lie in the tray: one statement is enough for those. */
async function settleAlone(
  database: StoreContext['database'],
  now: Prisma.Sql,
  { id, outcome, reason, rootId = null, commandId = null, noticeId = null }: LetterSettlement,
): Promise<boolean> {
  const settled = await database.$executeRaw`
    UPDATE "letter_in" l SET "outcome" = ${outcome}, "reason" = ${reason}, "root_id" = ${rootId}::uuid, "lease_until" = NULL,
      "command_id" = ${commandId}::uuid, "notice_id" = ${noticeId}::uuid, "settled_at" = ${now}
    WHERE l."id" = ${id}::uuid AND l."outcome" IS NULL AND NOT EXISTS (SELECT FROM "tray" t WHERE t."letter_id" = l."id")`;
  return settled === 1;
}

/** A letter and what became of it. */
export interface SettledLetter {
  readonly id: string;
  readonly identity: string | null;
  readonly outcome: LetterOutcome | null;
  readonly reason: string | null;
  readonly ticket: string | null;
  readonly tid: string | null;
}

/** What became of a letter; undefined when there is none. */
export async function readLetterOutcome({ database }: StoreContext, id: string): Promise<SettledLetter | undefined> {
  const [row] = await database.$queryRaw<SettledLetter[]>`
    SELECT l."id", l."identity", l."outcome", l."reason", l."root_id" AS "ticket", t."tid"
    FROM "letter_in" l LEFT JOIN "ticket" t ON t."id" = l."root_id" WHERE l."id" = ${id}::uuid`;
  return row;
}

import { Prisma } from '../../prisma/generated/client';
import type { Actor } from '../../domain/policy/actor';
import type { Queryable, Transaction } from '../database';
import { isUuid } from '../json';

/** The attachments that a command's content names. */
export function attachmentsOf(content: Readonly<Record<string, unknown>>): string[] {
  const { attachments } = content;
  return Array.isArray(attachments) ? attachments.filter((id): id is string => typeof id === 'string') : [];
}

/**
 * Whether a word that nobody has decided yet names the attachment `a`: one that waits, or one that was set aside and will be decided
 * again. Its file is neither free for another word nor forgotten. As the index `inbox_undecided_files` has it.
 */
export const namedByUndecided = Prisma.sql`EXISTS (
  SELECT FROM "inbox" i WHERE (i."outcome" IS NULL OR i."outcome" = 'fault') AND i."content" ? 'attachments'
    AND (i."content" -> 'attachments') ? a."id"::text)`;

/** Whose files are asked for, and for what. */
interface Wanted {
  readonly ids: readonly string[];
  readonly desk: string;
  readonly actor: Actor;
  /** The root of the process whose files can be named as well. */
  readonly standingOn?: string | null;
}

/**
 * The first attachment that this actor cannot give to a process of this desk now; undefined when all of them can be. What
 * was uploaded for one desk was checked by that desk's rules, so it belongs to no other's; and what another word has named that is
 * still to be decided is that one's.
 */
export async function missingAttachment(
  database: Queryable,
  { ids, desk, actor, standingOn = null }: Wanted,
): Promise<string | undefined> {
  if (ids.length === 0) return undefined;
  const owner = actor.kind === 'person' ? actor.personId : null;
  const found = await database.$queryRaw<{ id: string }[]>`
    SELECT a."id"::text FROM "attachment" a
    WHERE a."id" = ANY(${ids.filter(isUuid)}::uuid[]) AND a."desk" = ${desk} AND (
      (a."root_id" IS NULL AND (${owner}::text IS NULL OR a."uploaded_by" = ${owner}) AND NOT ${namedByUndecided})
      OR a."root_id" = ${standingOn}::uuid)`;
  const usable = new Set(found.map(({ id }) => id));
  return ids.find((id) => !usable.has(id.toLowerCase()));
}

/**
 * The same, for a word whose row is written in this transaction: whoever names the same file at the same time comes after it, and is
 * told.
 */
export async function missingNow(transaction: Transaction, wanted: Wanted): Promise<string | undefined> {
  const { ids } = wanted;
  if (ids.length === 0) return undefined;
  // Two statements: the second sees what the first has waited for.
  await transaction.$queryRaw`
    SELECT FROM "attachment" WHERE "id" = ANY(${ids.filter(isUuid)}::uuid[]) ORDER BY "id" FOR NO KEY UPDATE`;
  return missingAttachment(transaction, wanted);
}

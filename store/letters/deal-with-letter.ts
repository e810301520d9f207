import type { Prisma } from '../../prisma/generated/client';
import type { AuditBy } from '../audit/record-audit';
import { findOrAddCaller, type CallerFound } from '../find-or-add-caller';
import { cleanText } from '../json';
import { rulesFor } from '../look-ups';
import type { StoreContext } from '../store-context';
import { transact } from '../transact';
import type { LetterOrder } from './arrived';
import type { LetterSummary } from './settle-letter';

/**
 * Has a letter of the tray taken up again, as somebody of the desk wants it, or as what is known by now decides.
 *
 * @param order null: it is decided anew
 * @returns false where nothing waits there any more
 */
export async function takeUpLetter(
  { database }: StoreContext,
  letterId: string,
  order: LetterOrder | null,
): Promise<boolean> {
  const changed = await database.$executeRaw`
    UPDATE "letter_in" l SET "outcome" = NULL, "reason" = NULL, "settled_at" = NULL, "attempts" = 0, "lease_until" = NULL,
      "order" = ${order === null ? null : JSON.stringify(order)}::jsonb
    FROM "tray" t
    WHERE l."id" = ${letterId}::uuid AND l."outcome" = 'tray' AND t."letter_id" = l."id" AND t."resolved_at" IS NULL`;
  return changed === 1;
}

/** Makes whoever wrote a letter of the tray known as a user of a client. @param name null: as the letter has it */
export async function bindSender(
  context: StoreContext,
  letterId: string,
  {
    desk,
    client,
    name,
    by,
  }: { readonly desk: string; readonly client: string; readonly name: string | null; readonly by?: AuditBy },
): Promise<CallerFound | { readonly kind: 'no-sender' }> {
  const letter = await context.database.letterIn.findUnique({ where: { id: letterId }, include: { tray: true } });
  const email = letter?.fromAddress ?? null;
  if (email === null) return { kind: 'no-sender' };
  const summary = (letter?.tray?.content as { readonly raw: LetterSummary | null } | null | undefined)?.raw;
  const called = name ?? (summary?.from?.name || email.slice(0, email.lastIndexOf('@')));
  const { timeZone } = (await rulesFor(context, desk, null)).regulation;
  const person = { name: called, phone: null, email, timeZone };
  return findOrAddCaller(context, { desk, clientId: client, ...person, boundBy: by });
}

/** Marks an item of the tray as dealt with; it stays on the record, and so does its letter. @returns false when it is already */
export async function resolveTrayItem(
  { database, clock }: StoreContext,
  id: string,
  done: { readonly by: string | null; readonly act: string; readonly reason?: string },
): Promise<boolean> {
  const { by: resolvedBy, ...resolution } = done;
  return transact(database, async (transaction) => {
    const resolvedAt = new Date(await clock.now(transaction));
    const data = { resolvedAt, resolvedBy, resolution: cleaned(resolution) };
    const { count } = await transaction.tray.updateMany({ where: { id, resolvedAt: null }, data });
    return count === 1;
  });
}

function cleaned({ act, reason }: { readonly act: string; readonly reason?: string }): Prisma.InputJsonObject {
  return { act, ...(reason === undefined ? {} : { reason: cleanText(reason) }) };
}

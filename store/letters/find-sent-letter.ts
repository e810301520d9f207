import { cleanText, isUuid } from '../json';
import type { StoreContext } from '../store-context';

/** A letter of ours that left, and what it was about. */
export interface SentLetter {
  readonly noticeId: string;
  readonly ticketId: string;
}

/** The letter of ours that a server names, by the id that its envelope bore or by its identity with brackets. */
export async function findSentLetter(
  { database }: StoreContext,
  named: { readonly noticeId: string } | { readonly messageId: string },
): Promise<SentLetter | undefined> {
  const select = { id: true, rootId: true };
  if ('messageId' in named) {
    const row = await database.notice.findFirst({ where: { messageId: cleanText(named.messageId) }, select });
    return row === null ? undefined : { noticeId: row.id, ticketId: row.rootId };
  }
  if (!isUuid(named.noticeId)) return undefined;
  const row = await database.notice.findFirst({ where: { id: named.noticeId, messageId: { not: null } }, select });
  return row === null ? undefined : { noticeId: row.id, ticketId: row.rootId };
}

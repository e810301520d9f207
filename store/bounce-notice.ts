import type { Instant } from '../domain/time';
import { cleanText } from './json';
import { inTurn, lockNotice, settle, type Settled } from './settle-notice';
import type { StoreContext } from './store-context';

/** A letter that had left, as a report of its delivery names it: by our own id (the ENVID of its envelope) or its Message-ID. */
export type LetterRef = { readonly noticeId: string } | { readonly messageId: string };

export interface Bounced extends Settled {
  /** The ticket that it was about; null: no letter of ours goes by that name. */
  readonly ticketId: string | null;
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * A letter that had been handed over came back: its delivery is void, silence that counted from it stops, and the responsible
 * owes the next step. Told again, nothing happens (`settled: false`). Whoever calls it knows that the report says "failed": a
 * delayed letter has not come back. What stands in the portal never left, and no report can take it back.
 *
 * @param fault the report's words: a status code, a server's line
 * @param at when the report was received
 */
export async function bounceNotice(
  context: StoreContext,
  letter: LetterRef,
  { fault, at }: { readonly fault: string; readonly at?: Instant },
): Promise<Bounced> {
  const found = await find(context, letter);
  if (found === undefined) return { settled: false, tellings: [], ticketId: null };
  const settled = await inTurn(context, async (unit) => {
    const notice = await lockNotice(unit.transaction, found.id);
    if (notice?.state !== 'waiting' && notice?.state !== 'delivered') return false;
    return settle(unit, notice, { state: 'failed', fault }, at);
  });
  return { ...settled, ticketId: found.rootId };
}

async function find(
  { database }: StoreContext,
  letter: LetterRef,
): Promise<{ readonly id: string; readonly rootId: string } | undefined> {
  const select = { id: true, rootId: true };
  if ('messageId' in letter)
    return (
      (await database.notice.findFirst({ where: { messageId: cleanText(letter.messageId) }, select })) ?? undefined
    );
  if (!uuid.test(letter.noticeId)) return undefined;
  const where = { id: letter.noticeId, channel: 'email', messageId: { not: null } };
  return (await database.notice.findFirst({ where, select })) ?? undefined;
}

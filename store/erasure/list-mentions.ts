import type { MentionDecision, MentionForm } from '../../domain/erasure';
import type { Instant } from '../../domain/time';
import { listMark, readNames, writeNames } from '../cursor';
import { isUuid } from '../json';
import { pageOf, type BadCursor, type Page } from '../page';
import type { StoreContext } from '../store-context';
import { findMentions, finderOf } from './concerned';

/** A ticket that may speak of somebody whose words go. */
export interface Mentioning {
  readonly ticket: { readonly id: string; readonly tid: string; readonly subject: string };
  readonly form: MentionForm;
  /** What stands around it; null: it is not found any more. */
  readonly excerpt: string | null;
  readonly decision: MentionDecision | null;
  readonly decidedAt: Instant | null;
}

/** So many letters stand before and behind what was found. */
const around = 80;

/** Tickets that may speak of somebody whose words go, decided or not; undefined: there is no such erasure. */
export async function listMentions(
  { database }: StoreContext,
  { desk, shortId }: { readonly desk: string; readonly shortId: string },
  cursor: string | null,
  most: number,
): Promise<Page<Mentioning> | BadCursor | undefined> {
  const erasure = await database.erasure.findFirst({ where: { desk, shortId }, include: { person: true } });
  if (erasure === null) return undefined;
  const mark = listMark('mentions', { erasure: erasure.id });
  const [after] = cursor === null ? [undefined] : (readNames(mark, cursor, 1) ?? [null]);
  if (after === null || (after !== undefined && !isUuid(after))) return { kind: 'bad-cursor' };
  const rows = await database.erasureMention.findMany({
    where: { erasureId: erasure.id, ...(after === undefined ? {} : { ticketId: { gt: after } }) },
    include: { ticket: { select: { id: true, tid: true, subject: true } } },
    orderBy: { ticketId: 'asc' },
    take: most + 1,
  });
  const excerpts = new Map<string, string>();
  if (erasure.finishedAt === null) {
    const { personId, person } = erasure;
    const finder = await finderOf(database, desk, { kind: 'person', personId, ...person });
    const tickets = rows.map(({ ticketId }) => ticketId);
    for (const { ticketId, text, mention } of await findMentions(database, { desk, personId, tickets, finder }))
      if (!excerpts.has(ticketId)) excerpts.set(ticketId, excerptOf(text, mention.at));
  }
  return pageOf(
    rows.map(({ ticket, form, decision, decidedAt }) => ({
      ...{ ticket, form: form as MentionForm, excerpt: excerpts.get(ticket.id) ?? null },
      ...{ decision: decision as MentionDecision | null, decidedAt: decidedAt?.getTime() ?? null },
    })),
    most,
    ({ ticket }) => writeNames(mark, [ticket.id]),
  );
}

function excerptOf(text: string, at: number): string {
  const [from, to] = [Math.max(0, at - around), Math.min(text.length, at + around)];
  const shown = text.slice(from, to).replace(/\s+/g, ' ').trim();
  return `${from > 0 ? '…' : ''}${shown}${to < text.length ? '…' : ''}`;
}

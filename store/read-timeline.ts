import { ticketKind } from '../domain/ticket';
import type { TicketEvent } from '../domain/ticket';
import type { Instant } from '../domain/time';
import { readEvents } from './process/state-of';
import type { StoreContext } from './store-context';

/** A word in the ticket, with what is attached to it. */
export interface Message {
  readonly id: string;
  readonly revision: number;
  readonly kind: string;
  readonly authorId: string | null;
  readonly side: 'client' | 'desk' | 'system';
  readonly channel: string;
  readonly text: string;
  readonly at: Instant;
  readonly attachments: readonly AttachmentLine[];
}

export interface AttachmentLine {
  readonly id: string;
  readonly name: string;
  readonly mediaType: string;
  readonly size: number;
}

export interface Timeline<Event> {
  /** In chronological order of the record: revisions without gaps (SK-6). */
  readonly events: readonly Event[];
  /** The words that these events keep, by id. */
  readonly messages: ReadonlyMap<string, Message>;
  /** To go on from; null when this is the end. */
  readonly next: number | null;
}

/** After a revision, so many events. */
export interface TimelineSpan {
  readonly after: number;
  readonly most: number;
}

/**
 * What happened on a ticket after a revision, with the words that belong to it. Who may see which of it (notes, say) is for
 * the caller to hold.
 */
export async function readTimeline(
  context: StoreContext,
  ticketId: string,
  span: TimelineSpan,
): Promise<Timeline<TicketEvent>> {
  const found = await readEvents(context.database, ticketKind, ticketId, span.after, span.most + 1);
  return withWords(context, found, { rootId: ticketId, processId: ticketId }, span);
}

/** As many of the events found as are wanted, with the words that they keep. */
export async function withWords<Event extends { readonly revision: number }>(
  context: StoreContext,
  found: readonly Event[],
  process: { readonly rootId: string; readonly processId: string },
  { after, most }: TimelineSpan,
): Promise<Timeline<Event>> {
  const events = found.slice(0, most);
  const last = events.at(-1)?.revision ?? after;
  const messages = await readMessages(context, process, { after, until: last });
  return {
    events,
    messages: new Map(messages.map((message) => [message.id, message])),
    next: found.length > most ? last : null,
  };
}

/** The words of a process in the order of the revisions, as far as they belong to revisions after one and up to another. */
export async function readMessages(
  { database }: StoreContext,
  { rootId, processId }: { readonly rootId: string; readonly processId: string },
  span: { readonly after?: number; readonly until?: number } = {},
): Promise<Message[]> {
  const rows = await database.message.findMany({
    where: {
      processId,
      revision: { gt: span.after ?? 0, ...(span.until === undefined ? {} : { lte: span.until }) },
    },
    orderBy: { revision: 'asc' },
  });
  const attached =
    rows.length === 0
      ? []
      : await database.attachment.findMany({
          where: { rootId, messageId: { in: rows.map(({ id }) => id) } },
          select: { id: true, name: true, mediaType: true, size: true, messageId: true },
          orderBy: { id: 'asc' },
        });
  return rows.map(({ id, revision, kind, authorId, side, channel, text, at }) => ({
    id,
    revision,
    kind,
    // As messagesOf wrote it.
    side: side as Message['side'],
    authorId,
    channel,
    text,
    at: at.getTime(),
    attachments: attached.flatMap(({ messageId, ...line }) => (messageId === id ? [line] : [])),
  }));
}

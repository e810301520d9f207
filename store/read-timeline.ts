import { ticketKind } from '../domain/ticket';
import type { TicketEvent } from '../domain/ticket';
import type { Instant } from '../domain/time';
import { readEvents } from './process/state-of';
import type { EventSpan } from './process/state-of';
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
  /** Answers to a list of questions, by the codes of its form; null: it is a word alone. */
  readonly fields: Readonly<Record<string, unknown>> | null;
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
  /** In the order of the record (revisions, SK-6), from the end that was asked for. */
  readonly events: readonly Event[];
  /** The words that these events keep, by id. */
  readonly messages: ReadonlyMap<string, Message>;
  /** To go on from; null when this is the end. */
  readonly next: number | null;
}

/** So many events from one of the ends, after a revision in that order. */
export type TimelineSpan = Required<Pick<EventSpan, 'most'>> & Omit<EventSpan, 'most'>;

/** What happened on a ticket, with the words that belong to it. Who may read which of the words is for the caller to hold. */
export async function readTimeline(
  context: StoreContext,
  ticketId: string,
  span: TimelineSpan,
): Promise<Timeline<TicketEvent>> {
  const found = await readEvents(context.database, ticketKind, ticketId, { ...span, most: span.most + 1 });
  return withWords(context, found, { rootId: ticketId, processId: ticketId }, span.most);
}

/** As many of the events found as are wanted, with the words that they keep. */
export async function withWords<Event extends { readonly revision: number }>(
  context: StoreContext,
  found: readonly Event[],
  process: { readonly rootId: string; readonly processId: string },
  most: number,
): Promise<Timeline<Event>> {
  const events = found.slice(0, most);
  const messages = await readMessages(
    context,
    process,
    events.map(({ revision }) => revision),
  );
  return {
    events,
    messages: new Map(messages.map((message) => [message.id, message])),
    next: found.length > most ? (events.at(-1)?.revision ?? null) : null,
  };
}

/** The words of a process in the order of the revisions; those that stand under some of them, when any are named. */
export async function readMessages(
  { database }: StoreContext,
  { rootId, processId }: { readonly rootId: string; readonly processId: string },
  revisions?: readonly number[],
): Promise<Message[]> {
  const rows = await database.message.findMany({
    where: { processId, ...(revisions === undefined ? {} : { revision: { in: [...revisions] } }) },
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
  return rows.map(({ id, revision, kind, authorId, side, channel, text, fields, at }) => ({
    id,
    revision,
    kind,
    // As messagesOf wrote it.
    side: side as Message['side'],
    authorId,
    channel,
    text,
    // As messagesOf wrote it.
    fields: fields as Message['fields'],
    at: at.getTime(),
    attachments: attached.flatMap(({ messageId, ...line }) => (messageId === id ? [line] : [])),
  }));
}

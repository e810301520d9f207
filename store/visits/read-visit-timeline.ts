import type { VisitEvent } from '../../domain/visit';
import { readMessages } from '../read-timeline';
import type { Message } from '../read-timeline';
import type { StoreContext } from '../store-context';
import { readVisitEvents } from './visit-state-of';

export interface VisitTimeline {
  readonly events: readonly VisitEvent[];
  /** The words that these events keep, by id. */
  readonly messages: ReadonlyMap<string, Message>;
  /** To go on from; null when this is the end. */
  readonly next: number | null;
}

/** What happened on a visit after a revision, with the words and files that belong to it. */
export async function readVisitTimeline(
  context: StoreContext,
  visit: { readonly id: string; readonly ticketId: string },
  { after, most }: { readonly after: number; readonly most: number },
): Promise<VisitTimeline> {
  const found = await readVisitEvents(context.database, visit.id, after, most + 1);
  const events = found.slice(0, most);
  const last = events.at(-1)?.revision ?? after;
  const messages = await readMessages(context, visit.ticketId, { after, until: last, visitId: visit.id });
  return {
    events,
    messages: new Map(messages.map((message) => [message.id, message])),
    next: found.length > most ? last : null,
  };
}

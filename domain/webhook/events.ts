/** What of a ticket is told to other programs: a closed list, and no words of persons. */
import type { TicketEvent } from '../ticket';
import type { Instant } from '../time';

/** Types of messages, by the form of Standard Webhooks; each tells that something clients may see has happened. */
export const webhookEvents = [
  'ticket.opened',
  'ticket.classified',
  'ticket.assigned',
  'ticket.replied',
  'ticket.waiting',
  'ticket.resumed',
  'ticket.due-moved',
  'ticket.solved',
  'ticket.objected',
  'ticket.closed',
  'ticket.reopened',
] as const;

/** `webhook.test` is what an administrator sends to see whether an endpoint works. */
export type WebhookEvent = (typeof webhookEvents)[number];

/** One fact that is told, in the order of the record of its ticket. */
export interface WebhookFact {
  readonly type: WebhookEvent;
  readonly revision: number;
  readonly at: Instant;
}

/** How a ticket stands after the commit that a fact belongs to: codes and dates that its client sees as well. */
export interface TicketFacts {
  readonly stage: string;
  readonly status: string;
  readonly topic: string;
  readonly priority: string;
  /** The earliest date that is promised now. */
  readonly nextDue: Instant | null;
  readonly closedAt: Instant | null;
}

const told: Partial<Record<TicketEvent['type'], WebhookEvent>> = {
  opened: 'ticket.opened',
  classified: 'ticket.classified',
  assigned: 'ticket.assigned',
  replied: 'ticket.replied',
  estimated: 'ticket.due-moved',
  'limit-moved': 'ticket.due-moved',
  'extension-accepted': 'ticket.due-moved',
  'wait-begun': 'ticket.waiting',
  'wait-ended': 'ticket.resumed',
  solved: 'ticket.solved',
  objected: 'ticket.objected',
  closed: 'ticket.closed',
  reopened: 'ticket.reopened',
};

/** The facts of a commit that are told to other programs, in their order. */
export function webhookFactsOf(events: readonly TicketEvent[]): readonly WebhookFact[] {
  return events.flatMap(({ type, revision, at }) => {
    const tells = told[type];
    return tells === undefined ? [] : [{ type: tells, revision, at }];
  });
}

/**
 * The body of a message, the same at every try: what it is, when it happened, and of which ticket.
 *
 * @param data of a ticket its id, number, desk, revision and `TicketFacts`, with instants by ISO 8601; of a test the desk alone
 */
export function bodyOf(type: string, at: Instant, data: unknown): string {
  return JSON.stringify({ type, timestamp: new Date(at).toISOString(), data });
}

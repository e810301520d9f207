import type { Actor } from '../../domain/policy/actor';
import { messageOf } from '../../domain/ticket';
import type { Command, Envelope, MessageKind, TicketEvent } from '../../domain/ticket';

/** A word in the ticket, as its row keeps it. */
export interface MessageRow {
  readonly id: string;
  readonly revision: number;
  readonly kind: MessageKind;
  readonly authorId: string | null;
  readonly side: 'client' | 'desk' | 'system';
  readonly channel: string;
  readonly text: string;
  readonly at: string;
}

/**
 * The words that came with the commands just decided. A message bears the id of its command and stands under the event
 * that names it, or else the first one that the command caused; a refused command leaves no word.
 */
export function messagesOf(events: readonly TicketEvent[], commands: readonly Command[]): MessageRow[] {
  return commands.flatMap((command) => {
    const row = wordOf(command, messageOf(command.body), events);
    // A filing taken down by the desk is still the author's.
    return command.body.type === 'open' ? row.map((word) => ({ ...word, ...authorOf(command) })) : row;
  });
}

/** A fact that may name a message. */
interface Fact {
  readonly type: string;
  readonly revision: number;
  readonly at: number;
  readonly commandId: string;
  readonly messageId?: string | null;
  readonly solutionId?: string | null;
}

/** The word of one command, under the event that names it or else the first that it caused; none where it says nothing. */
export function wordOf(
  { id, actor, channel }: Envelope,
  message: { readonly kind: MessageKind; readonly text: string } | null,
  events: readonly Fact[],
): MessageRow[] {
  const caused = events.filter(({ commandId }) => commandId === id);
  // What a command does to clocks on the way is not what its word is about.
  const acts = caused.find(({ type }) => !type.startsWith('clock-'));
  const event = caused.find((candidate) => names(candidate, id)) ?? acts ?? caused[0];
  if (message === null || event === undefined) return [];
  const { revision, at } = event;
  return [{ id, revision, ...message, ...writerOf(actor), channel, at: new Date(at).toISOString() }];
}

function names(event: Fact, messageId: string): boolean {
  return event.type === 'solved' ? event.solutionId === messageId : event.messageId === messageId;
}

function authorOf({ body }: Command): Pick<MessageRow, 'authorId' | 'side'> {
  return { authorId: body.type === 'open' ? body.authorId : null, side: 'client' };
}

function writerOf(actor: Actor): Pick<MessageRow, 'authorId' | 'side'> {
  if (actor.kind === 'system') return { authorId: null, side: 'system' };
  return { authorId: actor.personId, side: actor.role === 'client' ? 'client' : 'desk' };
}

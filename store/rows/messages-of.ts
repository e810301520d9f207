import { messageOf } from '../../domain/ticket';
import type { Command, MessageKind, TicketEvent } from '../../domain/ticket';

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
    const message = messageOf(command.body);
    const caused = events.filter(({ commandId }) => commandId === command.id);
    const event = caused.find((candidate) => names(candidate, command.id)) ?? caused[0];
    if (message === null || event === undefined) return [];
    return [
      {
        id: command.id,
        revision: event.revision,
        kind: message.kind,
        ...writerOf(command),
        channel: command.channel,
        text: message.text,
        at: new Date(event.at).toISOString(),
      },
    ];
  });
}

function names(event: TicketEvent, messageId: string): boolean {
  if (event.type === 'solved') return event.solutionId === messageId;
  return 'messageId' in event && event.messageId === messageId;
}

/** Whose words they are: a filing taken down by the desk is still the author's. */
function writerOf({ actor, body }: Command): Pick<MessageRow, 'authorId' | 'side'> {
  if (body.type === 'open') return { authorId: body.authorId, side: 'client' };
  if (actor.kind === 'system') return { authorId: null, side: 'system' };
  return { authorId: actor.personId, side: actor.role === 'client' ? 'client' : 'desk' };
}

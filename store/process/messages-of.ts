import type { Actor } from '../../domain/policy/actor';
import { ruleOf } from '../../domain/process';
import type {
  Command,
  CommandBody,
  Envelope,
  Message,
  ProcessEvent,
  ProcessKind,
  ProcessState,
} from '../../domain/process';
import { effectiveAt } from '../../domain/process';

/** A word in a process, as its row keeps it. */
export interface MessageRow {
  readonly id: string;
  readonly revision: number;
  readonly kind: string;
  readonly authorId: string | null;
  readonly side: 'client' | 'desk' | 'system';
  readonly channel: string;
  readonly text: string;
  readonly fields: Readonly<Record<string, unknown>> | null;
  readonly at: string;
}

/**
 * The words that came with the commands just decided. A message bears the id of its command and stands under the event
 * that names it, or else the first one that the command caused; a refused command leaves no word.
 */
export function messagesOf<
  State extends ProcessState,
  Event extends ProcessEvent,
  Opening extends CommandBody,
  Later extends CommandBody,
  World,
>(
  kind: ProcessKind<State, Event, Opening, Later, World>,
  events: readonly Event[],
  commands: readonly Command<Opening | Later>[],
): MessageRow[] {
  return commands.flatMap((command) => {
    if (command.body.type === kind.opening.type) {
      // What bears the type of the opening is one.
      const body = command.body as Opening;
      const row = wordOf(command, kind.opening.message?.(body) ?? null, events);
      // A filing taken down by the desk is still the author's.
      const author = kind.opening.author?.(body) ?? null;
      return author === null ? row : row.map((word) => ({ ...word, authorId: author, side: 'client' as const }));
    }
    const body = command.body as Later;
    return wordOf(command, ruleOf(kind, body).message?.(body) ?? null, events);
  });
}

/** The word of one command, under the event that names it or else the first that it caused; none where it says nothing. */
function wordOf(
  { id, actor, channel }: Envelope,
  message: Message | null,
  events: readonly ProcessEvent[],
): MessageRow[] {
  const caused = events.filter(({ commandId }) => commandId === id);
  // What a command does to clocks on the way is not what its word is about.
  const acts = caused.find(({ type }) => !type.startsWith('clock-'));
  const event = caused.find((candidate) => names(candidate, id)) ?? acts ?? caused[0];
  if (message === null || event === undefined) return [];
  const at = new Date(effectiveAt(event)).toISOString();
  const { kind, text, fields = null, by = writerOf(actor) } = message;
  return [{ id, revision: event.revision, kind, text, fields, ...by, channel, at }];
}

/** Under what names a fact keeps the id of its word. */
interface Naming {
  readonly messageId?: unknown;
  readonly solutionId?: unknown;
  readonly proposal?: { readonly id: unknown };
}

/** A fact that keeps a word names it by the id of its command. */
function names(event: ProcessEvent, messageId: string): boolean {
  const { messageId: word, solutionId, proposal } = event as Naming;
  return word === messageId || proposal?.id === messageId || (event.type === 'solved' && solutionId === messageId);
}

/** Who writes what a command brings. */
export function writerOf(actor: Actor): Pick<MessageRow, 'authorId' | 'side'> {
  if (actor.kind === 'system') return { authorId: null, side: 'system' };
  return { authorId: actor.personId, side: actor.role === 'client' ? 'client' : 'desk' };
}

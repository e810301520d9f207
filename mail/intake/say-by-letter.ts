import { maySee } from '../../domain/policy/may';
import type { TicketState } from '../../domain/ticket';
import { followersIn } from './followers';
import { keepFiles } from './keep-files';
import { identityOf, mailActor, noteRefused, type Came, type DeskLetter } from './open-by-letter';
import type { IntakePorts } from './ports';
import { newWords } from './words-of';
import type { ActingWriter } from './writer';

/** Brings a letter into a ticket as its writer's word. Taken up again, the letter finds the word that it said. */
export async function sayByLetter(
  ports: IntakePorts,
  at: DeskLetter,
  writer: ActingWriter,
  ticketId: string,
): Promise<Came> {
  const { store, tell } = ports;
  const { letter, desk, facts } = at;
  const { personId, language, actor } = writer;
  const ticket = await store.readTicket(ticketId);
  if (ticket === undefined) return { outcome: 'tray', reason: 'not-of-this-ticket' };
  const { state, technicians, rules } = ticket;
  await follow(ports, at, state, maySee(actor, { ...state, technicians }) ? [] : [personId]);
  const rule = rules.regulation.attachments;
  const files = await keepFiles(ports, facts.attachments, { letterId: letter.id, desk, personId, rule, language });
  const said = await store.sayToTicket({
    kind: 'ticket',
    id: ticketId,
    identity: identityOf(desk, facts, letter),
    type: 'reply',
    content: { text: newWords(facts, language), ...(files.taken.length === 0 ? {} : { attachments: files.taken }) },
    actor,
    channel: 'email',
    receivedAt: letter.receivedAt,
    requestId: letter.id,
  });
  await noteRefused(ports, ticketId, letter, files.refused);
  const reply = (commandId: string): Came => ({ outcome: 'reply', reason: null, rootId: ticketId, commandId });
  switch (said.kind) {
    case 'decided':
      for (const telling of said.tellings) tell(telling);
      return said.result.kind === 'refused' ? { outcome: 'tray', reason: said.result.code } : reply(said.commandId);
    case 'pending':
      return reply(said.commandId);
    case 'replay':
      return said.outcome.outcome === 'refused'
        ? { outcome: 'tray', reason: said.outcome.refusal }
        : reply(said.outcome.commandId);
    case 'conflict':
      return { outcome: 'tray', reason: 'same-identity-other-content' };
    case 'no-process':
    case 'unknown-attachment':
      throw new Error(`A word of a letter could not be said: ${said.kind}.`);
    default: {
      const never: never = said;
      return never;
    }
  }
}

/** Who writes into a ticket of the own company follows it, and so does whoever of it was copied. */
async function follow(
  ports: IntakePorts,
  { letter, desk, facts }: DeskLetter,
  { id, clientId, authorId, sharedWith }: TicketState,
  writers: readonly string[],
): Promise<void> {
  const copied = await followersIn(ports, { desk, clientId }, facts, [authorId]);
  const people = [...new Set([...writers, ...copied])].filter((each) => !sharedWith.includes(each));
  if (people.length === 0) return;
  const shared = await ports.store.sayToTicket({
    ...{ kind: 'ticket', id, identity: `mail/${letter.id}/followers`, type: 'share', content: { with: people } },
    ...{ actor: mailActor, channel: 'email', receivedAt: letter.receivedAt },
  });
  if (shared.kind === 'decided') for (const telling of shared.tellings) ports.tell(telling);
}

import type { SystemActor } from '../../domain/policy/actor';
import type { ArrivedLetter } from '../../store/letters/arrived';
import type { LetterSettlement } from '../../store/letters/settle-letter';
import type { LetterFacts } from '../parse/letter-facts';
import { followersIn } from './followers';
import { keepFiles } from './keep-files';
import type { IntakePorts } from './ports';
import { subjectOf, wholeText } from './words-of';
import type { ActingWriter } from './writer';

/** The part of the product that speaks for letters. */
export const mailActor: SystemActor = { kind: 'system', part: 'mail' };

/** A letter at its desk. */
export interface DeskLetter {
  readonly letter: ArrivedLetter;
  readonly desk: string;
  readonly facts: LetterFacts;
}

/** What a letter came to, its id and what is shown of it left out. */
export type Came = Pick<LetterSettlement, 'outcome' | 'reason' | 'rootId' | 'commandId' | 'noticeId'>;

export interface OpeningChoice {
  /** No letter confirms it. */
  readonly quiet: boolean;
  readonly requestType?: string | null;
  readonly topic?: string | null;
  /** Who of the desk had it filed. */
  readonly registeredBy?: string | null;
}

/** Files a ticket by a letter. Taken up again, the letter finds the ticket that it made. */
export async function openByLetter(
  ports: IntakePorts,
  { letter, desk, facts }: DeskLetter,
  writer: ActingWriter,
  { quiet, requestType = null, topic = null, registeredBy = null }: OpeningChoice,
): Promise<Came> {
  const { store, tell } = ports;
  const { clientId, personId, kind, actor, language } = writer;
  const { regulation } = await store.rulesFor(desk, clientId);
  const rule = regulation.attachments;
  const files = await keepFiles(ports, facts.attachments, { letterId: letter.id, desk, personId, rule, language });
  const filed = await store.fileTicket({
    identity: identityOf(desk, facts, letter),
    ...{ desk, clientId, authorId: personId, registeredBy, actor, requestType, topic },
    ...(kind === 'person' ? {} : { authorKind: kind }),
    channel: 'email',
    subject: subjectOf(facts, language),
    text: wholeText(facts, language),
    shareWith: await followersIn(ports, { desk, clientId }, facts, [personId]),
    attachments: files.taken,
    receivedAt: letter.receivedAt,
    ...(quiet ? { quiet } : {}),
    requestId: letter.id,
  });
  if (filed.kind === 'refused') return { outcome: 'tray', reason: filed.code };
  if (filed.kind === 'conflict') return { outcome: 'tray', reason: 'same-identity-other-content' };
  for (const telling of filed.tellings) tell(telling);
  for (const telling of (await filed.following) ?? []) tell(telling);
  await noteRefused(ports, filed.ticketId, letter, files.refused);
  return { outcome: 'ticket', reason: null, rootId: filed.ticketId, commandId: filed.commandId };
}

/** Under which a letter's word stands in the inbox, once for ever. */
export function identityOf(
  desk: string,
  { identity }: Pick<LetterFacts, 'identity'>,
  { id, order }: ArrivedLetter,
): string {
  // A letter under a taken identity that somebody of the desk lets in all the same.
  return order === null ? `mail/${desk}/${identity}` : `mail/${desk}/${identity}/${id}`;
}

/** Tells the desk in the ticket which files of a letter were not taken; they are in the letter that is kept. */
export async function noteRefused(
  { store, tell }: Pick<IntakePorts, 'store' | 'tell'>,
  ticketId: string,
  { id, receivedAt }: ArrivedLetter,
  refused: readonly string[],
): Promise<void> {
  if (refused.length === 0) return;
  const said = await store.sayToTicket({
    kind: 'ticket',
    id: ticketId,
    identity: `mail/${id}/files`,
    type: 'note',
    content: { text: refused.join('\n').slice(0, 20_000) },
    actor: mailActor,
    channel: 'email',
    receivedAt,
  });
  if (said.kind === 'decided') for (const telling of said.tellings) tell(telling);
}

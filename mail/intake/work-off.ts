import type { ArrivedLetter } from '../../store/letters/arrived';
import type { LetterSummary } from '../../store/letters/settle-letter';
import type { TrayReason } from '../../texts/tray';
import type { LetterFacts } from '../parse/letter-facts';
import { limits } from '../parse/limits';
import { parseLetter } from '../parse/parse-letter';
import { decideLetter, type Writer } from '../recognise/decide-letter';
import { answerToInvitation } from './answer-to-invitation';
import { addressesOf, gather, threadIds } from './gather';
import { onOrder } from './on-order';
import { openByLetter, type Came, type DeskLetter } from './open-by-letter';
import type { IntakePorts } from './ports';
import { reportOfOurs } from './report-of-ours';
import { sayByLetter } from './say-by-letter';
import { excerptOf } from './words-of';
import { actingUser, madeKnown, type ActingWriter } from './writer';

/** A letter that has been read. */
export interface ReadLetter {
  readonly letter: ArrivedLetter;
  /** Null: it could not be read at all, and why. */
  readonly facts: LetterFacts | null;
  readonly reason: TrayReason | null;
}

/** Reads a letter out of the bytes that are kept. */
export async function readLetter({ store, addressBook, own }: IntakePorts, letter: ArrivedLetter): Promise<ReadLetter> {
  if (letter.size > limits.letterBytes) return { letter, facts: null, reason: 'too-large' };
  const bytes = await store.readLetterBytes(letter);
  if (bytes === undefined) throw new Error('The bytes of a letter are not there.');
  const pieces: Uint8Array[] = [];
  for await (const piece of bytes) pieces.push(piece);
  const book = await addressBook();
  const ours = [...book.addresses.map(({ address }) => address), ...own];
  const facts = await parseLetter(Buffer.concat(pieces), { now: letter.receivedAt, prefixes: book.prefixes, own: ours });
  return { letter, facts, reason: null };
}

/**
 * Makes of one letter what it comes to, and records that. Whatever of it was done before is found by its identity, so that it may be
 * begun anew at any point.
 */
export async function workOff(ports: IntakePorts, { letter, facts, reason }: ReadLetter): Promise<void> {
  const { store } = ports;
  const came = facts === null ? inTray(reason ?? 'fault') : await comeTo(ports, letter, facts);
  const { ticketId = null, ...settled }: CameTo = came;
  const summary = settled.outcome === 'tray' ? { summary: await summaryOf(ports, facts, ticketId) } : {};
  if (await store.settleLetter({ id: letter.id, ...settled, ...summary }))
    ports.onSettled?.({ id: letter.id, outcome: settled.outcome, reason: settled.reason });
}

/** With the ticket to which a letter in the tray may belong. */
type CameTo = Came & { readonly ticketId?: string | null };

async function comeTo(ports: IntakePorts, letter: ArrivedLetter, facts: LetterFacts): Promise<CameTo> {
  const { store } = ports;
  const desks = await desksOf(ports, letter, facts);
  const { identity, messageId, contentDigest: digest, from } = facts;
  const read = { id: letter.id, desks, identity, messageId, digest, fromAddress: from?.address ?? null };
  const standing = await store.noteRead(read);
  const [desk] = desks;
  if (desk === undefined) return inTray('no-desk');
  if (letter.order !== null) return onOrder(ports, { letter, desk, facts }, letter.order);
  switch (standing.kind) {
    case 'same':
      return { outcome: 'duplicate', reason: null, rootId: standing.first.rootId };
    case 'other':
      return inTray('same-id-other-content');
    case 'first':
      return decided(ports, { letter, desk, facts });
    default: {
      const never: never = standing;
      return never;
    }
  }
}

async function decided(ports: IntakePorts, at: DeskLetter): Promise<CameTo> {
  const { addresses } = await ports.addressBook();
  const situation = await gather(ports, at, addresses);
  const answered = await answerToInvitation(ports, at, situation);
  if (answered !== null) return answered;
  const decision = decideLetter(situation);
  switch (decision.kind) {
    case 'report':
      return reportOfOurs(ports, at);
    case 'tray':
      return { ...inTray(decision.reason), ticketId: decision.ticketId };
    case 'open': {
      const writer = await acting(ports, at, decision.writer);
      return typeof writer === 'string' ? inTray(writer) : openByLetter(ports, at, writer, decision);
    }
    case 'word': {
      const writer = await acting(ports, at, decision.writer);
      return typeof writer === 'string' ? inTray(writer) : sayByLetter(ports, at, writer, decision.ticketId);
    }
    default: {
      const never: never = decision;
      return never;
    }
  }
}

async function acting(
  { store }: IntakePorts,
  { desk, facts: { from } }: DeskLetter,
  writer: Writer,
): Promise<ActingWriter | TrayReason> {
  if (writer.kind === 'user') return actingUser(store, desk, writer);
  return from === null ? 'no-sender' : madeKnown(store, desk, writer.clientId, from);
}

/** The desks that a letter is for: the one it came for, else those it is addressed to, else that of the letter it answers. */
async function desksOf(
  { store, addressBook }: IntakePorts,
  letter: ArrivedLetter,
  facts: LetterFacts,
): Promise<readonly string[]> {
  if (letter.desk !== null) return [letter.desk];
  const { addresses } = await addressBook();
  const to = letter.envelopeTo.length > 0 ? letter.envelopeTo.map((each) => each.toLowerCase()) : addressesOf(facts);
  const named = addresses.filter(({ address }) => to.includes(address)).map(({ desk }) => desk);
  if (named.length > 0) return [...new Set(named)];
  const [answered] = await store.findThread(null, threadIds(facts));
  return answered === undefined ? [] : [answered.desk];
}

function inTray(reason: string): Came {
  return { outcome: 'tray', reason };
}

async function summaryOf(
  { store }: IntakePorts,
  facts: LetterFacts | null,
  ticketId: string | null,
): Promise<LetterSummary> {
  const ticket = ticketId === null ? undefined : await store.readTicket(ticketId);
  if (facts === null) return { from: null, subject: '', excerpt: '', attachments: 0, warnings: [], ticket: null };
  return {
    from: facts.from,
    subject: facts.subject.slice(0, 300),
    excerpt: excerptOf(facts),
    attachments: facts.attachments.length,
    warnings: facts.warnings.slice(0, 20),
    ticket: ticket?.state.tid ?? null,
  };
}

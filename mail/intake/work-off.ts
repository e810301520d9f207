import type { ArrivedLetter } from '../../store/letters/arrived';
import type { LetterSummary } from '../../store/letters/settle-letter';
import type { Standing } from '../../store/letters/note-read';
import type { TrayTextCode } from '../../texts/tray';
import type { LetterFacts } from '../parse/letter-facts';
import { limits } from '../parse/limits';
import { parseLetter } from '../parse/parse-letter';
import { decideLetter } from '../recognise/decide-letter';
import type { Outcome } from '../recognise/outcome';
import { lookUpsOf } from '../recognise/world';
import { answerToInvitation } from './answer-to-invitation';
import { addressesOf, gather, saysTooMuch, type Gathered } from './gather';
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
  /** Null: it could not be read at all. */
  readonly facts: LetterFacts | null;
  /** Why it cannot be decided by rule, whatever it says. */
  readonly reason: TrayTextCode | null;
}

/** Reads a letter out of the bytes that are kept. */
export async function readLetter({ store, addressBook, own }: IntakePorts, letter: ArrivedLetter): Promise<ReadLetter> {
  if (letter.way !== 'mailbox' && letter.size > limits.letterBytes) return { letter, facts: null, reason: 'too-large' };
  const bytes = await store.readLetterBytes(letter);
  if (bytes === undefined) throw new Error('The bytes of a letter are not there.');
  const pieces: Uint8Array[] = [];
  for await (const piece of bytes) pieces.push(piece);
  const book = await addressBook();
  const ours = [...book.addresses.map(({ address }) => address), ...own];
  const raw = Buffer.concat(pieces);
  const facts = await parseLetter(raw, {
    now: letter.receivedAt,
    prefixes: book.prefixes,
    own: ours,
  });
  if (raw.length >= letter.size) return { letter, facts, reason: null };
  // What is cut off in the middle is no file.
  return { letter, facts: { ...facts, attachments: [] }, reason: 'beginning-only' };
}

/**
 * Makes of one letter what it comes to, and records that. Whatever of it was done before is found by its identity, so that it may be
 * begun anew at any point.
 */
export async function workOff(ports: IntakePorts, { letter, facts, reason }: ReadLetter): Promise<void> {
  const { store } = ports;
  const came = facts === null ? inTray(reason ?? 'fault') : await comeTo(ports, letter, facts, reason);
  const { likely = null, ...settled }: CameTo = came;
  const summary = settled.outcome === 'tray' ? { summary: summaryOf(facts, likely) } : {};
  if (await store.settleLetter({ id: letter.id, ...settled, ...summary }))
    ports.onSettled?.({ id: letter.id, outcome: settled.outcome, reason: settled.reason });
}

/** With the ticket to which a letter in the tray may belong. */
type CameTo = Came & { readonly likely?: string | null };

async function comeTo(
  ports: IntakePorts,
  letter: ArrivedLetter,
  facts: LetterFacts,
  undecidable: TrayTextCode | null,
): Promise<CameTo> {
  const desks = await desksOf(ports, letter, facts);
  const { identity, messageId, contentDigest, from } = facts;
  const read = { id: letter.id, desks, identity, messageId, digest: contentDigest, fromAddress: from?.address ?? null };
  const standing = await ports.store.noteRead(read);
  const [desk] = desks;
  if (desk === undefined) return inTray('no-desk');
  const at = { letter, desk, facts };
  if (letter.order !== null) return onOrder(ports, at, letter.order);
  if (undecidable !== null) return inTray(undecidable);
  const came = await decided(ports, at, standing);
  return standing.kind === 'same' && came.outcome === 'duplicate' ? { ...came, rootId: standing.first.rootId } : came;
}

async function decided(ports: IntakePorts, at: DeskLetter, standing: Standing): Promise<CameTo> {
  const { facts } = at;
  const { addresses } = await ports.addressBook();
  const seen =
    standing.kind === 'first' ? null : { contentDigest: standing.kind === 'same' ? facts.contentDigest : '' };
  const gathered = await gather(ports, at, seen, addresses);
  const answered = seen === null ? await answerToInvitation(ports, at, gathered) : null;
  if (answered !== null) return answered;
  const decision = decideLetter(facts, gathered.world);
  switch (decision.outcome) {
    case 'duplicate':
      return { outcome: 'duplicate', reason: null };
    case 'notice-state':
      return reportOfOurs(ports, at, decision);
    case 'tray':
      return { ...inTray(decision.reason), likely: gathered.likely };
    case 'ticket':
      return opened(ports, at, gathered, decision);
    case 'reply':
      return said(ports, at, gathered, decision.ticket);
    default: {
      const never: never = decision;
      return never;
    }
  }
}

async function opened(
  ports: IntakePorts,
  at: DeskLetter,
  { takesRequests, opensMany }: Gathered,
  { client: clientId, person: personId }: Extract<Outcome, { readonly outcome: 'ticket' }>,
): Promise<CameTo> {
  if (!takesRequests) return inTray('no-requests-by-letter');
  if (isEmpty(at.facts)) return inTray('empty');
  const writer = await acting(ports, at, clientId, personId);
  if (typeof writer === 'string') return inTray(writer);
  // Whatever a program sends is never answered by one.
  return openByLetter(ports, at, writer, { quiet: opensMany || at.facts.automatic !== false });
}

async function said(ports: IntakePorts, at: DeskLetter, gathered: Gathered, ticket: string): Promise<CameTo> {
  const aside = (reason: TrayTextCode): CameTo => ({ ...inTray(reason), likely: gathered.likely });
  if (isEmpty(at.facts)) return aside('empty');
  // What a program says after the end is put before nobody.
  if (gathered.closed.get(ticket) === true && at.facts.automatic !== false) return aside('auto-generated');
  if (await saysTooMuch(ports, at, ticket)) return aside('too-many-words');
  const found = [...gathered.world.referred, ...gathered.world.numbered].find((each) => each.ticket === ticket);
  if (found === undefined) return aside('not-of-this-ticket');
  const user = gathered.users.find(({ clientId }) => clientId === found.client);
  const writer = await acting(ports, at, found.client, user?.personId ?? null);
  return typeof writer === 'string' ? aside(writer) : sayByLetter(ports, at, writer, ticket);
}

function isEmpty({ text, attachments, subject }: LetterFacts): boolean {
  return text.trim() === '' && attachments.length === 0 && subject.trim() === '';
}

/** @param personId null: whoever wrote it is made known as one of the client's */
async function acting(
  { store }: IntakePorts,
  { desk, facts: { from } }: DeskLetter,
  clientId: string,
  personId: string | null,
): Promise<ActingWriter | TrayTextCode> {
  if (personId !== null) return actingUser(store, desk, { personId, clientId });
  return from === null ? 'no-sender' : madeKnown(store, desk, clientId, from);
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
  const [answered] = await store.findThread(null, lookUpsOf(facts).references);
  return answered === undefined ? [] : [answered.desk];
}

function inTray(reason: TrayTextCode): Came {
  return { outcome: 'tray', reason };
}

/** @param ticket the number of the ticket that it may belong to */
function summaryOf(facts: LetterFacts | null, ticket: string | null): LetterSummary {
  if (facts === null) return { from: null, subject: '', excerpt: '', attachments: 0, warnings: [], ticket };
  return {
    from: facts.from,
    subject: facts.subject.slice(0, 300),
    excerpt: excerptOf(facts),
    attachments: facts.attachments.length,
    warnings: facts.warnings.slice(0, 20),
    ticket,
  };
}

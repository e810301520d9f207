import { uuidv7 } from 'uuidv7';
import type { Transaction } from '../database';
import { cleanText } from '../json';
import type { StoreContext } from '../store-context';
import { transact } from '../transact';

/** What a letter turned out to be when it was read. */
export interface LetterRead {
  readonly id: string;
  /** The desks it is for: the first one is this letter's, each further one gets a letter of its own. */
  readonly desks: readonly string[];
  readonly identity: string;
  readonly messageId: string | null;
  /** In small letters. */
  readonly fromAddress: string | null;
  /** Of what people wrote, without the marks of its way. */
  readonly digest: string;
}

/** Whether it came first under its identity at its desk. */
export type Standing =
  | { readonly kind: 'first' }
  /** The same again; what became of the first is null while it waits. */
  | { readonly kind: 'same'; readonly first: FirstLetter }
  /** Another content under an identity that stands for something. */
  | { readonly kind: 'other' };

export interface FirstLetter {
  readonly id: string;
  readonly outcome: string | null;
  readonly rootId: string | null;
}

/** Keeps what was read of a letter, and says whether it is the first of its identity at its desk. */
export async function noteRead({ database }: StoreContext, read: LetterRead): Promise<Standing> {
  const { id, desks, digest, fromAddress } = read;
  const identity = cleanText(read.identity);
  const messageId = read.messageId === null ? null : cleanText(read.messageId);
  const [desk = null, ...further] = desks;
  return transact(database, async (transaction) => {
    const found = await transaction.letterIn.findUniqueOrThrow({ where: { id }, select: { desk: true } });
    const data = { desk, identity, messageId, fromAddress: fromAddress === null ? null : cleanText(fromAddress) };
    await transaction.letterIn.update({ where: { id }, data });
    if (found.desk === null) for (const other of further) await copyTo(transaction, id, other);
    if (desk === null) return { kind: 'first' };
    await transaction.$executeRaw`
      INSERT INTO "letter_first" ("desk", "identity", "letter_id", "digest")
      VALUES (${desk}, ${identity}, ${id}::uuid, ${digest}) ON CONFLICT DO NOTHING`;
    const first = await transaction.letterFirst.findUniqueOrThrow({
      where: { desk_identity: { desk, identity } },
      include: { letter: { select: { id: true, outcome: true, rootId: true } } },
    });
    if (first.letterId === id) return { kind: 'first' };
    return first.digest === digest ? { kind: 'same', first: first.letter } : { kind: 'other' };
  });
}

/** The same letter for another desk, once. */
async function copyTo(transaction: Transaction, id: string, desk: string): Promise<void> {
  await transaction.$executeRaw`
    INSERT INTO "letter_in" ("id", "desk", "way", "envelope_from", "envelope_to", "sha256", "size", "received_at")
    SELECT ${uuidv7()}::uuid, ${desk}, "way", "envelope_from", "envelope_to", "sha256", "size", "received_at"
    FROM "letter_in" WHERE "id" = ${id}::uuid`;
}

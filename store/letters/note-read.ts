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
export async function noteRead(context: StoreContext, read: LetterRead): Promise<Standing> {
  const { id, digest } = read;
  const [desk = null, ...further] = read.desks;
  const identity = cleanText(read.identity);
  if (further.length > 0) await copyOnce(context, id, further);
  const { database } = context;
  const messageId = read.messageId === null ? null : cleanText(read.messageId);
  const fromAddress = read.fromAddress === null ? null : cleanText(read.fromAddress);
  const [noted] = await database.$queryRaw<{ isFirst: boolean }[]>`
    WITH "read" AS (
      UPDATE "letter_in" SET "desk" = ${desk}, "identity" = ${identity}, "message_id" = ${messageId}, "from_address" = ${fromAddress}
      WHERE "id" = ${id}::uuid RETURNING "id"
    ), "first" AS (
      INSERT INTO "letter_first" ("desk", "identity", "letter_id", "digest")
      SELECT ${desk}, ${identity}, r."id", ${digest} FROM "read" r WHERE ${desk}::text IS NOT NULL ON CONFLICT DO NOTHING
      RETURNING "letter_id"
    )
    SELECT EXISTS (SELECT FROM "first") AS "isFirst"`;
  if (desk === null || noted?.isFirst === true) return { kind: 'first' };
  const first = await database.letterFirst.findUniqueOrThrow({
    where: { desk_identity: { desk, identity } },
    include: { letter: { select: { id: true, outcome: true, rootId: true } } },
  });
  if (first.letterId === id) return { kind: 'first' };
  return first.digest === digest ? { kind: 'same', first: first.letter } : { kind: 'other' };
}

/** A letter that is for further desks is copied for them before its own desk is known, and once. */
async function copyOnce({ database }: StoreContext, id: string, desks: readonly string[]): Promise<void> {
  await transact(database, async (transaction) => {
    const { count } = await transaction.letterIn.updateMany({ where: { id, desk: null }, data: { desk: desks[0] } });
    if (count === 1) for (const desk of desks) await copyTo(transaction, id, desk);
  });
}

/** The same letter for another desk, once. */
async function copyTo(transaction: Transaction, id: string, desk: string): Promise<void> {
  await transaction.$executeRaw`
    INSERT INTO "letter_in" ("id", "desk", "way", "envelope_from", "envelope_to", "sha256", "size", "received_at")
    SELECT ${uuidv7()}::uuid, ${desk}, "way", "envelope_from", "envelope_to", "sha256", "size", "received_at"
    FROM "letter_in" WHERE "id" = ${id}::uuid`;
}

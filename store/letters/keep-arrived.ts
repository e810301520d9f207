import { uuidv7 } from 'uuidv7';
import { Prisma } from '../../prisma/generated/client';
import type { Transaction } from '../database';
import { cleanText, toJson } from '../json';
import type { StoreContext } from '../store-context';
import { transact } from '../transact';
import type { LetterWay } from './arrived';
import type { MailboxMark } from './mailboxes';

/** A letter that has just come in, whole. */
export interface NewArrival {
  readonly way: LetterWay;
  /** The desks it is for, each of which gets it once; null: nobody knows yet. */
  readonly desks: readonly (string | null)[];
  readonly envelopeFrom: string | null;
  readonly envelopeTo: readonly string[];
  /** In hex. */
  readonly sha256: string;
  /** Of the whole letter, where the bytes are its beginning. */
  readonly size: number;
  /** The bytes in order, from their beginning each time it is called. */
  readonly chunks: () => AsyncIterable<Uint8Array>;
  /** Whoever stored it works it off as well: nobody else does for so many milliseconds. */
  readonly leaseMs?: number;
  /** How far the mailbox has been read with it. */
  readonly mark?: MailboxMark;
}

/** Whoever brings the same bytes as somebody else just now waits for those to be written. */
const writtenMs = 20_000;

/**
 * Keeps a letter as it came, before anybody looks at it. Whoever handed it over may be told that we have it once this has
 * returned, and not before.
 *
 * @returns the ids it goes under, one a desk
 */
export async function keepArrived(
  { database, clock, blobs }: StoreContext,
  arrival: NewArrival,
): Promise<readonly string[]> {
  const { way, sha256, size, chunks, leaseMs = 0, mark } = arrival;
  const envelopeFrom = arrival.envelopeFrom === null ? null : cleanText(arrival.envelopeFrom);
  const envelopeTo = arrival.envelopeTo.map(cleanText);
  const rows = arrival.desks.map((desk) => ({ id: uuidv7(), desk }));
  await transact(database, async (transaction) => {
    await transaction.$queryRaw`
      SELECT set_config('lock_timeout', ${`${writtenMs}ms`}, true), set_config('statement_timeout', ${`${writtenMs}ms`}, true)`;
    await blobs.keep(transaction, sha256, chunks);
    const now = await clock.inSql();
    const lease = leaseMs === 0 ? Prisma.sql`NULL` : Prisma.sql`${now} + make_interval(secs => ${leaseMs / 1_000})`;
    await transaction.$executeRaw(Prisma.sql`
      INSERT INTO "letter_in" ("id", "desk", "way", "envelope_from", "envelope_to", "sha256", "size", "received_at", "attempts", "lease_until")
      SELECT r."id", r."desk", ${way}, ${envelopeFrom}, ${envelopeTo}::text[], ${sha256}, ${size}, ${now},
        ${leaseMs === 0 ? 0 : 1}, ${lease}
      FROM jsonb_to_recordset(${toJson(rows)}::jsonb) AS r("id" uuid, "desk" text)`);
    if (mark !== undefined) await writeMark(transaction, mark);
  });
  return rows.map(({ id }) => id);
}

/** A mailbox is read up to a letter in the transaction that keeps it: after any break reading goes on right behind. */
async function writeMark(transaction: Transaction, { address, folder, uidValidity, uid }: MailboxMark): Promise<void> {
  await transaction.$executeRaw`
    INSERT INTO "mailbox" ("address", "folder", "uid_validity", "last_uid")
    VALUES (${address}, ${folder}, ${uidValidity}, ${uid})
    ON CONFLICT ("address") DO UPDATE SET "folder" = EXCLUDED."folder", "uid_validity" = EXCLUDED."uid_validity",
      "last_uid" = EXCLUDED."last_uid"`;
}

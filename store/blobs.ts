import type { Queryable, Transaction } from './database';

/** Where the bytes of attachments lie, by their SHA-256. */
export interface Blobs {
  /** Keeps the bytes; called in the transaction that writes the attachment. The same bytes twice are kept once. */
  keep(transaction: Transaction, sha256: string, bytes: Uint8Array<ArrayBuffer>): Promise<void>;
  read(database: Queryable, sha256: string): Promise<Uint8Array | undefined>;
  /** Lets go of bytes that no attachment names any more; others stay. */
  release(transaction: Transaction, sha256: readonly string[]): Promise<void>;
}

/** The default: a table. */
export const tableOfBlobs: Blobs = {
  async keep(transaction, sha256, bytes) {
    // Updating takes the row's lock, so that nobody releases the bytes before the attachment stands.
    await transaction.$executeRaw`
      INSERT INTO "blob" ("sha256", "bytes") VALUES (${sha256}, ${bytes})
      ON CONFLICT ("sha256") DO UPDATE SET "sha256" = EXCLUDED."sha256"`;
  },
  async read(database, sha256) {
    const row = await database.blob.findUnique({ where: { sha256 } });
    return row?.bytes;
  },
  async release(transaction, sha256) {
    // Two statements: the second sees the attachments that were written while the first waited for locks.
    await transaction.$queryRaw`
      SELECT "sha256" FROM "blob" WHERE "sha256" = ANY(${[...sha256]}::text[]) ORDER BY "sha256" FOR UPDATE`;
    await transaction.$executeRaw`
      DELETE FROM "blob" b WHERE b."sha256" = ANY(${[...sha256]}::text[])
        AND NOT EXISTS (SELECT 1 FROM "attachment" a WHERE a."sha256" = b."sha256")`;
  },
};

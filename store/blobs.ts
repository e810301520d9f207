import { createHash } from 'node:crypto';
import type { Queryable, Transaction } from './database';
import { withBytes } from './parcels';

/** Where the bytes of attachments and letters lie, by their SHA-256. They come and go piece by piece: no file is in memory whole. */
export interface Blobs {
  /**
   * Keeps the bytes; called in the transaction that writes the attachment. The same bytes twice are kept once.
   *
   * @param chunks read only where the bytes are new; no piece longer than a megabyte
   * @throws BytesDiffer when they are others than those of the SHA-256: they changed since they were looked at
   */
  keep(transaction: Transaction, sha256: string, chunks: () => AsyncIterable<Uint8Array>): Promise<void>;
  /** The bytes in order; undefined when they are not there. */
  read(database: Queryable, sha256: string): Promise<AsyncIterable<Uint8Array> | undefined>;
  /** Lets go of bytes that no attachment and no letter names any more; others stay. */
  release(transaction: Transaction, sha256: readonly string[]): Promise<void>;
}

/** Bytes are not those that were looked at. */
class BytesDiffer extends Error {
  constructor() {
    super('A file was changed while it was kept.');
    this.name = 'BytesDiffer';
  }
}

/** The default: a table of what is there, and one of its pieces. */
export const tableOfBlobs: Blobs = {
  async keep(transaction, sha256, chunks) {
    // Updating takes the row's lock, so that nobody releases the bytes before the attachment stands; and whoever brings the same
    // bytes meanwhile waits here, and finds them.
    const [row] = await transaction.$queryRaw<{ isNew: boolean }[]>`
      INSERT INTO "blob" ("sha256") VALUES (${sha256})
      ON CONFLICT ("sha256") DO UPDATE SET "sha256" = EXCLUDED."sha256" RETURNING (xmax = 0) AS "isNew"`;
    if (row?.isNew !== true) return;
    let number = 0;
    const hash = createHash('sha256');
    for await (const chunk of chunks()) {
      hash.update(chunk);
      const place = number;
      await withBytes(
        chunk,
        (bytes) => transaction.$executeRaw`
          INSERT INTO "blob_chunk" ("sha256", "number", "bytes") VALUES (${sha256}, ${place}, ${bytes}::bytea)`,
      );
      number += 1;
    }
    if (hash.digest('hex') !== sha256) throw new BytesDiffer();
  },
  async read(database, sha256) {
    const found = await database.blob.findUnique({ where: { sha256 } });
    return found === null ? undefined : chunksOf(database, sha256);
  },
  async release(transaction, sha256) {
    // Two statements: the second sees the attachments that were written while the first waited for locks.
    await transaction.$queryRaw`
      SELECT "sha256" FROM "blob" WHERE "sha256" = ANY(${[...sha256]}::text[]) ORDER BY "sha256" FOR UPDATE`;
    await transaction.$executeRaw`
      DELETE FROM "blob" b WHERE b."sha256" = ANY(${[...sha256]}::text[])
        AND NOT EXISTS (SELECT 1 FROM "attachment" a WHERE a."sha256" = b."sha256")
        AND NOT EXISTS (SELECT 1 FROM "letter_in" l WHERE l."sha256" = b."sha256")`;
  },
};

async function* chunksOf(database: Queryable, sha256: string): AsyncGenerator<Uint8Array> {
  for (let number = 0; ; number += 1) {
    const row = await database.blobChunk.findUnique({ where: { sha256_number: { sha256, number } } });
    if (row === null) return;
    yield row.bytes;
  }
}

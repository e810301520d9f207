import { createHash, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { unlink } from 'node:fs/promises';
import path from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { StorageEngine } from 'multer';

/** What is known of a file when it has come in. */
export interface Arrived {
  readonly path: string;
  readonly size: number;
  readonly sha256: string;
  readonly head: Buffer;
}

/** As many bytes of the beginning as tell a kind. */
const headBytes = 4_100;

/** What the storage adds to a file of a form. @throws Error for a file that another storage took */
export function arrivedWith({ path: place, size, sha256, head }: Express.Multer.File & Partial<Arrived>): Arrived {
  if (sha256 === undefined || head === undefined) throw new Error('The file did not come in by this storage');
  return { path: place, size, sha256, head };
}

/** Writes files to a folder as they come in, and hashes them on the way: of a file no more than a few pieces are in memory. */
export function diskStorage(folder: string): StorageEngine {
  return {
    _handleFile(_request, file, done) {
      const place = path.join(folder, randomUUID());
      const hash = createHash('sha256');
      const beginning: Buffer[] = [];
      let size = 0;
      let missing = headBytes;
      const look = new Transform({
        transform(chunk: Buffer, _encoding, next) {
          hash.update(chunk);
          size += chunk.length;
          // A copy: a slice would keep the whole piece.
          if (missing > 0) beginning.push(Buffer.from(chunk.subarray(0, missing)));
          missing -= Math.min(missing, chunk.length);
          next(null, chunk);
        },
      });
      // Known from here on, so that it is removed wherever the request ends.
      file.path = place;
      const out = createWriteStream(place, { flags: 'wx', mode: 0o600 });
      pipeline(file.stream, look, out).then(
        () => {
          const arrived: Arrived = { path: place, size, sha256: hash.digest('hex'), head: Buffer.concat(beginning) };
          done(null, arrived);
        },
        (error: unknown) => {
          // A file that is only just being opened would come after its removal.
          const closed = out.closed ? Promise.resolve() : once(out, 'close');
          void closed
            .then(() => unlink(place))
            .catch(() => undefined)
            .then(() => done(error));
        },
      );
    },
    _removeFile(_request, file, done) {
      unlink(file.path).then(
        () => done(null),
        () => done(null),
      );
    },
  };
}

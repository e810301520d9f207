import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, unlink, type FileHandle } from 'node:fs/promises';
import path from 'node:path';

/** A letter's bytes, held until the store has them. */
export interface Spooled {
  /** In hex. */
  readonly sha256: string;
  readonly size: number;
  /** The bytes in order, from their beginning each time it is called. */
  readonly chunks: () => AsyncIterable<Uint8Array>;
  readonly discard: () => Promise<void>;
}

/** A letter that is larger than may be; what follows of it was read and thrown away. */
export class LetterTooLarge extends Error {
  constructor(readonly mostBytes: number) {
    super('a letter is too large');
  }
}

/** Up to here in memory, beyond on disk: most letters never touch it. */
const inMemoryBytes = 256 * 1024;
const pieceBytes = 64 * 1024;

/**
 * Takes in a letter as it comes, and hashes it on the way: of a large one no more than a few pieces are in memory.
 *
 * @param folder the process's own
 * @throws LetterTooLarge
 */
export async function spool(stream: AsyncIterable<Uint8Array>, folder: string, mostBytes: number): Promise<Spooled> {
  const hash = createHash('sha256');
  const held: Uint8Array[] = [];
  let size = 0;
  let file: { readonly place: string; readonly handle: FileHandle } | undefined;
  try {
    for await (const chunk of stream) {
      size += chunk.length;
      if (size > mostBytes) continue;
      hash.update(chunk);
      if (file === undefined && size <= inMemoryBytes) {
        held.push(chunk);
        continue;
      }
      if (file === undefined) {
        const place = path.join(folder, randomUUID());
        file = { place, handle: await open(place, 'wx', 0o600) };
        for (const piece of held.splice(0)) await file.handle.write(piece);
      }
      await file.handle.write(chunk);
    }
    await file?.handle.close();
    if (size > mostBytes) throw new LetterTooLarge(mostBytes);
  } catch (error) {
    await file?.handle.close().catch(() => undefined);
    if (file !== undefined) await unlink(file.place).catch(() => undefined);
    throw error;
  }
  const place = file?.place;
  const whole = Buffer.concat(held);
  return {
    sha256: hash.digest('hex'),
    size,
    chunks: () => (place === undefined ? pieces(whole) : createReadStream(place, { highWaterMark: pieceBytes })),
    discard: async () => {
      if (place !== undefined) await unlink(place).catch(() => undefined);
    },
  };
}

async function* pieces(bytes: Buffer): AsyncGenerator<Uint8Array> {
  for (let from = 0; from < bytes.length; from += pieceBytes) yield bytes.subarray(from, from + pieceBytes);
}

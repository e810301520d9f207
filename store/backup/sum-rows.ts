import { createHash, hash as digestOf } from 'node:crypto';
import { Transform, type TransformCallback } from 'node:stream';

const lane = 2 ** 48;
const lineEnd = 10;

/**
 * Lets rows in COPY's text format through, counts them and sums them up: the first 96 bits of each row's SHA-256, in two lanes that
 * run over. A table gives out its rows in no order, so the sum hangs on none. It tells a table that was loaded from one that
 * differs by accident; that the file itself is whole, its own SHA-256 says.
 */
export class SumRows extends Transform {
  #rows = 0;
  #first = 0;
  #second = 0;
  /** Of the row that goes on in the next piece. */
  #open: ReturnType<typeof createHash> | undefined;

  get rows(): number {
    return this.#rows;
  }

  get checksum(): string {
    return [this.#first, this.#second].map((sum) => sum.toString(16).padStart(12, '0')).join('');
  }

  override _transform(piece: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    let from = 0;
    for (let end = piece.indexOf(lineEnd); end >= 0; end = piece.indexOf(lineEnd, from)) {
      const part = piece.subarray(from, end);
      this.#add(this.#open ? this.#open.update(part).digest() : digestOf('sha256', part, 'buffer'));
      this.#open = undefined;
      from = end + 1;
    }
    if (from < piece.length) {
      this.#open ??= createHash('sha256');
      this.#open.update(piece.subarray(from));
    }
    done(null, piece);
  }

  #add(digest: Buffer): void {
    this.#rows += 1;
    this.#first = (this.#first + digest.readUIntBE(0, 6)) % lane;
    this.#second = (this.#second + digest.readUIntBE(6, 6)) % lane;
  }
}

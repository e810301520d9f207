import { Readable, Writable } from 'node:stream';
import type { Connection, Submittable } from 'pg';

/** What the driver's connection can do for COPY and its types do not say. */
interface CopyConnection extends Connection {
  sendCopyFromChunk(chunk: Buffer): void;
  endCopyFrom(): void;
  sendCopyFail(reason: string): void;
}

const pieceLength = 64 * 1024;

/** The rows of a `COPY ... TO STDOUT`, as a query of the driver: `client.query(new CopyOut(...))`. No more is read than is taken. */
export class CopyOut extends Readable implements Submittable {
  #connection: Connection | undefined;
  #rows: Buffer[] = [];
  #length = 0;

  constructor(private readonly text: string) {
    super();
  }

  readonly submit = (connection: Connection): void => {
    this.#connection = connection;
    connection.query(this.text);
  };

  override _read(): void {
    this.#connection?.stream.resume();
  }

  /** A row. The driver uses the place of its bytes again. */
  handleCopyData({ chunk }: { readonly chunk: Buffer }): void {
    this.#rows.push(Buffer.from(chunk));
    this.#length += chunk.length;
    if (this.#length >= pieceLength && !this.#pass()) this.#connection?.stream.pause();
  }

  handleCommandComplete(): void {
    this.#pass();
  }

  handleReadyForQuery(): void {
    this.push(null);
  }

  handleError(error: Error): void {
    this.destroy(error);
  }

  #pass(): boolean {
    const rows = this.#rows;
    this.#rows = [];
    this.#length = 0;
    return rows.length === 0 || this.push(Buffer.concat(rows));
  }
}

type Done = (error?: Error | null) => void;

/**
 * Takes the rows of a `COPY ... FROM STDIN`, as a query of the driver; finished when the database has them all. One that fails half-way
 * leaves the connection to be closed.
 */
export class CopyIn extends Writable implements Submittable {
  #connection: CopyConnection | undefined;
  /** Writes wait until the database is ready for them. */
  #begin: () => void = () => undefined;
  readonly #begun = new Promise<void>((resolve) => (this.#begin = resolve));
  #finished: Done | undefined;

  constructor(private readonly text: string) {
    super();
  }

  readonly submit = (connection: Connection): void => connection.query(this.text);

  handleCopyInResponse(connection: Connection): void {
    this.#connection = connection as CopyConnection;
    this.#begin();
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: Done): void {
    void this.#begun.then(() => {
      const connection = this.#connection;
      if (connection === undefined) return;
      connection.sendCopyFromChunk(chunk);
      if (connection.stream.writableNeedDrain) connection.stream.once('drain', () => done());
      else done();
    });
  }

  override _final(done: Done): void {
    this.#finished = done;
    void this.#begun.then(() => this.#connection?.endCopyFrom());
  }

  handleCommandComplete(): void {
    // That it is ready for the next query says that it is over.
  }

  handleReadyForQuery(): void {
    this.#finished?.();
  }

  handleError(error: Error): void {
    this.destroy(error);
  }

  override _destroy(error: Error | null, done: Done): void {
    if (error !== null) this.#connection?.sendCopyFail(error.message);
    done(error);
  }
}

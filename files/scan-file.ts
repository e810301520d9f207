/** Asks clamd whether a file harms: the port behind the check of files. */
import { createReadStream } from 'node:fs';
import { connect, type Socket } from 'node:net';

/** What a scanner says of a file. */
export type ScanVerdict =
  | { readonly kind: 'clean' }
  /** @param found what the scanner calls it */
  | { readonly kind: 'infected'; readonly found: string }
  /** It is beyond what the scanner looks at. */
  | { readonly kind: 'not-scanned' };

/** Looks into a file on disk. @throws ScannerAway */
export type ScanFile = (path: string) => Promise<ScanVerdict>;

/** Nobody said whether a file harms: it is asked again later, and nobody takes the file meanwhile. */
export class ScannerAway extends Error {
  constructor(cause?: unknown) {
    super('the scanner of files does not answer', { cause });
  }
}

/** Where clamd listens: a port, or a socket of this machine. */
export type ClamdPlace = { readonly host: string; readonly port: number } | { readonly path: string };

/** `host:port` or the path of a socket; undefined for anything else. */
export function clamdPlace(written: string): ClamdPlace | undefined {
  if (written.startsWith('/')) return { path: written };
  const [, bare, bracketed, digits = ''] = /^(?:([^:[\]\s]+)|\[([^\]\s]+)\]):(\d{1,5})$/.exec(written) ?? [];
  const [host, port] = [bare ?? bracketed, Number(digits)];
  return host === undefined || port < 1 || port > 65_535 ? undefined : { host, port };
}

/** Loading a file of 25 MB into a busy scanner takes some seconds; one that is silent for longer is away. */
const silentMs = 30_000;
const pieceBytes = 64 * 1024;
const mostAnswerBytes = 4_096;

/** Whoever has taken so much and then cuts the connection without a word has had enough: others are away. */
const muchBytes = 512 * 1024;

/**
 * A scanner by the protocol of clamd (INSTREAM): the bytes go over the connection in pieces, each after its length, so clamd needs no
 * access to our files.
 */
export function clamdScanner(place: ClamdPlace, { limitMs = silentMs } = {}): ScanFile {
  return async (path) => {
    const socket = connect(place);
    socket.setTimeout(limitMs, () => socket.destroy(new Error('silent')));
    const answered = answerOf(socket);
    // It ends for good or ill: the sending waits for nothing beyond that.
    const over = answered.then(
      () => undefined,
      () => undefined,
    );
    let sent = 0;
    try {
      for await (const piece of framed(path)) {
        if (socket.destroyed || socket.readableEnded) break;
        sent += piece.length;
        if (!socket.write(piece)) await Promise.race([drained(socket), over]);
      }
      return verdictOf(await answered);
    } catch (error) {
      if (sent > muchBytes && isCutOff(error)) return { kind: 'not-scanned' };
      throw error instanceof ScannerAway ? error : new ScannerAway(error);
    } finally {
      socket.destroy();
    }
  };
}

function drained(socket: Socket): Promise<void> {
  return new Promise((resolve) => {
    socket.once('drain', resolve);
  });
}

function isCutOff(error: unknown): boolean {
  const { code } = error as NodeJS.ErrnoException;
  return code === 'ECONNRESET' || code === 'EPIPE';
}

async function* framed(path: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from('zINSTREAM\0');
  for await (const piece of createReadStream(path, { highWaterMark: pieceBytes }) as AsyncIterable<Buffer>) {
    yield lengthOf(piece.length);
    yield piece;
  }
  yield lengthOf(0);
}

function lengthOf(bytes: number): Uint8Array {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes);
  return length;
}

/** All that it says until it ends the answer or the connection. */
async function answerOf(socket: Socket): Promise<string> {
  let said = '';
  return new Promise((resolve, reject) => {
    socket.on('data', (chunk: Buffer) => {
      said += chunk.toString('latin1');
      if (said.includes('\0') || said.length > mostAnswerBytes) resolve(said);
    });
    socket.once('end', () => resolve(said));
    socket.once('error', (error) => (said === '' ? reject(error) : resolve(said)));
    socket.once('close', () => reject(new Error('cut off')));
  });
}

function verdictOf(answer: string): ScanVerdict {
  const said = answer.replace(/[\0\n][\s\S]*$/, '').trim();
  if (said === 'stream: OK') return { kind: 'clean' };
  const found = /^stream: ([\w.:/-]{1,100}).* FOUND$/.exec(said)?.[1];
  if (found !== undefined) return { kind: 'infected', found };
  if (/size limit exceeded/i.test(said)) return { kind: 'not-scanned' };
  throw new ScannerAway();
}

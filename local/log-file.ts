import { appendFileSync, mkdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Readable } from 'node:stream';

const limit = 10 * 1024 * 1024;

/** What one part says, kept in a file of at most 10 MB and one earlier file of that size. */
export class LogFile {
  readonly file: string;
  #size: number;
  #rest = '';

  constructor(
    folder: string,
    name: string,
    /** Is given each whole line, for those that a person should see at once. */
    private readonly onLine: (line: string) => void = () => undefined,
  ) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    this.file = path.join(folder, `${name}.log`);
    this.#size = statSync(this.file, { throwIfNoEntry: false })?.size ?? 0;
  }

  /** Keeps everything that comes out of a stream until it ends. */
  collect(stream: Readable): void {
    stream.on('data', (chunk: Buffer) => this.write(chunk));
    stream.on('error', () => undefined);
  }

  write(chunk: Buffer): void {
    if (this.#size + chunk.length > limit) this.#turn();
    appendFileSync(this.file, chunk);
    this.#size += chunk.length;
    const lines = (this.#rest + chunk.toString('utf8')).split('\n');
    // A part that never ends its line must not fill the memory.
    this.#rest = (lines.pop() ?? '').slice(-10_000);
    for (const line of lines) this.onLine(line);
  }

  /** The last lines, for a message about a part that failed. */
  tail(lines: number): string {
    if (this.#size === 0) return '';
    return readFileSync(this.file, 'utf8').trimEnd().split('\n').slice(-lines).join('\n');
  }

  #turn(): void {
    rmSync(`${this.file}.1`, { force: true });
    if (this.#size > 0) renameSync(this.file, `${this.file}.1`);
    this.#size = 0;
  }
}

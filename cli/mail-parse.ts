import { once } from 'node:events';
import { open } from 'node:fs/promises';
import { limits } from '../mail/parse/limits';
import type { ReadingOptions } from '../mail/parse/letter-facts';
import { parseLetter } from '../mail/parse/parse-letter';
import { readArguments } from './arguments';
import { answerOf } from './mail-parse/answer';
import { builtInDesks } from './mail-parse/built-in-desks';

const usage = `usage: npm run --silent mail:parse -- FILE...
Reads each file as a raw letter, as the e-mail channel does, and writes what it says as one line of JSON. Stores nothing.
`;

/** `npm run --silent mail:parse -- FILE...`: one line a file, in order; status 0 when every file was answered, 2: no file named. */
async function main(args: readonly string[]): Promise<number> {
  const read = readArguments(args, usage, Number.POSITIVE_INFINITY);
  if ('status' in read) return read.status;
  if (read.names.length === 0) {
    process.stderr.write(usage);
    return 2;
  }
  const { prefixes, addresses } = builtInDesks();
  const from = process.env['MAIL_FROM'];
  const own = from === undefined ? addresses : [...addresses, from];
  // A reader that has seen enough (head) is no fault of ours.
  process.stdout.on('error', () => process.exit(0));
  for (const file of read.names) {
    const line = JSON.stringify(await answer(file, { now: Date.now(), prefixes, own }));
    if (!process.stdout.write(`${line}\n`)) await once(process.stdout, 'drain');
  }
  return 0;
}

async function answer(file: string, options: ReadingOptions): Promise<object> {
  try {
    const raw = await beginningOf(file);
    if (raw.every((byte) => byte <= 0x20)) return { file, ok: false, reason: 'empty' };
    return answerOf(file, await parseLetter(raw, options));
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    return { file, ok: false, reason: code ?? (error instanceof Error ? error.message : 'cannot be read') };
  }
}

/** As much of a file as a letter may have, and a byte more, by which its reader sees that it was cut. */
async function beginningOf(file: string): Promise<Buffer> {
  const handle = await open(file);
  try {
    const stat = await handle.stat();
    if (!stat.isFile()) throw new Error('not a file');
    const bytes = Buffer.alloc(Math.min(stat.size, limits.letterBytes + 1));
    const { bytesRead } = await handle.read(bytes, 0, bytes.length, 0);
    return bytes.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

main(process.argv.slice(2)).then(
  (status) => {
    process.exitCode = status;
  },
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  },
);

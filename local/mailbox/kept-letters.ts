import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';

/** Letters as they came, one file each, on this machine. */
export interface KeptLetters {
  /** Keeps a letter before it is acknowledged. The oldest beyond the limit goes. @returns its number */
  keep(message: Buffer): Promise<number>;
  /** Numbers of letters before this one, the newest first. */
  list(before: number, most: number): readonly number[];
  count(): number;
  /** The letter as it came; undefined where there is none. */
  read(number: number): Promise<Buffer | undefined>;
  /** Its first bytes, in which its header stands. */
  readHead(number: number): Promise<Buffer | undefined>;
}

/** More than any header that we write. */
const headBytes = 32 * 1024;
const nameOf = (number: number): string => `${String(number).padStart(10, '0')}.eml`;

/**
 * Opens the folder of letters, which is made if need be.
 *
 * @param limit how many are kept
 */
export async function openLetters(folder: string, limit: number): Promise<KeptLetters> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const numbers = (await readdir(folder)).flatMap((name) => (/^\d{10}\.eml$/.test(name) ? [parseInt(name, 10)] : []));
  numbers.sort((a, b) => a - b);
  let last = numbers.at(-1) ?? 0;

  async function keep(message: Buffer): Promise<number> {
    last += 1;
    const number = last;
    const file = path.join(folder, nameOf(number));
    const part = `${file}.part`;
    const handle = await open(part, 'w', 0o600);
    try {
      await handle.writeFile(message);
      // Whoever is told that it was taken may rely on it.
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(part, file);
    insert(number);
    for (const old of numbers.splice(0, Math.max(0, numbers.length - limit)))
      await rm(path.join(folder, nameOf(old)), { force: true });
    return number;
  }

  /** Letters that came together may be written in another order. */
  function insert(number: number): void {
    const at = numbers.findLastIndex((other) => other < number) + 1;
    numbers.splice(at, 0, number);
  }

  async function read(number: number): Promise<Buffer | undefined> {
    if (!numbers.includes(number)) return undefined;
    return readFile(path.join(folder, nameOf(number))).catch(() => undefined);
  }

  async function readHead(number: number): Promise<Buffer | undefined> {
    if (!numbers.includes(number)) return undefined;
    const handle = await open(path.join(folder, nameOf(number))).catch(() => undefined);
    if (handle === undefined) return undefined;
    try {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(headBytes), 0, headBytes, 0);
      const end = buffer.indexOf('\r\n\r\n');
      return buffer.subarray(0, end === -1 ? bytesRead : Math.min(end + 4, bytesRead));
    } finally {
      await handle.close();
    }
  }

  return {
    keep,
    list: (before, most) =>
      numbers
        .filter((number) => number < before)
        .slice(-most)
        .reverse(),
    count: () => numbers.length,
    read,
    readHead,
  };
}

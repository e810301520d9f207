import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { BackupFault } from './backup-fault';
import { firstLine, firstLineOfAny, lastLineLength, parseManifest, type BackupTable, type Manifest } from './manifest';

/** A backup that is whole. */
export interface Backup {
  readonly manifest: Manifest;
  /** The rows of a table, compressed. */
  readonly read: (table: BackupTable) => Readable;
}

/**
 * Reads a file to its end before anything is made of it.
 *
 * @throws BackupFault, saying what is wrong with it: no backup, written another way, cut off, or changed since
 */
export async function openBackup(file: string): Promise<Backup> {
  const manifest = await onFile(file, async (handle) => {
    const about = await handle.stat();
    if (!about.isFile()) throw new BackupFault(`${file} is no file.`);
    const { size } = about;
    const begin = (await readAt(handle, 0, 64)).toString('latin1');
    const written = firstLineOfAny.exec(begin);
    if (written === null) throw new BackupFault(`${file} is no backup of Reglament.`);
    if (!begin.startsWith(firstLine.toString()))
      throw new BackupFault(
        `${file} is written in format ${written[1]}, which this release does not know: use a newer one.`,
      );
    const end = size - lastLineLength;
    const lastLine = /^(\d{12}) ([0-9a-f]{64})\n$/.exec((await readAt(handle, end, lastLineLength)).toString('latin1'));
    const [, length = '', sha256] = lastLine ?? [];
    const start = end - Number(length);
    if (lastLine === null || start < firstLine.length)
      throw new BackupFault(`${file} is cut off: its end is missing. Use another backup.`);
    if ((await sha256Of(file, end)) !== sha256)
      throw new BackupFault(`${file} is damaged: its content is not what was written. Use another backup.`);
    const text = (await readAt(handle, start, Number(length))).toString();
    const found = parseManifest(text);
    if (found === undefined) throw new BackupFault(`${file} does not say what is in it in words of this release.`);
    return found;
  });
  return {
    manifest,
    read: ({ offset, length }) => createReadStream(file, { start: offset, end: offset + length - 1 }),
  };
}

async function onFile<T>(file: string, work: (handle: FileHandle) => Promise<T>): Promise<T> {
  const handle = await open(file).catch((error: unknown) => {
    throw new BackupFault(`${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  });
  try {
    return await work(handle);
  } finally {
    await handle.close();
  }
}

async function readAt(handle: FileHandle, position: number, length: number): Promise<Buffer> {
  if (position < 0) return Buffer.alloc(0);
  const { bytesRead, buffer } = await handle.read(Buffer.alloc(length), 0, length, position);
  return buffer.subarray(0, bytesRead);
}

/** Of the file up to a place in it. */
async function sha256Of(file: string, end: number): Promise<string> {
  const hash = createHash('sha256');
  for await (const piece of createReadStream(file, { end: end - 1, highWaterMark: 2 ** 20 }))
    hash.update(piece as Buffer);
  return hash.digest('hex');
}

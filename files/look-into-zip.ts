import type { Readable } from 'node:stream';
import { archiveLimits } from './archive-limits';
import type { ArchiveLook } from './archive-limits';

async function beginningOf(stream: Readable): Promise<Uint8Array> {
  const pieces: Buffer[] = [];
  let size = 0;
  // Leaving the loop destroys the stream: what comes after is not unpacked.
  for await (const piece of stream as AsyncIterable<Buffer>) {
    pieces.push(piece);
    size += piece.length;
    if (size >= archiveLimits.headBytes) break;
  }
  return Buffer.concat(pieces).subarray(0, archiveLimits.headBytes);
}

/** How the files in a ZIP begin. Their names are not read: who wrote them is unknown, and so is their alphabet. */
export async function lookIntoZip(path: string): Promise<ArchiveLook> {
  const { openPromise } = await import('yauzl');
  try {
    const zip = await openPromise(path, { decodeStrings: false, autoClose: false });
    try {
      if (zip.entryCount > archiveLimits.entries) return { fault: 'archive-many-entries' };
      const heads: Uint8Array[] = [];
      let entries = 0;
      let unpacked = 0;
      for await (const entry of zip.eachEntry()) {
        entries += 1;
        unpacked += entry.uncompressedSize;
        if (entries > archiveLimits.entries) return { fault: 'archive-many-entries' };
        if (unpacked > archiveLimits.unpackedBytes) return { fault: 'archive-unpacks-large' };
        if (entry.isEncrypted()) return { fault: 'archive-encrypted' };
        const isFolder = entry.fileNameRaw.at(-1) === 0x2f && entry.uncompressedSize === 0;
        if (!isFolder) heads.push(await beginningOf(await zip.openReadStreamPromise(entry)));
      }
      return { heads };
    } finally {
      zip.close();
    }
  } catch {
    return { fault: 'archive-unreadable' };
  }
}

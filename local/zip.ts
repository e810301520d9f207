import { inflateRawSync } from 'node:zlib';

const endOfDirectory = 0x06054b50;
const directoryEntry = 0x02014b50;
const stored = 0;
const deflated = 8;

/**
 * Reads one file out of a zip archive (a Python wheel is one) without any package.
 *
 * @param wanted tells by its name whether an entry is the one; the first that fits is taken
 * @throws when the archive is damaged, has no such entry, or packs it in a way other than stored or deflated
 */
export function readZipEntry(archive: Buffer, wanted: (name: string) => boolean): Buffer {
  let end = archive.length - 22;
  while (end >= 0 && archive.readUInt32LE(end) !== endOfDirectory) end -= 1;
  if (end < 0) throw new Error('not a zip archive: it has no directory');
  const count = archive.readUInt16LE(end + 10);
  let place = archive.readUInt32LE(end + 16);
  for (let index = 0; index < count; index += 1) {
    if (archive.readUInt32LE(place) !== directoryEntry) throw new Error('damaged zip archive: an entry is missing');
    const nameLength = archive.readUInt16LE(place + 28);
    const name = archive.toString('utf8', place + 46, place + 46 + nameLength);
    if (wanted(name)) return unpack(archive, place, name);
    place += 46 + nameLength + archive.readUInt16LE(place + 30) + archive.readUInt16LE(place + 32);
  }
  throw new Error('the archive has no such file');
}

function unpack(archive: Buffer, place: number, name: string): Buffer {
  const method = archive.readUInt16LE(place + 10);
  const size = archive.readUInt32LE(place + 20);
  const header = archive.readUInt32LE(place + 42);
  const start = header + 30 + archive.readUInt16LE(header + 26) + archive.readUInt16LE(header + 28);
  const packed = archive.subarray(start, start + size);
  if (method === stored) return packed;
  if (method === deflated) return inflateRawSync(packed);
  throw new Error(`${name} is packed by method ${method}, which is not supported`);
}

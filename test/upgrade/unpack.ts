import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { brotliDecompress } from 'node:zlib';

const inflate = promisify(brotliDecompress);
const block = 512;
const kinds = { file: '0', folder: '5' } as const;

/**
 * Unpacks a saved data folder: a tar of files and folders, packed by brotli. Both are read here with Node's own modules, since
 * the system's tar knows no brotli.
 *
 * @param home an existing folder; what is unpacked belongs to whoever runs this
 * @throws when the archive is damaged or holds anything else than files and folders below its root
 */
export async function unpackFolder(archive: string, home: string): Promise<void> {
  const tar = await inflate(await readFile(archive));
  for (let at = 0; tar[at] !== 0;) {
    const header = tar.subarray(at, at + block);
    const text = (from: number, length: number): string =>
      header
        .toString('utf8', from, from + length)
        .replace(/\0.*$/s, '')
        .trim();
    const [name, mode, size, kind] = [
      text(0, 100),
      parseInt(text(100, 8), 8),
      parseInt(text(124, 12), 8),
      text(156, 1),
    ];
    const place = path.join(home, name);
    if (!place.startsWith(home + path.sep)) throw new Error(`${archive} holds ${name}, which is outside`);
    at += block;
    switch (kind) {
      case kinds.folder:
        await mkdir(place, { mode });
        break;
      case kinds.file:
        await writeFile(place, tar.subarray(at, at + size), { mode });
        at += Math.ceil(size / block) * block;
        break;
      default:
        throw new Error(`${archive} holds ${name}, which is neither a file nor a folder`);
    }
  }
}

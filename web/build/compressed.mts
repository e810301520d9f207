import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, gzip } from 'node:zlib';
import type { Plugin } from 'vite';

const worthwhile = /\.(js|css|html|svg|json|webmanifest)$/;

/** Puts beside each built file that shrinks what browsers would rather receive: compressed once, not for every reader. */
export function compressed(): Plugin {
  let folder = '';
  return {
    name: 'reglament-compressed',
    apply: 'build',
    configResolved: (config) => void (folder = path.resolve(config.root, config.build.outDir)),
    async closeBundle() {
      const files = await readdir(folder, { recursive: true });
      await Promise.all(files.filter((file) => worthwhile.test(file)).map((file) => shrink(path.join(folder, file))));
    },
  };
}

async function shrink(file: string): Promise<void> {
  const content = await readFile(file);
  await Promise.all([
    promisify(gzip)(content, { level: 9 }).then((bytes) => writeFile(`${file}.gz`, bytes)),
    promisify(brotliCompress)(content).then((bytes) => writeFile(`${file}.br`, bytes)),
  ]);
}

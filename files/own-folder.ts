import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import path from 'node:path';

/** A folder of this process alone. */
export interface OwnFolder {
  readonly path: string;
  remove(): Promise<void>;
}

/**
 * Makes a folder for files while they come in, and removes those of processes that have ended without doing so.
 *
 * @param parent made when it is not there; nothing else may lie in it
 */
export async function openOwnFolder(parent: string): Promise<OwnFolder> {
  await mkdir(parent, { recursive: true, mode: 0o700 });
  for (const name of await readdir(parent)) {
    // One that bears our own number is of an earlier process that had it.
    const pid = Number(/^(\d+)-/.exec(name)?.[1]);
    if (pid !== process.pid && lives(pid)) continue;
    await rm(path.join(parent, name), { recursive: true, force: true });
  }
  const own = await mkdtemp(path.join(parent, `${process.pid}-`));
  return { path: own, remove: () => rm(own, { recursive: true, force: true }) };
}

function lives(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Of another account's process we may not ask.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { isOurs } from './processes';

/** Who has a home: the supervisor's process, where it serves, and words of its command line that prove it is still that one. */
interface Owner {
  pid: number;
  address: string;
  marks: string[];
}

/**
 * Takes a home for this process alone. A lock left by a process that was killed is taken over.
 *
 * @returns what gives it back
 * @throws when another supervisor has it, saying which and where it serves
 */
export async function takeHome(home: string, owner: Owner): Promise<() => void> {
  const file = path.join(home, 'run', 'lock.json');
  const draft = `${file}.${process.pid}`;
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
  writeFileSync(draft, JSON.stringify(owner));
  try {
    for (;;) {
      // A link is made in one step and fails where there is one: nobody ever sees half a lock.
      if (tryLink(draft, file)) return () => giveBack(file, owner.pid);
      const seen = read(file);
      if (seen && (await isOurs(seen.pid, seen.marks))) throw new Error(refusal(home, seen));
      removeStale(file, seen);
    }
  } finally {
    rmSync(draft, { force: true });
  }
}

function refusal(home: string, { pid, address }: Owner): string {
  return `Reglament already runs on ${home}: process ${pid}, ${address}. Use that one, stop it, or set REGLAMENT_HOME to another folder (and other ports).`;
}

function tryLink(draft: string, file: string): boolean {
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** Removes the lock that was seen and no other: one that a third process made meanwhile is put back. */
function removeStale(file: string, seen: Owner | undefined): void {
  const aside = `${file}.stale.${process.pid}`;
  try {
    renameSync(file, aside);
  } catch {
    return;
  }
  if (seen && read(aside)?.pid !== seen.pid) tryLink(aside, file);
  rmSync(aside, { force: true });
}

function giveBack(file: string, pid: number): void {
  if (read(file)?.pid === pid) rmSync(file, { force: true });
}

function read(file: string): Owner | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Owner;
  } catch {
    return undefined;
  }
}

import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

/**
 * Mebibytes of a process and all that descend from it, with those of each program: the sum of PSS, in which
 * a page that several processes have counts for each by its share. Linux only.
 *
 * @throws when the process is not there
 */
export async function memoryOfTree(
  pid: number,
): Promise<{ readonly sum: number; readonly parts: ReadonlyMap<string, number> }> {
  const parts = new Map<string, number>();
  let sum = 0;
  for (const member of await tree(pid)) {
    const mebibytes = await proportionalSize(member);
    const name = await nameOf(member);
    parts.set(name, (parts.get(name) ?? 0) + mebibytes);
    sum += mebibytes;
  }
  return { sum, parts };
}

async function tree(root: number): Promise<readonly number[]> {
  const numbers = (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number);
  const parents = new Map<number, number>();
  for (const number of numbers) {
    const stat = await textOf(number, 'stat');
    // The name before it may hold anything, blanks and brackets too.
    parents.set(number, Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]));
  }
  if (!parents.has(root)) throw new Error(`There is no process ${root}`);
  const found = [root];
  for (const member of found) found.push(...numbers.filter((number) => parents.get(number) === member));
  return found;
}

async function proportionalSize(pid: number): Promise<number> {
  const [, kibibytes] = /^Pss:\s+(\d+) kB$/m.exec(await textOf(pid, 'smaps_rollup')) ?? [];
  return Number(kibibytes ?? 0) / 1024;
}

/** What a process is to the product: the program that it runs. */
async function nameOf(pid: number): Promise<string> {
  const words = (await textOf(pid, 'cmdline')).split('\0');
  const script = words.find((word) => /\.(ts|mjs)$/.test(word));
  if (script !== undefined) return script.split('/').slice(-2).join('/');
  // PostgreSQL writes there what it is doing.
  return path.basename(words[0]?.replace(/: .*/, '') ?? '');
}

/** Empty for a process that has ended meanwhile. */
function textOf(pid: number, file: string): Promise<string> {
  return readFile(`/proc/${pid}/${file}`, 'utf8').catch(() => '');
}

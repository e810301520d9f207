import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** The command line of a living process, its arguments joined by spaces; undefined when there is no such process. */
export async function commandLine(pid: number): Promise<string | undefined> {
  try {
    if (process.platform === 'linux') {
      const text = await readFile(`/proc/${pid}/cmdline`, 'utf8');
      // A process that has ended but was not yet collected by its parent has an empty one.
      return text === '' ? undefined : text.replaceAll('\0', ' ').trim();
    }
    const { stdout } = await run('ps', ['-ww', '-o', 'command=', '-p', String(pid)]);
    return stdout.trim() || undefined;
  } catch {
    return undefined;
  }
}

/** True when the process lives and its command line holds all the marks: a number alone may have been given to another. */
export async function isOurs(pid: number, marks: string[]): Promise<boolean> {
  const command = await commandLine(pid);
  return command !== undefined && marks.every((mark) => command.includes(mark));
}

/**
 * Stops a process that is not a child of this one, gently first.
 *
 * @param signals each is sent in turn, with `limitMs` to obey before the next; SIGKILL follows them
 */
export async function stopForeign(
  pid: number,
  marks: string[],
  signals: NodeJS.Signals[],
  limitMs: number,
): Promise<void> {
  for (const signal of [...signals, 'SIGKILL'] as const) {
    const end = performance.now() + limitMs;
    if (!(await isOurs(pid, marks))) return;
    kill(pid, signal);
    while (performance.now() < end) {
      if (!(await isOurs(pid, marks))) return;
      await delay(50);
    }
  }
}

/** Sends a signal; that the process has gone meanwhile is no fault. */
export function kill(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

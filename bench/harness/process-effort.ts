import { readFile } from 'node:fs/promises';

/** The kernel's clock ticks a second, which Linux has fixed for programs. */
const ticksASecond = 100;

/** Seconds of CPU that a process has taken since it began, all of its threads. Linux only. @throws when it is not there */
export async function cpuSeconds(pid: number): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
  // The name before it may hold anything, blanks and brackets too.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) / ticksASecond;
}

/** Mebibytes of a process that are in memory now. Linux only. @throws when it is not there */
export async function residentMib(pid: number): Promise<number> {
  const [, kibibytes] = /^VmRSS:\s+(\d+) kB$/m.exec(await readFile(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(kibibytes ?? 0) / 1024;
}

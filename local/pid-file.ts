import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

const fileOf = (home: string, name: string): string => path.join(home, 'run', `${name}.pid`);

/** Notes the process of a part, so that the next start finds it if this one is killed. */
export async function recordPid(home: string, name: string, pid: number | undefined): Promise<void> {
  await mkdir(path.join(home, 'run'), { recursive: true, mode: 0o700 });
  if (pid !== undefined) await writeFile(fileOf(home, name), String(pid));
}

/** The process last noted for a part; it may have ended, and its number may be somebody else's. */
export async function readPid(home: string, name: string): Promise<number | undefined> {
  const text = await readFile(fileOf(home, name), 'utf8').catch(() => '');
  const pid = Number(text);
  return Number.isInteger(pid) && pid > 0 ? pid : undefined;
}

import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readPid, recordPid } from './pid-file';
import { openFolder, recordedPostmaster } from './postgres';
import { commandLine, stopForeign } from './processes';

const prefix = 'reglament-scratch-';
const owner = 'owner';

/**
 * Makes a folder under the system's temporary one for servers that live no longer than this process, after clearing up
 * what processes left there that were killed before they could do it themselves. PostgreSQL has its data in `data`; a
 * Temporal in memory is noted by `recordPid(home, 'temporal', ...)`.
 */
export async function makeScratchHome(): Promise<string> {
  await sweep();
  const home = await mkdtemp(path.join(tmpdir(), prefix));
  await openFolder(home);
  await recordPid(home, owner, process.pid);
  return home;
}

async function sweep(): Promise<void> {
  const names = (await readdir(tmpdir())).filter((name) => name.startsWith(prefix));
  for (const home of names.map((name) => path.join(tmpdir(), name))) {
    const pid = await readPid(home, owner);
    // One without an owner is just being made.
    if (pid === undefined || (await commandLine(pid)) !== undefined) continue;
    const postmaster = await recordedPostmaster(path.join(home, 'data'));
    if (postmaster !== undefined) await stopForeign(postmaster, ['postgres', home], ['SIGQUIT'], 5_000);
    const temporal = await readPid(home, 'temporal');
    if (temporal !== undefined) await stopForeign(temporal, ['start-dev', '--headless'], [], 5_000);
    await rm(home, { recursive: true, force: true });
  }
}

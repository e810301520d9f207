import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { Turns } from '../operations/turns';
import { archiveLimits } from './archive-limits';
import type { ArchiveLook } from './archive-limits';

/** One at a time: each takes a thread and up to 112 MB of memory. */
const turns = new Turns({ atOnce: 1, waiting: 100, patienceMs: 60_000 });

/**
 * How the files in a RAR begin. The library unpacks without ever waiting, and takes what memory an archive asks for: it runs in a
 * thread of its own, with a limit of both.
 */
export function lookIntoRar(file: string): Promise<ArchiveLook> {
  return turns.run('all', () => lookInThread(file));
}

function lookInThread(file: string): Promise<ArchiveLook> {
  return new Promise((resolve) => {
    const worker = new Worker(path.join(__dirname, 'rar-thread.cjs'), {
      workerData: { file, limits: archiveLimits },
      execArgv: [],
      env: {},
      stdout: true,
      stderr: true,
    });
    let look: ArchiveLook = { fault: 'archive-unreadable' };
    const timer = setTimeout(() => {
      look = { fault: 'archive-takes-long' };
      void worker.terminate();
    }, archiveLimits.patienceMs);
    worker.once('message', (message: ArchiveLook) => (look = message));
    worker.on('error', () => undefined);
    worker.once('exit', () => {
      clearTimeout(timer);
      resolve(look);
    });
  });
}

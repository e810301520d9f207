import { spawn, type ChildProcess } from 'node:child_process';
import path from 'node:path';

/** Watches over what a test started, so that nothing of it stays when the test's own process dies. See reaper.cjs. */
export interface Reaper {
  /** Ends the process with this signal, should it outlive us. */
  watch(child: ChildProcess, signal: NodeJS.Signals): void;
  /** Removes the folder at the end. */
  inherit(folder: string): void;
  /** To be called when everything has been ended in order; removes the folders. */
  dismiss(): Promise<void>;
}

export function startReaper(): Reaper {
  const child = spawn(process.execPath, [path.join(__dirname, 'reaper.cjs')], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    detached: true,
  });
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const tell = (message: object): void => {
    if (child.connected) child.send(message);
  };
  return {
    watch(watched, signal) {
      const { pid } = watched;
      if (pid === undefined) return;
      tell({ pid, signal });
      watched.once('exit', () => tell({ over: pid }));
    },
    inherit: (folder) => tell({ folder }),
    dismiss: async () => {
      if (child.connected) child.disconnect();
      await gone;
    },
  };
}

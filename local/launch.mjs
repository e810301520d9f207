import { spawn } from 'node:child_process';
import { constants } from 'node:os';

/**
 * Runs node with these arguments on this process's own standard streams, passes signals on and ends as the child ended.
 * In a terminal Ctrl-C reaches the child by itself, so it is not sent a second time.
 */
export function launch(args, { env = process.env, ipc = false, ended } = {}) {
  const child = spawn(process.execPath, args, {
    env,
    stdio: ipc ? ['inherit', 'inherit', 'inherit', 'ipc'] : 'inherit',
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      if (!(signal === 'SIGINT' && process.stdin.isTTY)) child.kill(signal);
    });
  }
  child.on('error', (error) => {
    process.stderr.write(`node could not be started: ${error.message}\n`);
    process.exit(1);
  });
  child.on('exit', async (code, signal) => {
    await ended?.(code, signal);
    process.exit(code ?? 128 + constants.signals[signal]);
  });
}

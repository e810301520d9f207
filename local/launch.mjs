import { spawn } from 'node:child_process';
import { constants } from 'node:os';

/**
 * Runs node with these arguments on this process's own standard streams, passes signals on and ends as the child ended.
 *
 * `keeper`: the child is a supervisor that takes repeated signals as one and notices by its channel when this process is
 * gone. It is asked to stop also when npm, or another program that started this process, was killed without a word. Any other program gets
 * Ctrl-C from the terminal by itself, so it is not sent a second time.
 */
export function launch(args, { keeper = false, ended } = {}) {
  const child = spawn(process.execPath, args, { stdio: keeper ? ['inherit', 'inherit', 'inherit', 'ipc'] : 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      if (keeper || signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
    });
  }
  // Whoever started this process with a channel has gone.
  if (keeper) process.on('disconnect', () => child.kill('SIGTERM'));
  if (keeper && process.env.npm_lifecycle_event) {
    const parent = process.ppid;
    setInterval(() => {
      if (process.ppid !== parent) child.kill('SIGTERM');
    }, 500).unref();
  }
  child.on('error', (error) => {
    process.stderr.write(`node could not be started: ${error.message}\n`);
    process.exit(1);
  });
  child.on('exit', (code, signal) => {
    ended?.(signal);
    process.exit(code ?? 128 + constants.signals[signal]);
  });
}

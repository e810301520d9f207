import { spawn, type ChildProcess } from 'node:child_process';
import path from 'node:path';

/**
 * A worker in a process of its own, which kills itself: between the transaction that decides this command and its answer, or one of
 * batches after so many processes.
 *
 * @returns once it runs
 */
export async function spawnDying(
  environment: Readonly<Record<string, string>>,
  fatal: string,
  program: 'dying-worker' | 'dying-batches' = 'dying-worker',
): Promise<{ readonly child: ChildProcess; readonly died: Promise<NodeJS.Signals | null> }> {
  const compiler = path.join(__dirname, '../../local/typescript/run.cjs');
  const child = spawn(process.execPath, ['--require', compiler, path.join(__dirname, `${program}.ts`)], {
    env: { ...process.env, ...environment, DIE_AFTER: fatal },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const died = new Promise<NodeJS.Signals | null>((resolve) => child.once('exit', (_, signal) => resolve(signal)));
  await new Promise<void>((resolve, reject) => {
    child.stdout.once('data', () => resolve());
    child.once('exit', () => reject(new Error('the worker ended before it ran')));
  });
  return { child, died };
}

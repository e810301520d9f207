import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { root } from './paths';
import type { JestReport } from './tally';
import { testWorkers } from './test-services';

/** How a run of jest is told about, and who must be able to stop it. */
export interface JestSurround {
  readonly environment: Readonly<Record<string, string>>;
  /** Is given the process. */
  readonly started: (child: ChildProcess) => void;
  readonly say: (line: string) => void;
}

/** What a run of jest left: its report, if it wrote one, and whether it had to be ended because it did not end by itself. */
export interface JestRun {
  readonly report: JestReport | undefined;
  readonly hung: boolean;
}

/** Runs jest with these arguments. */
export async function runJest(args: readonly string[], { environment, started, say }: JestSurround): Promise<JestRun> {
  const folder = await mkdtemp(path.join(tmpdir(), 'reglament-jest-'));
  const report = path.join(folder, 'report.json');
  const jest = path.join(root, 'node_modules', 'jest', 'bin', 'jest.js');
  const flags = [
    '--json',
    `--outputFile=${report}`,
    `--maxWorkers=${testWorkers}`,
    ...(process.env.CI ? ['--ci'] : []),
  ];
  try {
    const child = spawn(process.execPath, [jest, ...flags, ...args], {
      cwd: root,
      env: { ...process.env, ...environment },
      // With --json jest writes its report to standard output too, which belongs to the closing line.
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    started(child);
    const hung = await ended(child, report, say);
    return { report: JSON.parse(await readFile(report, 'utf8')) as JestReport, hung };
  } catch (error) {
    say(`jest gave no report: ${error instanceof Error ? error.message : String(error)}`);
    return { report: undefined, hung: false };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** How long jest may take to end after its report was written; it cannot while a test has left something open. */
const lingerMs = 30_000;

/** Waits for jest's end. True when it had to be ended, because something that a test left open kept it from ending. */
function ended(child: ChildProcess, report: string, say: (line: string) => void): Promise<boolean> {
  return new Promise((resolve) => {
    let hung = false;
    let linger: NodeJS.Timeout | undefined;
    const look = setInterval(() => {
      if (linger || !existsSync(report)) return;
      linger = setTimeout(() => {
        hung = true;
        say('jest does not end: a test left something open (npm test -- --detectOpenHandles shows what)');
        child.kill('SIGKILL');
      }, lingerMs);
    }, 1_000);
    child.once('close', () => {
      clearInterval(look);
      clearTimeout(linger);
      resolve(hung);
    });
  });
}

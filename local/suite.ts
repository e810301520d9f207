import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { runChecks } from './checks';
import { root } from './paths';
import { addTallies, closingLine, skippedTests, tallyJest } from './tally';
import type { JestReport, Tally } from './tally';
import { startTestServices, testWorkers } from './test-services';
import type { TestServices } from './test-services';
import { buildTestBundle } from './workflow-bundle';

const oneFailure: Tally = { passed: 0, failed: 1, skipped: 0 };
const children = new Set<ChildProcess>();
let services: TestServices | undefined;
let interrupted = false;

/** Everything it says goes to standard error, so that standard output holds nothing but the closing line. */
function say(line: string): void {
  process.stderr.write(`reglament: ${line}\n`);
}

function watch(child: ChildProcess): void {
  // What comes after a child that was ended is ended as well.
  if (interrupted) child.kill('SIGTERM');
  children.add(child);
  child.once('exit', () => children.delete(child));
}

/** Runs jest with these arguments and counts its tests. */
async function runJest(args: string[], environment: Record<string, string>): Promise<Tally> {
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
    watch(child);
    const hung = await ended(child, report);
    const result = JSON.parse(await readFile(report, 'utf8')) as JestReport;
    for (const name of skippedTests(result)) say(`skipped: ${name}`);
    return hung ? addTallies([tallyJest(result), oneFailure]) : tallyJest(result);
  } catch (error) {
    say(`jest gave no report: ${error instanceof Error ? error.message : String(error)}`);
    return oneFailure;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** How long jest may take to end after its report was written; it cannot while a test has left something open. */
const lingerMs = 30_000;

/** Waits for jest's end. True when it had to be ended, because something that a test left open kept it from ending. */
function ended(child: ChildProcess, report: string): Promise<boolean> {
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

/** Those of the run that this one was started by, which ends them itself. */
function inherited(): TestServices | undefined {
  return process.env.REGLAMENT_TEST_DATABASE_URL === undefined
    ? undefined
    : { environment: {}, stop: () => Promise.resolve() };
}

/** Tests wait often, for timers and for processes that start: checks of the source have that time. */
async function suite(args: string[]): Promise<Tally> {
  const checking = args.length === 0 ? runChecks(watch) : Promise.resolve([]);
  // All are waited for, so that a failure of the one does not leave the other running.
  const ended = await Promise.allSettled([checking, tests(args)]);
  return addTallies(ended.flatMap((each) => (each.status === 'fulfilled' ? each.value : [oneFailure])));
}

async function tests(args: string[]): Promise<Tally[]> {
  const tallies: Tally[] = [];
  try {
    services = inherited() ?? (await startTestServices(say));
  } catch (error) {
    say(`the services for tests did not start: ${error instanceof Error ? error.message : String(error)}`);
    return [oneFailure];
  }
  const bundle = await buildTestBundle(say).catch((error: unknown) => {
    // Tests that need no workflows still tell something.
    say(`the workflow bundle could not be built: ${error instanceof Error ? error.message : String(error)}`);
    tallies.push(oneFailure);
    return {};
  });
  return [...tallies, await runJest(args, { ...services.environment, ...bundle })];
}

async function stop(): Promise<void> {
  for (const child of children) child.kill('SIGTERM');
  await services?.stop();
  services = undefined;
}

async function interrupt(code: number): Promise<void> {
  if (interrupted) return;
  interrupted = true;
  await stop();
  process.exit(code);
}

process.on('SIGINT', () => void interrupt(130));
process.on('SIGTERM', () => void interrupt(143));
process.on('SIGHUP', () => void interrupt(129));
// The process that started this one is gone: nobody waits for the answer any more.
process.on('disconnect', () => void interrupt(1));

void suite(process.argv.slice(2))
  .catch((error: unknown) => {
    say(error instanceof Error ? (error.stack ?? error.message) : String(error));
    return oneFailure;
  })
  .then(async (tally) => {
    await stop();
    if (interrupted) return;
    process.exitCode = tally.failed > 0 ? 1 : 0;
    // Hanging up itself is not the other side's leaving: without this the end of a good run would count as interrupted.
    process.removeAllListeners('disconnect');
    process.disconnect?.();
    process.stdout.write(`${closingLine(tally)}\n`);
  });

import { spawn, type ChildProcess } from 'node:child_process';
import path from 'node:path';
import { runChecks } from './checks';
import { root } from './paths';
import { promisesTold, proveAlone } from './proofs';
import { runJest } from './run-jest';
import type { JestRun, JestSurround } from './run-jest';
import { addTallies, closingLine, skippedTests, tallyJest } from './tally';
import type { Tally } from './tally';
import { startTestServices } from './test-services';
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
  const pages = buildPages();
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
  if (!(await pages)) tallies.push(oneFailure);
  const surround: JestSurround = { environment: { ...services.environment, ...bundle }, started: watch, say };
  if (args[0] === '--promises') return [...tallies, ...(await proveAlone(args.slice(1), surround))];
  const run = await runJest(args, surround);
  return [...tallies, counted(run), ...(args.length === 0 && run.report ? [promisesTold(run.report)] : [])];
}

/** The pages in the browser, made while services start. @returns whether they are there; what was wrong has been printed */
function buildPages(): Promise<boolean> {
  const child = spawn(process.execPath, [path.join(root, 'local', 'build-pages.mjs')], {
    stdio: ['ignore', process.stderr, 'inherit'],
  });
  watch(child);
  return new Promise((resolve) => child.once('close', (code) => resolve(code === 0)));
}

/** The count of a run; the tests that did not run are named. */
function counted({ report, hung }: JestRun): Tally {
  if (report === undefined) return oneFailure;
  for (const name of skippedTests(report)) say(`skipped: ${name}`);
  return hung ? addTallies([tallyJest(report), oneFailure]) : tallyJest(report);
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

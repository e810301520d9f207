import { spawn } from 'node:child_process';
import path from 'node:path';
import { root } from './paths';
import type { Tally } from './tally';

const bin = (name: string) => path.join(root, 'node_modules', ...name.split('/'));

/** A check of the source, run as a process. */
interface Check {
  title: string;
  args: string[];
  environment?: Readonly<Record<string, string>>;
}

/** Where imports are looked at: what runs; tests and figures may import as they need. */
const cruised = [
  'domain',
  'regulations',
  'texts',
  'letters',
  'store',
  'workflows',
  'engine',
  'activities',
  'operations',
  'files',
  'mail',
  'worker',
  'api',
  'web',
  'prisma',
  'cli',
  'local',
];

const checks: Check[] = [
  { title: 'types', args: [bin('typescript-native/bin/tsc'), '--noEmit', '--checkers', '1'] },
  { title: 'types of the pages', args: [bin('typescript-native/bin/tsc'), '--noEmit', '--checkers', '1', '-p', 'web'] },
  // Its checker of types ends soon: it need not collect what it leaves behind, nor read the same types in two threads.
  {
    title: 'lint',
    args: [bin('oxlint/bin/oxlint'), '--deny-warnings', '.'],
    environment: { GOGC: '400', GOMAXPROCS: '1' },
  },
  {
    title: 'import arrows',
    args: [bin('dependency-cruiser/bin/dependency-cruise.mjs'), '--config', '.dependency-cruiser.cjs', ...cruised],
  },
  {
    title: 'format',
    args: [bin('oxfmt/bin/oxfmt'), '--check', '.'],
  },
  {
    title: 'page of promises',
    args: ['--require', path.join(root, 'local', 'typescript', 'run.cjs'), path.join('cli', 'promises.ts'), 'check'],
  },
];

/**
 * Runs types, lint, import arrows and format one after the other: they run beside the tests, and want a core each.
 *
 * @param started is given each process, for those who must be able to stop it
 * @returns one count a check; the output of a failed one has been printed
 */
export async function runChecks(started: (child: ReturnType<typeof spawn>) => void): Promise<Tally[]> {
  const tallies: Tally[] = [];
  for (const check of checks) tallies.push(await runCheck(check, started));
  return tallies;
}

function runCheck(
  { title, args, environment }: Check,
  started: (child: ReturnType<typeof spawn>) => void,
): Promise<Tally> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, {
      cwd: root,
      env: { ...process.env, ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    started(child);
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.on('close', (code) => {
      const good = code === 0;
      process.stderr.write(`${title}: ${good ? 'good' : `failed\n${output.trim()}`}\n`);
      resolve({ passed: good ? 1 : 0, failed: good ? 0 : 1, skipped: 0 });
    });
  });
}

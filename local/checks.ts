import { spawn } from 'node:child_process';
import path from 'node:path';
import { root, typescript } from './paths';
import type { Tally } from './tally';

const bin = (name: string) => path.join(root, 'node_modules', ...name.split('/'));

/** A check of the source, run as a process; `counts` turns its exit code into passed and failed. */
interface Check {
  title: string;
  args: string[];
  counts: (code: number) => Tally;
}

/** Where circles are looked for: what runs; tests and figures may import as they need. */
const cruised = [
  'domain',
  'regulations',
  'texts',
  'store',
  'workflows',
  'engine',
  'activities',
  'worker',
  'api',
  'prisma',
  'cli',
  'local',
];

const one = (code: number): Tally => ({ passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 });

/** Exit code of local/lint.ts: bit 1 for rules, bit 2 for import arrows, anything else means that it broke down. */
function lintCounts(code: number): Tally {
  if (code > 3) return { passed: 0, failed: 2, skipped: 0 };
  const failed = (code & 1) + ((code & 2) >> 1);
  return { passed: 2 - failed, failed, skipped: 0 };
}

const checks: Check[] = [
  { title: 'types', args: [bin('typescript/bin/tsc'), '--noEmit'], counts: one },
  {
    title: 'lint and import arrows',
    args: [...typescript, path.join(root, 'local', 'lint.ts')],
    counts: lintCounts,
  },
  {
    title: 'circles of imports',
    args: [bin('dependency-cruiser/bin/dependency-cruise.mjs'), '--config', '.dependency-cruiser.cjs', ...cruised],
    counts: one,
  },
  { title: 'format', args: [bin('prettier/bin/prettier.cjs'), '--check', '--log-level', 'warn', '.'], counts: one },
];

/**
 * Runs types, lint with import arrows, and format beside each other.
 *
 * @param started is given each process, for those who must be able to stop it
 * @returns one count a check; the output of a failed one has been printed
 */
export function runChecks(started: (child: ReturnType<typeof spawn>) => void): Promise<Tally[]> {
  return Promise.all(checks.map((check) => runCheck(check, started)));
}

function runCheck({ title, args, counts }: Check, started: (child: ReturnType<typeof spawn>) => void): Promise<Tally> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    started(child);
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.on('close', (code) => {
      const tally = counts(code ?? 255);
      process.stderr.write(`${title}: ${tally.failed === 0 ? 'good' : `failed\n${output.trim()}`}\n`);
      resolve(tally);
    });
  });
}

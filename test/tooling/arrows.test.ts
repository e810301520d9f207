/** The rules of lint and of imports, tried on a small checkout made for it: each refuses what it should, and nothing else. */
import { spawnSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const root = path.join(__dirname, '..', '..');
/** Generous: a busy machine takes minutes for what a free one does in six seconds. */
const limit = 300_000;

/** A folder, a text of a file in it, and the rules that must refuse it; none means that it must pass. */
type Case = [folder: string, text: string, ...rules: string[]];

const imports: Case[] = [
  ['domain/ticket', "import { commit } from '../../store/commit';\ncommit();", 'arrow-of-domain'],
  ['domain/ticket', "import type { Commit } from '../../store/commit';\nexport type X = Commit;", 'arrow-of-domain'],
  ['domain/ticket', "import { z } from 'zod';\nexport const x = z;", 'packages-of-domain'],
  ['domain/ticket', "import { readFileSync } from 'node:fs';\nreadFileSync('x');", 'packages-of-domain'],
  [
    'domain/ticket',
    "import { DateTime } from 'luxon';\nexport const x = DateTime;",
    'home-of-luxon',
    'packages-of-domain',
  ],
  ['domain/time', "import { DateTime } from 'luxon';\nexport const x = DateTime;"],
  ['domain/time', "import { z } from 'zod';\nexport const x = z;", 'packages-of-the-time-engine'],
  ['domain/ticket', "import { deadline } from '../time/deadline';\nexport const x = deadline;"],
  ['domain/process', "import { deadline } from '../ticket/kind';\nexport const x = deadline;", 'kernel-knows-no-kind'],
  ['api/tickets', "import { DateTime } from 'luxon';\nexport const x = DateTime;", 'home-of-luxon'],
  ['regulations', "import { deadline } from '../domain/time/deadline';\nexport const x = deadline;"],
  ['regulations', "import { commit } from '../store/commit';\nexport const x = commit;", 'arrow-of-regulations'],
  ['store', "import { PrismaClient } from '../prisma/generated/client';\nexport const x = PrismaClient;"],
  ['store', "import { PrismaPg } from '@prisma/adapter-pg';\nexport const x = PrismaPg;"],
  ['api', "import { PrismaPg } from '@prisma/adapter-pg';\nexport const x = PrismaPg;", 'home-of-prisma'],
  ['api', "import { PrismaClient } from '../prisma/generated/client';\nexport const x = PrismaClient;", 'arrow-of-api'],
  ['api', "export { commit } from '../store/commit';"],
  ['api', "import { ticket } from '../workflows/ticket';\nexport const x = ticket;", 'arrow-of-api'],
  ['store', "export { start } from '../engine/start';", 'arrow-of-store'],
  ['workflows', "import type { Commit } from '../activities/commit';\nexport type X = Commit;"],
  ['workflows', "import { commit } from '../activities/commit';\nexport const x = commit;", 'types-only-of-workflows'],
  [
    'workflows',
    "import { deadline } from '../domain/time/deadline';\nexport const x = deadline;",
    'types-only-of-workflows',
  ],
  ['workflows', "import { proxyActivities } from '@temporalio/workflow';\nexport const x = proxyActivities;"],
  ['workflows', "import { Client } from '@temporalio/client';\nexport const x = Client;", 'packages-of-workflows'],
  ['engine', "import { ticketId } from '../workflows/ids';\nexport const x = ticketId;"],
  ['engine', "import { ticket } from '../workflows/ticket';\nexport const x = ticket;", 'arrow-of-engine'],
  ['activities', "import { start } from '../engine/start';\nexport const x = start;", 'arrow-of-activities'],
  ['worker', "import { commit } from '../activities/commit';\nexport const x = commit;"],
  ['worker', "import { freePort } from '../local/ports';\nexport const x = freePort;", 'arrow-of-worker'],
  ['web', "import { deadline } from '../domain/time/deadline';\nexport const x = deadline;", 'types-only-of-web'],
  ['web', "import { commit } from '../store/commit';\nexport const x = commit;", 'arrow-of-web'],
  ['store', "export const x = (): Promise<unknown> => import('../api/server');", 'arrow-of-store'],
  ['store', "export const x: unknown = require('../api/server');", 'arrow-of-store'],
  ['store', "export type X = import('../api/server').Server;", 'arrow-of-store'],
  ['cli', "import { commit } from '../store/commit';\nimport { freePort } from '../local/ports';\ncommit(freePort);"],
];

/** What the cases import. */
const targets = [
  'domain/time/deadline',
  'domain/ticket/kind',
  'store/commit',
  'engine/start',
  'activities/commit',
  'workflows/ticket',
  'workflows/ids',
  'api/server',
  'local/ports',
  'prisma/generated/client',
];

const typed = `import { Stats } from 'node:fs';
export type X = Stats;
export function floating(): void {
  Promise.resolve(1);
}
export function misused(): void {
  [1].forEach(async () => {});
}
export const loose = (y: any): unknown => y;
export function partial(y: 'a' | 'b'): void {
  switch (y) {
    case 'a':
      return;
  }
}
export async function good(): Promise<void> {
  await Promise.resolve();
}
`;

const style: Case[] = [
  ['domain/time', 'export const x = Date.now();', 'reglament/no-clock'],
  ['domain/time', 'export const x = new Date(0);'],
  ['workflows', 'export const x = new Date();', 'reglament/no-clock'],
  ['store', 'export const x = Date.now();'],
  ['store', 'export default 1;', 'reglament/no-default-export'],
  ['store', `export const x = 1;\n${'// line\n'.repeat(300)}`, 'eslint/max-lines'],
  ['store', "export const x: unknown = require('../api/server');", 'typescript/no-require-imports'],
  ['store/process', 'export const x = 1; // of a ticket', 'reglament/kernel-names-no-kind'],
  ['domain/time', "export const x = (desk: string): boolean => desk === 'skai';", 'reglament/no-desk-names'],
  ['api', "export const x = { example: { desk: 'skai' } };"],
  ['cli', "export const x = 'skai';"],
  [
    'cli',
    typed,
    'typescript/consistent-type-imports',
    'typescript/no-floating-promises',
    'typescript/no-misused-promises',
    'typescript/no-explicit-any',
    'typescript/switch-exhaustiveness-check',
  ],
];

let checkout: string;
beforeAll(() => {
  checkout = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'reglament-arrows-')));
  symlinkSync(path.join(root, 'node_modules'), path.join(checkout, 'node_modules'));
  cpSync(path.join(root, 'package.json'), path.join(checkout, 'package.json'));
  // Its folders are those of the place where the configuration lies; the project's own rules stay where they are.
  const lint = JSON.parse(readFileSync(path.join(root, '.oxlintrc.json'), 'utf8')) as { jsPlugins: string[] };
  const jsPlugins = lint.jsPlugins.map((plugin) => path.join(root, plugin));
  writeFileSync(path.join(checkout, '.oxlintrc.json'), JSON.stringify({ ...lint, jsPlugins }));
  const compilerOptions = { strict: true, target: 'es2023', module: 'nodenext', types: ['node'], skipLibCheck: true };
  writeFileSync(path.join(checkout, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['**/*.ts'] }));
  for (const target of targets) write(`${target}.ts`, 'export type X = 1;\nexport const x = 1;\n');
  for (const [file, text] of [...namedFiles('import', imports), ...namedFiles('style', style)]) write(file, text);
});
afterAll(() => rmSync(checkout, { recursive: true }));

function write(file: string, text: string): void {
  mkdirSync(path.join(checkout, path.dirname(file)), { recursive: true });
  writeFileSync(path.join(checkout, file), text);
}

function namedFiles(kind: string, cases: readonly Case[]): [string, string][] {
  return cases.map(([folder, text], index) => [`${folder}/${kind}-${index}.ts`, text]);
}

/** What a program of node says on standard output. */
function run(script: string, args: readonly string[]): unknown {
  const node = [path.join(root, script), ...args];
  const { stdout, stderr } = spawnSync(process.execPath, node, { cwd: checkout, encoding: 'utf8', timeout: limit });
  if (!stdout.startsWith('{')) throw new Error(stderr || 'no answer in time');
  return JSON.parse(stdout);
}

/** The rules that each case must break, and those that it breaks, by its name. */
function compared(kind: string, cases: readonly Case[], broken: (file: string) => readonly string[]) {
  const files = namedFiles(kind, cases);
  const title = ([folder, text]: Case): string => `${folder}: ${text.split('\n')[0]}`;
  const table = (rules: (index: number) => readonly string[]): Record<string, readonly string[]> =>
    Object.fromEntries(cases.map((one, index) => [title(one), [...rules(index)].sort()]));
  const wanted = table((index) => cases[index]?.slice(2) ?? []);
  return { wanted, found: table((index) => broken(files[index]?.[0] ?? '')) };
}

test(
  'imports go the way of the arrows, packages stay in their homes, and the kernel imports no kind',
  () => {
    interface Cruised {
      readonly summary: { readonly violations: readonly { from: string; rule: { name: string } }[] };
    }
    const config = ['--config', path.join(root, '.dependency-cruiser.cjs'), '--output-type', 'json'];
    const folders = [...new Set(imports.map(([folder]) => folder.split('/')[0] ?? ''))];
    const cruise = 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs';
    const { summary } = run(cruise, [...config, ...folders]) as Cruised;
    const { wanted, found } = compared('import', imports, (file) =>
      summary.violations.filter(({ from }) => from === file).map(({ rule }) => rule.name),
    );
    expect(found).toEqual(wanted);
  },
  limit,
);

test(
  'lint holds clocks, default exports, sizes, the words of the kernel, promises, any, unfinished switches and mere types',
  () => {
    interface Linted {
      readonly diagnostics: readonly { filename: string; code: string }[];
      readonly number_of_files: number;
    }
    const files = namedFiles('style', style).map(([file]) => file);
    const linted = run('node_modules/oxlint/bin/oxlint', ['--format', 'json', ...files]) as Linted;
    expect(linted.number_of_files).toBe(files.length);
    // It writes `plugin(rule)`.
    const named = (code: string): string => code.replace('(', '/').replace(')', '');
    const { wanted, found } = compared('style', style, (file) => [
      ...new Set(linted.diagnostics.filter(({ filename }) => filename === file).map(({ code }) => named(code))),
    ]);
    expect(found).toEqual(wanted);
  },
  limit,
);

import { spawnSync } from 'node:child_process';
import path from 'node:path';

const arrows = 'reglament/import-arrows';
const root = path.join(__dirname, '..', '..');

/** A text, the path it pretends to stand at, and the rule that must refuse it; no rule means that it must pass. */
type Case = [file: string, text: string, rule?: string];

const cases: Case[] = [
  ['domain/ticket/x.ts', "import { commit } from '../../store/commit';\ncommit();", arrows],
  ['domain/ticket/x.ts', "import type { Commit } from '../../store/commit';\nexport type X = Commit;", arrows],
  ['domain/ticket/x.ts', "import { z } from 'zod';\nexport const x = z;", arrows],
  ['domain/ticket/x.ts', "import { readFileSync } from 'node:fs';\nreadFileSync('x');", arrows],
  ['domain/ticket/x.ts', "import { DateTime } from 'luxon';\nexport const x = DateTime;", arrows],
  ['domain/time/x.ts', "import { DateTime } from 'luxon';\nexport const x = DateTime;"],
  ['domain/time/x.ts', "import { z } from 'zod';\nexport const x = z;", arrows],
  ['domain/ticket/x.ts', "import { deadline } from '../time';\nexport const x = deadline;"],
  ['domain/time/x.ts', 'export const x = Date.now();', 'no-restricted-syntax'],
  ['workflows/x.ts', 'export const x = new Date();', 'no-restricted-syntax'],
  ['domain/time/x.ts', 'export const x = new Date(0);'],
  ['api/tickets/x.ts', "import { DateTime } from 'luxon';\nexport const x = DateTime;", arrows],
  ['regulations/x.ts', "import { deadline } from '../domain/time';\nexport const x = deadline;"],
  ['regulations/x.ts', "import { commit } from '../store/commit';\nexport const x = commit;", arrows],
  ['store/x.ts', "import { PrismaClient } from '../prisma/generated/client';\nexport const x = PrismaClient;"],
  ['api/x.ts', "import { PrismaClient } from '../prisma/generated/client';\nexport const x = PrismaClient;", arrows],
  ['api/x.ts', "export { commit } from '../store/commit';"],
  ['api/x.ts', "import { ticket } from '../workflows/ticket';\nexport const x = ticket;", arrows],
  ['store/x.ts', "export { start } from '../engine/start';", arrows],
  ['workflows/x.ts', "import type { Activities } from '../activities';\nexport type X = Activities;"],
  ['workflows/x.ts', "import { commit } from '../activities/commit';\nexport const x = commit;", arrows],
  ['workflows/x.ts', "import { deadline } from '../domain/time';\nexport const x = deadline;", arrows],
  ['workflows/x.ts', "import { proxyActivities } from '@temporalio/workflow';\nexport const x = proxyActivities;"],
  ['workflows/x.ts', "import { Client } from '@temporalio/client';\nexport const x = Client;", arrows],
  ['engine/x.ts', "import { ticketId } from '../workflows/ids';\nexport const x = ticketId;"],
  ['engine/x.ts', "import { ticket } from '../workflows/ticket';\nexport const x = ticket;", arrows],
  ['activities/x.ts', "import { wake } from '../engine/wake';\nexport const x = wake;", arrows],
  ['worker/x.ts', "import { createActivities } from '../activities';\nexport const x = createActivities;"],
  ['worker/x.ts', "import { freePort } from '../local/ports';\nexport const x = freePort;", arrows],
  ['web/x.ts', "import { deadline } from '../domain/time';\nexport const x = deadline;", arrows],
  ['store/x.ts', "export const x = (): Promise<unknown> => import('../api/server');", arrows],
  ['store/x.ts', "export const x: unknown = require('../api/server');", '@typescript-eslint/no-require-imports'],
  [
    'cli/x.ts',
    "import { commit } from '../store/commit';\nimport { freePort } from '../local/ports';\ncommit(freePort);",
  ],
  ['store/x.ts', 'export default 1;', 'no-restricted-syntax'],
  ['store/x.ts', `export const x = 1;\n${'// line\n'.repeat(300)}`, 'max-lines'],
];

/** Rules that need types are tried on a file that exists: this one. */
const here = 'test/tooling/arrows.test.ts';
const typedCases: Case[] = [
  [here, 'export function x(): void {\n  Promise.resolve(1);\n}', '@typescript-eslint/no-floating-promises'],
  [here, 'export function x(): void {\n  [1].forEach(async () => {});\n}', '@typescript-eslint/no-misused-promises'],
  [here, 'export const x = (y: any): unknown => y;', '@typescript-eslint/no-explicit-any'],
  [
    here,
    "export function x(y: 'a' | 'b'): void {\n  switch (y) {\n    case 'a':\n      return;\n  }\n}",
    '@typescript-eslint/switch-exhaustiveness-check',
  ],
  [here, "import { Stats } from 'node:fs';\nexport type X = Stats;", '@typescript-eslint/consistent-type-imports'],
  [here, 'export async function x(): Promise<void> {\n  await Promise.resolve();\n}'],
];

function lint(): string[][] {
  const input = [
    ...cases.map((one) => ({ one, types: false })),
    ...typedCases.map((one) => ({ one, types: true })),
  ].map(({ one: [file, text], types }) => ({ file, text, types }));
  const { stdout, stderr, status } = spawnSync(process.execPath, [path.join(__dirname, 'lint-texts.mjs')], {
    cwd: root,
    input: JSON.stringify(input),
    encoding: 'utf8',
    timeout: 60_000,
  });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout) as string[][];
}

describe('lint', () => {
  const all = [...cases, ...typedCases];
  let found: string[][] = [];
  beforeAll(() => void (found = lint()), 90_000);

  const titled = all.map(([file, text, rule], index) => {
    const line = text.split('\n')[0];
    return { file, line, verdict: rule ?? 'passes', expected: rule ? [rule] : [], index };
  });
  test.each(titled)('$file: $line -> $verdict', ({ expected, index }) => {
    expect(found[index]).toEqual(expected);
  });
});

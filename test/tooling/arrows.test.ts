import { spawnSync } from 'node:child_process';
import path from 'node:path';

const arrows = 'reglament/import-arrows';
const root = path.join(__dirname, '..', '..');
/** Generous: a busy machine takes minutes for what a free one does in six seconds. */
const limit = 300_000;

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

/**
 * Rules that need types are tried on a file that exists, this one, and in one text: reading the types of the whole checkout
 * takes most of the time. The text, and the rules that must refuse it, in order.
 */
const here = 'test/tooling/arrows.test.ts';
const typedText = `
import { Stats } from 'node:fs';
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
const typedRules = [
  '@typescript-eslint/consistent-type-imports',
  '@typescript-eslint/no-floating-promises',
  '@typescript-eslint/no-misused-promises',
  '@typescript-eslint/no-explicit-any',
  '@typescript-eslint/switch-exhaustiveness-check',
];

function lint(): string[][] {
  const untyped = cases.map(([file, text]) => ({ file, text, types: false }));
  const { stdout, stderr, status } = spawnSync(process.execPath, [path.join(__dirname, 'lint-texts.mjs')], {
    cwd: root,
    input: JSON.stringify([...untyped, { file: here, text: typedText, types: true }]),
    encoding: 'utf8',
    timeout: limit,
  });
  if (status !== 0) throw new Error(stderr || 'lint did not end in time');
  return JSON.parse(stdout) as string[][];
}

describe('lint', () => {
  let found: string[][] = [];
  beforeAll(() => void (found = lint()), limit);

  const titled = cases.map(([file, text, rule], index) => {
    const line = text.split('\n')[0];
    return { file, line, verdict: rule ?? 'passes', expected: rule ? [rule] : [], index };
  });
  test.each(titled)('$file: $line -> $verdict', ({ expected, index }) => {
    expect(found[index]).toEqual(expected);
  });

  test('floating and misused promises, any, unfinished switches and imports of mere types', () => {
    expect(found.at(-1)).toEqual(typedRules);
  });
});

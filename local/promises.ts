import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { root } from './paths';
import { isIdle } from './tally';
import type { JestReport } from './tally';

/** The families of promises: a written regulation each, and what follows from running all of them (X). */
export const families = ['SK', 'HT', 'SP', 'SM', 'EA', 'IN', 'HD', 'X'] as const;

/** One promise of the written regulations, as `docs/promises.yaml` tells of it. */
export interface ListedPromise {
  /** Its family and number: `HT-8`. */
  readonly id: string;
  readonly title: string;
  /** Key paths of the rules in the desks' files that carry it, by desk. */
  readonly rules: Readonly<Record<string, readonly string[]>>;
  /** What carries it where it is no rule of a file but part of every process. */
  readonly held?: string | undefined;
  /** With what it will be built. Without it the promise is built, and a test has to prove it. */
  readonly later?: string | undefined;
}

const text = z.string().trim().min(1);
const entry = z.strictObject({
  title: text,
  rules: z.record(text, z.array(text).min(1)).default({}),
  held: text.optional(),
  later: text.optional(),
});

/** Where the list stands in the checkout. */
export const promisesFile = path.join('docs', 'promises.yaml');

/**
 * Reads the list of promises: every family in the order of `families`, its numbers from 1 without a gap, each with what carries it or
 * with what it will be built.
 *
 * @param source the text of the list; default: that of the checkout
 * @throws with one line for each promise that is told wrongly
 */
export function readPromises(
  source: string = readFileSync(path.join(root, promisesFile), 'utf8'),
): readonly ListedPromise[] {
  const promises = Object.entries(z.record(z.string(), entry).parse(parse(source))).map(([id, told]) => ({
    id,
    ...told,
  }));
  const faults = [...misplaced(promises.map(({ id }) => id)), ...promises.flatMap(untold)];
  if (faults.length > 0) throw new Error(faults.map((fault) => `${promisesFile}: ${fault}`).join('\n'));
  return promises;
}

function misplaced(ids: readonly string[]): readonly string[] {
  const wanted = families.flatMap((family) =>
    ids.filter((id) => id.startsWith(`${family}-`)).map((_, index) => `${family}-${index + 1}`),
  );
  const missing = families
    .filter((family) => !wanted.includes(`${family}-1`))
    .map((family) => `${family}-1 is missing`);
  const at = ids.findIndex((id, index) => id !== wanted[index]);
  return at < 0 ? missing : [...missing, `${ids[at]} stands where ${wanted[at] ?? 'the list ends'} belongs`];
}

function untold({ id, rules, held, later }: ListedPromise): readonly string[] {
  const carried = held !== undefined || Object.keys(rules).length > 0;
  if (carried && later !== undefined) return [`${id} is to be built later, so nothing carries it yet`];
  if (!carried && later === undefined)
    return [`${id} names neither rules nor what else carries it, nor when it is built`];
  return [];
}

/** The ids that the name of a test bears. */
export function idsIn(name: string): readonly string[] {
  return [...new Set(name.match(/(?<![\w-])[A-Z]{1,2}-[1-9]\d*(?!\w)/g))];
}

/** A pattern of names (jest's `-t`) that takes the tests which bear this id, and no others. */
export function namesWith(id: string): string {
  return `(?<![\\w-])${id}(?!\\w)`;
}

/**
 * Of these promises those that a run of tests does not prove, one line each: no test that passed bears the id, or one does that
 * was skipped.
 */
export function unproven(ids: readonly string[], report: JestReport): readonly string[] {
  const tests = report.testResults.flatMap(({ assertionResults }) => assertionResults);
  return ids.flatMap((id) => {
    const own = tests.filter(({ fullName }) => idsIn(fullName).includes(id));
    const idle = own.filter(isIdle).map(({ fullName }) => `${id}: a test that was skipped bears it: ${fullName}`);
    const passed = own.some(({ status }) => status === 'passed');
    return passed ? idle : [...idle, `${id}: no test that passed bears it`];
  });
}

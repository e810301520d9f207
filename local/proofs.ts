import { idsIn, namesWith, readPromises, unproven } from './promises';
import { runJest } from './run-jest';
import type { JestSurround } from './run-jest';
import { tallyJest } from './tally';
import type { JestReport, Tally } from './tally';
import { writtenTests } from './test-titles';

/** What a run of all tests proves of the promises that are built, as one check more; what it does not prove is printed. */
export function promisesTold(report: JestReport): Tally {
  const faults = unproven(builtPromises(), report);
  process.stderr.write(`promises: ${faults.length === 0 ? 'good' : `failed\n${faults.join('\n')}`}\n`);
  return { passed: faults.length === 0 ? 1 : 0, failed: faults.length === 0 ? 0 : 1, skipped: 0 };
}

/**
 * Runs the tests of each of these promises without any other test.
 *
 * @param ids none: of all that are built
 * @returns one count a promise; what does not prove it is told
 */
export async function proveAlone(ids: readonly string[], surround: JestSurround): Promise<readonly Tally[]> {
  const tests = writtenTests();
  const tallies: Tally[] = [];
  for (const id of ids.length > 0 ? ids : builtPromises()) {
    const files = [...new Set(tests.filter(({ name }) => idsIn(name).includes(id)).map(({ file }) => file))];
    const run =
      files.length > 0
        ? await runJest(['-t', namesWith(id), '--verbose=false', '--runTestsByPath', ...files], surround)
        : undefined;
    tallies.push(judged(id, run?.report, surround.say, run?.hung));
  }
  return tallies;
}

const builtPromises = (): readonly string[] =>
  readPromises().flatMap(({ id, later }) => (later === undefined ? [id] : []));

function judged(id: string, report: JestReport | undefined, say: JestSurround['say'], hung = false): Tally {
  const faults = report === undefined ? [`${id}: no test that bears it was run`] : unproven([id], report);
  faults.forEach(say);
  // What the pattern leaves out is no test of this promise, so it is not counted as skipped.
  const { passed, failed } = report === undefined ? { passed: 0, failed: 0 } : tallyJest(report);
  say(`${id}: ${passed} passed, ${failed} failed`);
  return { passed, failed: failed + (faults.length > 0 ? 1 : 0) + (hung ? 1 : 0), skipped: 0 };
}

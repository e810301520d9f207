import { addTallies, closingLine, skippedTests, tallyJest } from '../../local/tally';
import type { JestReport } from '../../local/tally';

const report: JestReport = {
  success: false,
  numPassedTests: 5,
  numFailedTests: 1,
  numPendingTests: 2,
  numTodoTests: 1,
  numRuntimeErrorTestSuites: 1,
  testResults: [
    {
      name: 'a.test.ts',
      assertionResults: [
        { fullName: 'works', status: 'passed' },
        { fullName: 'needs a printer (skipped: there is none)', status: 'pending' },
        { fullName: 'later', status: 'todo' },
      ],
    },
  ],
};

test('a file that could not be run counts as one failure', () => {
  expect(tallyJest(report)).toEqual({ passed: 5, failed: 2, skipped: 3 });
});

test('a run without a test, or one that jest calls bad for its own reasons, counts as one failure', () => {
  const good = { ...report, numFailedTests: 0, numRuntimeErrorTestSuites: 0, success: true };
  expect(tallyJest(good).failed).toBe(0);
  expect(tallyJest({ ...good, success: false }).failed).toBe(1);
  expect(tallyJest({ ...good, testResults: [] }).failed).toBe(1);
});

test('the closing line adds checks and tests, and names skipped ones only when there are any', () => {
  const types = { passed: 1, failed: 0, skipped: 0 };
  const lint = { passed: 1, failed: 1, skipped: 0 };
  expect(closingLine(addTallies([types, lint, tallyJest(report)]))).toBe('7 passed, 3 failed, 3 skipped');
  expect(closingLine(addTallies([types, lint]))).toBe('2 passed, 1 failed');
  expect(closingLine(addTallies([]))).toBe('0 passed, 0 failed');
});

test('a skipped test is listed with its name, which holds the reason', () => {
  expect(skippedTests(report)).toEqual(['needs a printer (skipped: there is none)', 'later']);
});

/** What the closing line counts: checks of the source and tests alike. */
export interface Tally {
  passed: number;
  failed: number;
  skipped: number;
}

/** The parts of jest's JSON report that the count needs. */
export interface JestReport {
  /** Jest's own verdict on the whole run. */
  success: boolean;
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  /** Test files that could not be run at all (a syntax error, a failing import): none of their tests were counted. */
  numRuntimeErrorTestSuites: number;
  testResults: { name: string; assertionResults: { fullName: string; status: string }[] }[];
}

/**
 * Counts a jest run. A file that could not be run is one failure, because its tests are not known; so is a run that found
 * no test at all, and one that jest calls bad for a reason of its own.
 */
export function tallyJest(report: JestReport): Tally {
  const counted = report.numFailedTests + report.numRuntimeErrorTestSuites;
  const bad = !report.success || report.testResults.length === 0;
  return {
    passed: report.numPassedTests,
    failed: counted === 0 && bad ? 1 : counted,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

/** The sum of several counts. */
export function addTallies(tallies: Tally[]): Tally {
  const sum = { passed: 0, failed: 0, skipped: 0 };
  for (const tally of tallies) {
    sum.passed += tally.passed;
    sum.failed += tally.failed;
    sum.skipped += tally.skipped;
  }
  return sum;
}

const idle: ReadonlySet<string> = new Set(['pending', 'todo', 'skipped', 'disabled']);

/** Whether a test did not run. */
export function isIdle({ status }: { readonly status: string }): boolean {
  return idle.has(status);
}

/** The full names of tests that did not run; by custom their names hold the reason. */
export function skippedTests(report: JestReport): string[] {
  return report.testResults.flatMap(({ assertionResults }) =>
    assertionResults.filter(isIdle).map(({ fullName }) => fullName),
  );
}

/** The last line of `npm test`. */
export function closingLine({ passed, failed, skipped }: Tally): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

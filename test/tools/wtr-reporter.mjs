function count(suite, totals) {
  for (const test of suite?.tests ?? []) totals[test.skipped ? 'skipped' : test.passed ? 'passed' : 'failed'] += 1;
  for (const child of suite?.suites ?? []) count(child, totals);
  return totals;
}

function summarise(sessions) {
  const totals = { passed: 0, failed: 0, skipped: 0 };
  for (const session of sessions) {
    const before = totals.failed;
    count(session.testResults, totals);
    // A file that could not be loaded, timed out or threw outside a test has no failed test to count.
    if (!session.passed && totals.failed === before) totals.failed += 1;
  }
  return totals;
}

/**
 * Prints `N tests passed, M failed` as the very last line of the process and makes the exit code say the same:
 * a run without a single passed test, or with a skipped one, is a failure.
 */
export function lastLineReporter() {
  let totals;
  let watching = false;
  process.once('exit', (code) => {
    if (watching) return;
    const { passed, failed, skipped } = totals ?? { passed: 0, failed: 1, skipped: 0 };
    if (code === 0 && (passed === 0 || failed > 0 || skipped > 0)) process.exitCode = 1;
    const notRun = skipped > 0 ? `, ${skipped} skipped` : '';
    process.stdout.write(`\n${passed} tests passed, ${failed} failed${notRun}\n`);
  });
  return {
    start({ config }) {
      watching = config.watch === true;
    },
    stop({ sessions }) {
      totals = summarise(sessions);
    },
  };
}

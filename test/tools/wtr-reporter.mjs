import { relative } from 'node:path';

const rejection = 'An error was thrown in a Promise outside a test';

function count(suite, totals) {
  for (const test of suite?.tests ?? []) totals[test.skipped ? 'skipped' : test.passed ? 'passed' : 'failed'] += 1;
  for (const child of suite?.suites ?? []) count(child, totals);
  return totals;
}

/** What the runner itself lets pass: a rejection that nobody awaited, a file without tests. */
function complaints(session, { passed, failed, skipped }) {
  const found = [];
  if (session.logs.some((args) => args.some((arg) => String(arg).startsWith(rejection)))) found.push('unhandled rejection');
  if (session.passed && passed + failed + skipped === 0) found.push('no tests');
  if (skipped > 0) found.push(`${skipped} skipped`);
  // A file that could not be loaded, timed out or threw outside a test has no failed test to count.
  if (!session.passed && failed === 0) found.push('did not run to its end');
  return found.map((what) => `${session.testFile}: ${what}`);
}

function milliseconds(suite) {
  const own = (suite?.tests ?? []).reduce((sum, { duration }) => sum + (duration ?? 0), 0);
  return (suite?.suites ?? []).reduce((sum, child) => sum + milliseconds(child), own);
}

/** Where the time of a long run goes. */
function slowest(sessions) {
  const files = sessions.map(({ testFile, testResults }) => ({ testFile, seconds: milliseconds(testResults) / 1000 }));
  return files.sort((a, b) => b.seconds - a.seconds).slice(0, 10);
}

function summarise(sessions) {
  const totals = { passed: 0, failed: 0, skipped: 0, complaints: [] };
  for (const session of sessions) {
    const own = count(session.testResults, { passed: 0, failed: 0, skipped: 0 });
    for (const key of Object.keys(own)) totals[key] += own[key];
    totals.complaints.push(...complaints(session, own));
  }
  return totals;
}

/**
 * Prints `N tests passed, M failed` as the very last line of the process and makes the exit code say the same.
 * Nothing run, a skipped test, an unhandled rejection: each is a failure.
 */
export function lastLineReporter() {
  let totals = { passed: 0, failed: 0, skipped: 0, complaints: ['the run did not finish'] };
  let watching = false;
  process.once('exit', () => {
    if (watching) return;
    const failed = totals.failed + totals.complaints.length;
    if (failed > 0 || totals.passed === 0) process.exitCode ||= 1;
    const lines = [...totals.complaints.map((line) => `✗ ${line}`), `${totals.passed} tests passed, ${failed} failed`];
    process.stdout.write(`\n${lines.join('\n')}\n`);
  });
  return {
    start({ config }) {
      watching = config.watch === true;
    },
    stop({ sessions }) {
      const all = [...sessions];
      totals = summarise(all);
      if (all.length < 20) return;
      for (const { testFile, seconds } of slowest(all)) console.log(`${seconds.toFixed(1).padStart(7)} s  ${relative(process.cwd(), testFile)}`);
    },
  };
}

/**
 * What Jest's report says, strictly: a suite that could not run and a test that was skipped are failures, and so is a report without tests.
 * @param report Jest's JSON, or undefined when there is none
 */
export function suiteCounts(report) {
  if (!report) return { passed: 0, failed: 1, failures: ['the suites did not run'] };
  const skipped = report.numPendingTests + report.numTodoTests;
  const broken = report.numRuntimeErrorTestSuites;
  const failures = [];
  if (report.numFailedTests > 0) failures.push(`${report.numFailedTests} tests failed`);
  if (broken > 0) failures.push(`${broken} suites could not run`);
  if (skipped > 0) failures.push(`${skipped} tests were skipped`);
  if (report.numTotalTests === 0) failures.push('the suites hold no tests');
  return { passed: report.numPassedTests, failed: report.numFailedTests + broken + skipped, failures };
}

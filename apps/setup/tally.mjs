/**
 * Counts what the stages of a test run brought, from their exit codes and from vitest's reports. Decides only;
 * touches nothing.
 *
 * @typedef {object} Outcome
 * @property {number} passed
 * @property {string[]} failed what failed, by name
 * @property {string[]} skipped what was not run, by name
 */

/**
 * The outcome of one vitest run. A file that could not be loaded, or whose set-up failed, has no failed test to
 * show: it counts as one. So does a run that ended badly with nothing else to blame, such as one without any tests.
 *
 * @returns {Outcome}
 */
export function readReport(report, exitCode, stage, root) {
  const short = (file) => file.replaceAll('\\', '/').replace(`${root.replaceAll('\\', '/').replace(/\/$/, '')}/`, '');
  const outcome = { passed: 0, failed: [], skipped: [] };
  for (const file of report?.testResults ?? []) {
    const failedBefore = outcome.failed.length;
    for (const test of file.assertionResults) {
      const name = `${short(file.name)}: ${test.fullName.trim()}`;
      if (test.status === 'passed') outcome.passed += 1;
      else if (test.status === 'failed') outcome.failed.push(name);
      else outcome.skipped.push(name);
    }
    if (file.status === 'failed' && outcome.failed.length === failedBefore)
      outcome.failed.push(`${short(file.name)}: could not be run`);
  }
  if (exitCode !== 0 && outcome.failed.length === 0) outcome.failed.push(`${stage}: ended with exit code ${exitCode}`);
  return outcome;
}

/** The outcome of a stage that is one check, such as the types. @returns {Outcome} */
export function singleCheck(name, exitCode) {
  return exitCode === 0 ? { passed: 1, failed: [], skipped: [] } : { passed: 0, failed: [name], skipped: [] };
}

/** All outcomes together. When nothing may be skipped, what was skipped has failed. @returns {Outcome} */
export function addUp(outcomes, { skipIsFailure }) {
  const passed = outcomes.reduce((sum, outcome) => sum + outcome.passed, 0);
  const failed = outcomes.flatMap((outcome) => outcome.failed);
  const skipped = outcomes.flatMap((outcome) => outcome.skipped);
  if (!skipIsFailure) return { passed, failed, skipped };
  return { passed, failed: [...failed, ...skipped.map((name) => `${name} (skipped)`)], skipped: [] };
}

/** The last line of a test run. */
export function lastLine({ passed, failed, skipped }) {
  const counts = `${passed} passed, ${failed.length} failed`;
  return skipped.length === 0 ? counts : `${counts}, ${skipped.length} skipped`;
}

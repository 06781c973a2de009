import { expect, test } from 'vitest';
import { addUp, lastLine, readReport, singleCheck } from './tally.mjs';

const file = (name, status, ...tests) => ({
  name: `/checkout/${name}`,
  status,
  assertionResults: tests.map(([fullName, testStatus]) => ({ fullName, status: testStatus })),
});

test('a report is read test by test, whatever vitest calls one that did not run', () => {
  const report = {
    testResults: [
      file('a.test.ts', 'failed', ['works', 'passed'], ['breaks', 'failed'], ['waits', 'skipped'], ['later', 'todo']),
    ],
  };
  expect(readReport(report, 1, 'unit', '/checkout/')).toEqual({
    passed: 1,
    failed: ['a.test.ts: breaks'],
    skipped: ['a.test.ts: waits', 'a.test.ts: later'],
  });
});

test('a file that cannot be loaded is a failure although no test of it failed', () => {
  const report = { testResults: [file('a.test.ts', 'passed', ['works', 'passed']), file('b.test.ts', 'failed')] };
  expect(readReport(report, 1, 'unit', '/checkout').failed).toEqual(['b.test.ts: could not be run']);
});

test('a run that ends badly is a failure although every test passed, or none was found, or no report came', () => {
  const passed = { testResults: [file('a.test.ts', 'passed', ['works', 'passed'])] };
  for (const report of [passed, { testResults: [] }, undefined])
    expect(readReport(report, 1, 'unit', '/checkout').failed).toEqual(['unit: ended with exit code 1']);
});

test('a stage that is one check counts as one test', () => {
  expect(lastLine(addUp([singleCheck('types', 0), singleCheck('lint', 1)], { skipIsFailure: true }))).toBe(
    '1 passed, 1 failed',
  );
});

test('a skip is told apart, unless nothing may be skipped: then it is a failure', () => {
  const outcomes = [{ passed: 3, failed: [], skipped: ['browser tests: no Chromium starts here'] }];
  expect(lastLine(addUp(outcomes, { skipIsFailure: false }))).toBe('3 passed, 0 failed, 1 skipped');
  expect(lastLine(addUp(outcomes, { skipIsFailure: true }))).toBe('3 passed, 1 failed');
});

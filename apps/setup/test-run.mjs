/**
 * `npm test`: format, lint, types, unused code, then the tests, each stage with a heading and its time. A failing
 * stage does not keep the next from running. What could not be set up is named and skipped, and with CI=true a
 * skip is a failure. The last line counts.
 *
 * Arguments are handed to vitest as file filters (`npm test -- packages/plan`); then only the tests run.
 */
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { findOrInstallBrowser } from './browser.mjs';
import { findOrInstallDatabases } from './database-programs.mjs';
import { findOrInstallFaults } from './fault-programs.mjs';
import { run } from './run.mjs';
import { addUp, lastLine, readReport, singleCheck } from './tally.mjs';
import { programOf } from './toolbox.mjs';
import { buildWeb } from './web-build.mjs';

const checks = {
  format: ['@biomejs/biome', 'biome', 'ci', '--linter-enabled=false', '.'],
  lint: ['@biomejs/biome', 'biome', 'ci', '--formatter-enabled=false', '--assist-enabled=false', '.'],
  // Several checkers each begin anew with what all files have in common: two cores are kept busy by two workspaces at a time.
  types: ['typescript', 'tsc', '-b', '--checkers', '1'],
  'unused code': ['knip', 'knip', '--treat-config-hints-as-errors'],
};

/** What runs together shares the cores to its end. Beside a page and its server there is no room for others. */
const suites = [['unit', 'contract', 'integration'], ['browser']];
const allSuites = [['*']];

/** Resolves to 0 when nothing failed. */
export async function runTests(tools, filters) {
  const { root, node, env, cache } = tools;
  const started = performance.now();
  const outcomes = [];
  let stopped = false;

  async function stage(name, work) {
    if (stopped) return;
    console.log(`\n── ${name} ──`);
    const from = performance.now();
    const outcome = await work();
    outcomes.push(outcome);
    const { passed, failed, skipped } = outcome;
    const words = failed.length > 0 ? 'failed' : skipped.length > 0 && passed === 0 ? 'skipped' : 'passed';
    console.log(`${name}: ${words} (${seconds(performance.now() - from)})`);
  }

  async function program(args, moreEnv = {}) {
    const result = await run(node, args, { cwd: root, env: { ...env, ...moreEnv } });
    stopped ||= result.stopped;
    return result.code;
  }

  async function vitest(stageName, projects, moreEnv) {
    const file = join(cache, 'report.json');
    rmSync(file, { force: true });
    const code = await program(
      [
        programOf(root, 'vitest', 'vitest'),
        'run',
        ...['--config', 'apps/setup/vitest.config.mjs', ...projects.flatMap((project) => ['--project', project])],
        ...['--reporter=default', '--reporter=json', `--outputFile.json=${file}`],
        ...filters,
      ],
      moreEnv,
    );
    return readReport(existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined, code, stageName, root);
  }

  if (filters.length === 0) {
    for (const [name, [packageName, command, ...args]] of Object.entries(checks))
      await stage(name, async () => singleCheck(name, await program([programOf(root, packageName, command), ...args])));
  }

  let page = false;
  let browser;
  let programs = { env: {}, missing: [] };
  await stage('what the tests need', async () => {
    page = (await buildWeb(tools)) === 0;
    browser = await findOrInstallBrowser(tools);
    if (browser !== undefined) console.log(`Browser: ${browser}`);
    const [databases, faults] = [await findOrInstallDatabases(tools), await findOrInstallFaults(tools)];
    programs = {
      env: { ...databases.env, ...faults.env },
      missing: [...databases.missing, ...faults.missing],
    };
    for (const [variable, place] of Object.entries(programs.env)) console.log(`${variable}: ${place}`);
    for (const { why } of programs.missing) console.log(`${why}.`);
    return {
      passed: 0,
      failed: page ? [] : ['web page: does not build'],
      skipped: programs.missing.map(({ what, why }) => `${what} tests: ${why}`),
    };
  });

  for (const projects of filters.length > 0 ? allSuites : suites) {
    const name = projects === allSuites[0] ? 'tests' : `${projects.join(', ')} tests`;
    const needsPage = projects.includes('browser');
    await stage(name, async () => {
      if (needsPage && browser === undefined) return notRun('no Chromium starts here, and none could be installed');
      if (needsPage && !page) return notRun('the web page could not be built');
      return vitest(name, projects, {
        ...programs.env,
        TANGRAM_TEST_WITHOUT: programs.missing.map(({ what }) => what).join(','),
        ...(browser === undefined ? {} : { CHROMIUM_PATH: browser }),
      });
    });
  }

  const total = addUp(outcomes, { skipIsFailure: isTrue(process.env.CI) });
  console.log('');
  for (const name of total.skipped) console.log(`skipped: ${name}`);
  for (const name of total.failed) console.log(`failed: ${name}`);
  if (stopped) console.log('Stopped before the end.');
  console.log(`In ${seconds(performance.now() - started)}:`);
  console.log(lastLine(total));
  return total.failed.length > 0 || stopped ? 1 : 0;
}

function notRun(because) {
  console.log(`Skipped: ${because}.`);
  return { passed: 0, failed: [], skipped: [`browser tests: ${because}`] };
}

function isTrue(value) {
  return value === 'true' || value === '1';
}

function seconds(ms) {
  return `${(ms / 1000).toFixed(1)} s`;
}

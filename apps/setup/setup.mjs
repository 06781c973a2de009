/**
 * What stands behind every npm script of Tangram. It is the one thing that runs on the machine's own Node, so it
 * is plain JavaScript for Node 20 and newer and imports nothing that must be installed first.
 *
 * It installs what the lockfile says if that is not there, finds the Node that Tangram is written for among the
 * installed packages, and starts everything else with that one. It ends with the exit code of what it started.
 *
 * In package.json the scripts that run until they are stopped begin with `exec`: without it a signal sent to npm ends
 * only the shell between npm and us, and the server goes on alone. Windows has no `exec` and takes what follows `||`.
 */
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findOrInstallDatabases } from './database-programs.mjs';
import { develop } from './develop.mjs';
import { ensureInstalled } from './install.mjs';
import { chooseNode } from './packaged-node.mjs';
import { run } from './run.mjs';
import { runTests } from './test-run.mjs';
import { toolbox } from './toolbox.mjs';
import { buildWeb } from './web-build.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** @type {Record<string, (tools: import('./toolbox.mjs').Toolbox, args: string[]) => Promise<number>>} */
const commands = {
  async start(tools, args) {
    const built = await buildWeb(tools);
    return built === 0 ? startProgram(tools, 'apps/server/src/main.ts', args) : built;
  },
  build: (tools) => buildWeb(tools),
  dev: develop,
  test: runTests,
  simulate: (tools, args) => startProgram(tools, 'packages/sync/bin/simulate.ts', args),
  async bench(tools, args) {
    const built = needsPage(args) ? await buildWeb(tools) : 0;
    if (built !== 0) return built;
    const { env } = await findOrInstallDatabases(tools);
    return startProgram({ ...tools, env: { ...tools.env, ...env } }, 'apps/bench/src/main.ts', args);
  },
  'sync-server': (tools, args) => startProgram(tools, 'packages/sync/bin/sync-server.ts', args),
  'kill-rounds': (tools, args) => startProgram(tools, 'packages/sync/bin/kill-rounds.ts', args),
  backup: careFor('backup'),
  restore: careFor('restore'),
  async 'self-check'(tools, args) {
    const engine = await careFor('self-check')(tools, args);
    if (isAboutPostgres(args)) return engine;
    const store = await startProgram(tools, 'apps/server/src/store/self-check.ts', [dataFolder()]);
    return Math.max(engine, store);
  },
  repair: careFor('repair'),
  fuzz: (tools, args) => startProgram(tools, 'packages/sync/bin/fuzz.ts', args),
};

/** Whether what is asked of the bench is asked of the page too: everything is. */
function needsPage(args) {
  const [question = 'everything'] = args.filter((arg) => !arg.startsWith('-'));
  return ['everything', 'page', 'review'].includes(question);
}

/** The folder that the server would use. */
function dataFolder() {
  return resolve(root, process.env.TANGRAM_DATA || '.tangram');
}

/** Are they about the log of several servers, and not about a folder? */
function isAboutPostgres(args) {
  return args.some((arg) => arg === '--postgres' || arg.startsWith('--postgres='));
}

/** A command on the data folder that the server would use. Files are named from where the person stands. */
function careFor(name) {
  return (tools, args) => {
    if (isAboutPostgres(args)) return startProgram(tools, `packages/sync/bin/${name}.ts`, args);
    const files = args.map((arg) => (arg.startsWith('-') ? arg : resolve(process.env.INIT_CWD ?? root, arg)));
    return startProgram(tools, `packages/sync/bin/${name}.ts`, ['--data', dataFolder(), ...files]);
  };
}

async function startProgram(tools, program, args) {
  const { code } = await run(tools.node, [join(root, program), ...args], { cwd: root, env: tools.env });
  return code;
}

const [name = '', ...args] = process.argv.slice(2);
const command = commands[name];
try {
  if (command === undefined)
    throw new Error(`“${name}” is not one of: ${Object.keys(commands).join(', ')}. They are run as npm scripts.`);
  await ensureInstalled(root);
  process.exitCode = await command(toolbox(root, chooseNode(root)), args);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

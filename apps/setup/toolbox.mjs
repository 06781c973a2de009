/**
 * What every command is handed: the checkout, the Node to start things with, an environment in which that Node and
 * the installed programs come first on the path, and a place for what may be thrown away.
 *
 * @typedef {object} Toolbox
 * @property {string} root the checkout
 * @property {string} node the Node binary everything is started with
 * @property {NodeJS.ProcessEnv} env the environment for what is started
 * @property {string} cache a folder for stamps and reports; it goes when node_modules goes
 */
import { mkdirSync, readFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';

/** @returns {Toolbox} */
export function toolbox(root, node) {
  const cache = join(root, 'node_modules', '.cache', 'tangram');
  mkdirSync(cache, { recursive: true });
  const env = { NODE_COMPILE_CACHE: compiledIn(root), ...process.env };
  return { root, node, env: withPath(env, [dirname(node), join(root, 'node_modules', '.bin')]), cache };
}

/**
 * Where Node keeps what it has compiled of our TypeScript, so that it is read and compiled once and not at each start: a server
 * is ready in two thirds of the time. Node compares the contents of each file, so nothing old is ever run.
 */
export function compiledIn(root) {
  return join(root, 'node_modules', '.cache', 'tangram', 'compiled');
}

/** The script behind a command of an installed package, to be run with Node: no shell and no .cmd file needed. */
export function programOf(root, packageName, command) {
  const folder = join(root, 'node_modules', packageName);
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return join(folder, typeof bin === 'string' ? bin : bin[command]);
}

/** An environment with folders put first on the path. Windows spells the variable “Path”. */
function withPath(env, folders) {
  const name = Object.keys(env).find((key) => key.toUpperCase() === 'PATH') ?? 'PATH';
  return { ...env, [name]: [...folders, ...(env[name] ? [env[name]] : [])].join(delimiter) };
}

/**
 * Sees to it that node_modules holds what package-lock.json lists. npm leaves a list of what it really installed
 * in node_modules/.package-lock.json, written last: an interrupted or outdated installation shows itself by it, and
 * one made by hand is recognised and left alone.
 */
import { existsSync, readFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { run } from './run.mjs';

/** Installs with `npm ci` if something is missing; throws a sentence if that did not help. */
export async function ensureInstalled(root) {
  if (missingIn(root).length === 0) return;
  console.log('Installing what package-lock.json lists. This happens once and takes a minute or two.');
  const npm = npmCommand(root, process.env);
  // Warnings that the machine's own Node is too old for a package would be true and beside the point.
  const install = ['ci', '--include=dev', '--include=optional', '--loglevel=error'];
  const { code } = await run(npm.file, [...npm.args, ...install], { cwd: root, shell: npm.shell });
  if (code !== 0) throw new Error(`npm could not install the packages (exit code ${code}); its message is above.`);
  const missing = missingIn(root);
  if (missing.length > 0) throw new Error(`npm ended well, but these are not installed: ${missing.join(', ')}.`);
}

function missingIn(root) {
  const installed = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(installed)) return ['everything'];
  return missingPackages(readJson(join(root, 'package-lock.json')), readJson(installed));
}

/**
 * The packages a lockfile lists and an installation lacks, or has in another version, by their path. Optional ones
 * may be absent: npm installs only those that fit the platform.
 */
export function missingPackages(lock, installed) {
  return Object.entries(lock.packages)
    .filter(([path]) => path.startsWith('node_modules/') || path.includes('/node_modules/'))
    .filter(([path, wanted]) => {
      const found = installed.packages[path];
      if (found === undefined) return !(wanted.optional || wanted.devOptional || wanted.peer);
      return found.version !== wanted.version || found.integrity !== wanted.integrity;
    })
    .map(([path]) => path);
}

/**
 * How to call the npm that runs us, whatever its version; plain `npm` when nothing tells. It must run on the
 * machine's own Node: npm 11 puts the one from node_modules first on the path, which is about to be replaced.
 */
export function npmCommand(root, env) {
  const script = env.npm_execpath;
  if (script === undefined || !basename(script).startsWith('npm'))
    return { file: 'npm', args: [], shell: process.platform === 'win32' };
  const inside = (file) => !relative(join(root, 'node_modules'), file).startsWith('..');
  const node = [env.npm_node_execpath, process.execPath].find((file) => file !== undefined && !inside(file));
  return node === undefined
    ? { file: process.execPath, args: [script], shell: false }
    : { file: node, args: [script], shell: false };
}

function readJson(file) {
  return JSON.parse(readFileSync(file, 'utf8'));
}

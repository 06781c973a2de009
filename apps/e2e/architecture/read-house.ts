/**
 * Reads from disk what the architecture checks are given: the workspaces with their files, and what is installed.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Manifest, SourceFile } from './checks.ts';
import { type Installed, type Lock, nameAt } from './versions.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));

export type Workspace = { readonly folder: string; readonly manifest: Manifest; readonly files: readonly SourceFile[] };

/** Every folder in packages/ and apps/, with each of its sources. */
export function readWorkspaces(): Workspace[] {
  return ['packages', 'apps'].flatMap((storey) =>
    readdirSync(join(root, storey), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => readWorkspace(`${storey}/${name}`)),
  );
}

/** The manifest at the top of the checkout, which lists what the tests of all workspaces use. */
export function readRootManifest(): Manifest {
  return readJson('package.json');
}

/** The names at the top of the checkout. */
export function readTopLevel(): string[] {
  return readdirSync(root);
}

/** The lockfile, as it is tracked. */
export function readLock(): Lock {
  return readJson('package-lock.json');
}

/** Each installed package with the version that its own manifest states. */
export function readInstalled(): Installed[] {
  const { packages } = readJson<Lock>('node_modules/.package-lock.json');
  return Object.keys(packages)
    .filter((path) => path.includes('node_modules/') && existsSync(join(root, path, 'package.json')))
    .map((path) => ({
      path,
      name: nameAt(path),
      version: readJson<{ version: string }>(`${path}/package.json`).version,
    }));
}

function readWorkspace(folder: string): Workspace {
  const files = readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ts|tsx|mjs|js|jsx)$/.test(entry.name))
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(join(root, folder).length + 1)
        .replaceAll('\\', '/'),
    )
    .filter((path) => !/(^|\/)(node_modules|dist|dev-dist)\//.test(path))
    .map((path) => ({ workspace: folder, path, text: readFileSync(join(root, folder, path), 'utf8') }));
  return { folder, manifest: readJson(`${folder}/package.json`), files };
}

function readJson<T>(path: string): T {
  return JSON.parse(readFileSync(join(root, path), 'utf8'));
}

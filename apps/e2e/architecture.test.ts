/**
 * Holds the house in shape: every import is declared and points down, the core asks no clock, nothing old or doubled
 * is installed. For each check a few bad examples show that it can fail.
 */
import { describe, expect, test } from 'vitest';
import { complaints, type Manifests } from './architecture/checks.ts';
import { readInstalled, readLock, readRootManifest, readTopLevel, readWorkspaces } from './architecture/read-house.ts';
import { table, topLevel } from './architecture/table.ts';
import { type Installed, lockComplaints, strayPeers, versionComplaints } from './architecture/versions.ts';

describe('the house as it stands', () => {
  const root = readRootManifest();

  test.each(readWorkspaces())('$folder imports only what it declares and what lies below it', ({ manifest, files }) => {
    expect(files.flatMap((file) => complaints(file, { own: manifest, root }))).toEqual([]);
  });

  test('every workspace is called after its folder and has a storey', () => {
    for (const { folder, manifest } of readWorkspaces()) {
      expect(manifest.name).toBe(`@tangram/${folder.split('/')[1]}`);
      expect(Object.keys(table)).toContain(folder);
    }
  });

  test('the top level holds what it is meant to hold', () => {
    expect(readTopLevel().filter((name) => !name.startsWith('.') && !topLevel.includes(name))).toEqual([]);
  });

  test('nothing installed is too old, doubled or unwanted', () => {
    const installed = readInstalled();
    expect(installed.length).toBeGreaterThan(100);
    expect(versionComplaints(installed)).toEqual([]);
  });

  test('the servers that are measured beside ours are there for the benchmark alone', () => {
    expect(strayPeers(readLock())).toEqual([]);
  });

  test('the lockfile lists everything for every platform', () => {
    expect(lockComplaints(readLock())).toEqual([]);
  });
});

describe('the checks can fail', () => {
  const declared = ['domain', 'access', 'contract', 'interchange', 'plan', 'server', 'standards', 'sync'];
  const others = ['react', 'kysely', 'hono', 'yjs', '@tiptap/react', 'better-sqlite3', 'left-pad'];
  const all = [...declared.map((name) => `@tangram/${name}`), ...others];

  function complaintsOf(where: string, text: string): string[] {
    const [storey, name, ...path] = where.split('/');
    const own = {
      name: `@tangram/${name}`,
      dependencies: Object.fromEntries(all.map((one) => [one, '1.0.0'])),
      devDependencies: { 'y-websocket': '3.1.0', '@types/mdast': '4.0.4' },
    };
    const manifests: Manifests = { own, root: { name: 'tangram', devDependencies: { vitest: '5.1.1' } } };
    return complaints({ workspace: `${storey}/${name}`, path: path.join('/'), text }, manifests);
  }

  test.each([
    ['packages/plan/src/a.ts', `import { x } from 'undeclared';`, 'does not list'],
    ['packages/plan/src/a.ts', `export * from 'undeclared/deep';`, 'does not list'],
    ['packages/plan/src/a.ts', `export { x } from '@scope/undeclared/deep';`, 'imports @scope/undeclared, which its'],
    ['packages/plan/src/a.ts', `const x = await import('undeclared');`, 'does not list'],
    ['packages/plan/src/a.ts', `type X = import('undeclared').X;`, 'does not list'],
    ['packages/plan/src/a.ts', `type X = typeof import('undeclared');`, 'does not list'],
    ['apps/server/src/a.ts', `const x = require('undeclared');`, 'does not list'],
    ['apps/server/src/a.ts', `import 'fs';`, 'does not list'],
    ['apps/server/src/a.ts', `await import(name);`, 'computed'],
    ['packages/sync/src/a.ts', `import { WebsocketProvider } from 'y-websocket';`, 'does not list'],
    ['packages/domain/src/a.ts', `import '@tangram/standards';`, 'not below'],
    ['packages/sync/src/a.ts', `import type { PlanId } from '@tangram/domain';`, 'not below'],
    ['packages/plan/src/a.test.ts', `import '@tangram/access';`, 'not below'],
    ['packages/access/src/a.ts', `import '@tangram/plan';`, 'not below'],
    ['packages/contract/src/a.ts', `import '@tangram/interchange';`, 'not below'],
    ['apps/web/src/a.ts', `import '@tangram/interchange';`, 'only interchange/clipboard'],
    ['apps/web/src/a.ts', `import '@tangram/server';`, 'not below'],
    ['apps/e2e/a.test.ts', `import type { X } from '@tangram/plan';`, 'not below'],
    ['apps/bench/src/a.ts', `import '@tangram/access';`, 'not below'],
    ['apps/setup/a.mjs', `import 'left-pad';`, 'never touch'],
    ['apps/web/src/a.ts', `import { createSyncServer } from '@tangram/sync';`, 'only sync/client'],
    ['apps/web/src/a.ts', `import '@tangram/sync/testing';`, 'only sync/client'],
    ['apps/web/src/a.ts', `import { contract } from '@tangram/contract';`, 'more than types'],
    ['apps/web/src/a.ts', `import { type Contract } from '@tangram/contract';`, 'more than types'],
    ['apps/server/src/a.ts', `import '@tangram/plan/testing';`, 'outside a test'],
    ['packages/access/src/a.ts', `import 'kysely';`, 'never touch'],
    ['packages/contract/src/a.ts', `import 'hono';`, 'never touch'],
    ['packages/plan/src/a.ts', `import '@tiptap/react';`, 'never touch'],
    ['packages/sync/src/room.ts', `import 'better-sqlite3';`, 'belongs behind'],
    ['packages/interchange/src/a.ts', `import { readFileSync } from 'node:fs';`, 'does not run on Node alone'],
    ['apps/web/src/a.ts', `import { join } from 'node:path';`, 'does not run on Node alone'],
    ['apps/server/src/a.ts', `import routes from 'virtual:routes';`, 'only a page'],
    ['packages/plan/src/a.ts', `import '../../domain/src/index.ts';`, 'across the border'],
    ['apps/e2e/a.test.ts', `import '../server/src/app.ts';`, 'across the border'],
    ['packages/plan/src/a.ts', `const at = Date.now();`, 'asks Date.now'],
    ['packages/plan/src/a.ts', `const at = new Date();`, 'asks new Date()'],
    ['packages/plan/src/a.ts', `const at = Date();`, 'asks Date()'],
    ['packages/domain/src/a.ts', `const pick = Math.random;`, 'asks Math.random'],
    ['packages/standards/src/a.ts', `const id = crypto.randomUUID();`, 'asks crypto'],
    ['packages/access/src/a.ts', `const { randomUUID } = globalThis.crypto; setTimeout(go, 1);`, 'asks setTimeout'],
    ['packages/interchange/src/a.tsx', `export const a = <p>Don't</p>;`, 'only the web may have'],
    ['packages/utils/src/a.ts', '', 'nobody gave a storey'],
  ])('%s may not say: %s', (where, text, sentence) => {
    expect(complaintsOf(where, text).join('\n')).toContain(sentence);
  });

  test.each([
    ['packages/plan/src/a.ts', `import * as Y from 'yjs'; import type { PlanId } from '@tangram/domain';`],
    ['packages/plan/src/a.ts', `// import 'undeclared'\nexport const words = "import 'undeclared'; Date.now()";`],
    ['packages/plan/src/a.ts', `export const at = (now: number) => new Date(now); const x = { crypto: 1 }; x.crypto;`],
    ['packages/plan/src/a.test.ts', `import { test } from 'vitest'; import '@tangram/plan/testing'; Date.now();`],
    ['packages/interchange/src/a.ts', `import type { Root } from 'mdast';`],
    ['packages/sync/src/document-worker/a.ts', `const module = await import(address);`],
    ['packages/sync/testing/a.ts', `import { WebsocketProvider } from 'y-websocket';`],
    ['packages/sync/src/update-log/sqlite-worker.ts', `import 'better-sqlite3';`],
    ['apps/web/src/a.tsx', `import type { Contract } from '@tangram/contract'; import '@tangram/sync/client';`],
    ['apps/web/vite.config.ts', `import { join } from 'node:path'; import '@tangram/contract';`],
    ['apps/bench/src/a.ts', `import '@tangram/plan/testing';`],
  ])('%s may say: %s', (where, text) => {
    expect(complaintsOf(where, text)).toEqual([]);
  });

  const right: Installed[] = ['yjs 13.6.33', 'lib0 0.2.120', 'y-protocols 1.0.7', '@tiptap/core 3.31.3']
    .concat(['prosemirror-model 1.25.13', 'prosemirror-state 1.4.4', 'prosemirror-view 1.42.9'])
    .map(installed);

  function installed(words: string): Installed {
    const [name = '', version = ''] = words.split(' ');
    return { name, version, path: `node_modules/${name}` };
  }

  test('a right installation is not complained about', () => {
    expect(versionComplaints(right)).toEqual([]);
  });

  test.each([
    ['yjs 13.6.33', 'yjs is installed 2 times'],
    ['yjs 14.0.0-16', 'needed is 13.6.33'],
    ['lib0 0.2.99', 'needed is 0.2.119'],
    ['ws 8.22.9', 'needed is 8.23.0'],
    ['hono 4.13.19-rc.1', 'needed is 4.13.19'],
    ['@y/y 14.0.0', 'not to be used'],
    ['@tiptap/react 3.31.4', 'several versions'],
  ])('%s is complained about: %s', (words, sentence) => {
    expect(versionComplaints([...right, installed(words)]).join('\n')).toContain(sentence);
  });

  test('a lockfile that leaves something out is complained about', () => {
    const packages = {
      '': { dependencies: { a: '1.0.0' } },
      'node_modules/a': { integrity: 'sha512-a', optionalDependencies: { 'a-darwin': '1.0.0', 'a-linux': '1.0.0' } },
      'node_modules/a-linux': {},
      'node_modules/@tangram/plan': { link: true },
    };
    expect(lockComplaints({ packages })).toEqual([
      'node_modules/a needs a-darwin, which is not locked',
      'node_modules/a-linux is locked without its integrity',
    ]);
  });

  test('a product that rests on what is only measured is complained about', () => {
    const packages = {
      '': { devDependencies: { '@hocuspocus/server': '4.7.0' } },
      'apps/bench': { dependencies: { '@y/websocket-server': '0.1.1' } },
      'packages/sync': { dependencies: { '@y/websocket-server': '0.1.1' } },
      'node_modules/@y/websocket-server': { optionalDependencies: { 'y-leveldb': '^0.1.0' } },
    };
    expect(strayPeers({ packages })).toEqual([
      'the top level lists @hocuspocus/server, which only apps/bench may',
      'packages/sync lists @y/websocket-server, which only apps/bench may',
    ]);
  });

  test('a missing copy is complained about', () => {
    expect(versionComplaints(right.slice(1))).toEqual(['yjs is installed 0 times, not once']);
  });
});

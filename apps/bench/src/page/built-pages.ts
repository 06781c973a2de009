/** A small page of this workspace, built with the tools of ours and served from this process, compressed and kept by the browser like ours. */

import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
};

export interface BuiltPages {
  readonly origin: string;
  close(): void;
}

/** The page in the folder of its script. */
export async function builtPages(script: URL): Promise<BuiltPages> {
  const folder = await mkdtemp(join(tmpdir(), 'tangram-pages-'));
  try {
    const root = dirname(fileURLToPath(script));
    await build({ root, configFile: false, logLevel: 'error', build: { outDir: folder, target: 'es2023' } });
    return await servePages(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The built files, from memory. */
async function servePages(folder: string): Promise<BuiltPages> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = new Map(
    await Promise.all(
      entries
        .filter((entry) => entry.isFile())
        .map(async (entry): Promise<[string, Buffer]> => {
          const path = join(entry.parentPath, entry.name);
          return [path.slice(folder.length), gzipSync(await readFile(path), { level: 9 })];
        }),
    ),
  );
  const http = createServer(({ url = '/' }, response) => {
    const path = url.split('?', 1)[0] === '/' ? '/index.html' : (url.split('?', 1)[0] ?? '');
    const file = files.get(path);
    if (file === undefined) return response.writeHead(404).end();
    const kept = path === '/index.html' ? 'no-cache' : 'public, max-age=31536000, immutable';
    response.writeHead(200, {
      'content-type': types[extname(path)] ?? 'application/octet-stream',
      'content-encoding': 'gzip',
      'cache-control': kept,
    });
    response.end(file);
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  return { origin: `http://127.0.0.1:${(http.address() as AddressInfo).port}`, close: () => http.close() };
}

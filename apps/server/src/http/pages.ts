/**
 * The built pages. Only files that were there when they were listed can be asked for, so no path leads elsewhere; every
 * other address is answered with the one page, which finds its own way.
 */
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { securityHeaders } from './security-headers.ts';

const compress = promisify(gzip);

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.txt': 'text/plain; charset=utf-8',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
};
const compressed: readonly string[] = ['.html', '.js', '.css', '.json', '.webmanifest', '.svg', '.txt', '.ttf'];

interface Page {
  readonly bytes: Buffer<ArrayBuffer>;
  readonly zipped: Buffer<ArrayBuffer> | null;
  readonly type: string;
  /** Its name changes with its content. */
  readonly hashed: boolean;
}

/** Answers GET and HEAD for everything that is not the API. `folder` is read once, at the first request. */
export function createPages(folder: string, origin: string): (request: Request) => Promise<Response> {
  let listed: Promise<ReadonlyMap<string, Page>> | null = null;
  return async (request) => {
    if (listed === null && existsSync(join(folder, 'index.html'))) listed = listPages(folder);
    if (listed === null) return notBuilt();
    const pages = await listed;
    const path = decodeURIComponent(new URL(request.url).pathname).slice(1);
    const page = pages.get(path);
    if (page !== undefined && path !== 'index.html') return filePage(page, request);
    const index = pages.get('index.html');
    if (index === undefined) return notBuilt();
    // An address that names a file names one that is gone: an old page must not get HTML for its script.
    if (extname(path) !== '' && path !== 'index.html') return new Response('There is no such file.\n', { status: 404 });
    const nonce = randomBytes(16).toString('base64');
    return new Response(index.bytes.toString('utf8').replaceAll('__CSP_NONCE__', nonce), {
      headers: {
        'content-type': index.type,
        'cache-control': 'no-cache',
        ...securityHeaders({ origin, nonce }),
      },
    });
  };
}

function filePage(page: Page, request: Request): Response {
  const zip = page.zipped !== null && /\bgzip\b/.test(request.headers.get('accept-encoding') ?? '');
  const bytes = zip && page.zipped !== null ? page.zipped : page.bytes;
  return new Response(bytes, {
    headers: {
      'content-type': page.type,
      'cache-control': page.hashed ? 'public, max-age=31536000, immutable' : 'no-cache',
      'content-length': String(bytes.length),
      vary: 'accept-encoding',
      ...(zip && { 'content-encoding': 'gzip' }),
    },
  });
}

async function listPages(folder: string): Promise<ReadonlyMap<string, Page>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const pages = entries
    .filter((entry) => entry.isFile() && types[extname(entry.name)] !== undefined)
    .map(async (entry): Promise<[string, Page]> => {
      const file = join(entry.parentPath, entry.name);
      const ending = extname(entry.name);
      const bytes = await readFile(file);
      const zipped = compressed.includes(ending) ? await compress(bytes, { level: 9 }) : null;
      const path = relative(folder, file).split(sep).join('/');
      return [path, { bytes, zipped, type: types[ending] ?? '', hashed: path.startsWith('assets/') }];
    });
  return new Map(await Promise.all(pages));
}

function notBuilt(): Response {
  return new Response('The pages are not built yet. Run `npm run build`, or `npm start`, which does it for you.\n', {
    status: 503,
    headers: { 'content-type': 'text/plain; charset=utf-8', 'retry-after': '10' },
  });
}

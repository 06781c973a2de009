/** The doors that every request passes before anybody asks who it is: path, method, Origin, form, size; and what every answer carries. */
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openHouse, type TestHouse } from '../testing/house.ts';
import { routes } from './routes.ts';

let house: TestHouse;
let webFolder: string;

beforeAll(async () => {
  webFolder = await mkdtemp(join(tmpdir(), 'tangram-pages-'));
  await mkdir(join(webFolder, 'assets'));
  await writeFile(join(webFolder, 'index.html'), '<meta name="csp-nonce" content="__CSP_NONCE__"><p>the page</p>');
  await writeFile(join(webFolder, 'assets/index-abc.js'), `console.log(${'1,'.repeat(2_000)})`);
  await writeFile(join(webFolder, 'sw.js'), 'self');
  house = await openHouse({ webFolder });
}, 60_000);
afterAll(async () => {
  await house.tearDown();
  await rm(webFolder, { recursive: true, force: true });
});

/** Sends bytes as they are, which fetch would tidy up; resolves to all that came back. */
async function raw(text: string): Promise<string> {
  const socket = connect(Number(new URL(house.origin).port), '127.0.0.1');
  const pieces: Buffer[] = [];
  socket.on('data', (piece: Buffer) => pieces.push(piece));
  socket.on('error', () => {});
  socket.write(text);
  await once(socket, 'close');
  return Buffer.concat(pieces).toString('latin1');
}
const get = (target: string, more = '') =>
  raw(`GET ${target} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n${more}\r\n`);

describe('addresses', () => {
  test.each([
    '/api/people%2f',
    '/api%2fpeople',
    '/api/%2e%2e/api/people',
    '/api//people',
    '//api/people',
    '/api\\people',
    '/api/people%00',
    '/api/people%0a',
    '/api/people/..',
    '/api/%ff',
    'http://evil.example/api/people',
  ])('A9: %s is refused before anything reads it', async (target) => {
    expect(await get(target)).toMatch(/^HTTP\/1\.1 400 /);
  });

  test.each(['/api/people/', '/api/people;x=1', '/api/people.json', '/api/nothing', '/api'])(
    'A9: %s is no address of the API',
    async (target) => {
      const answer = await get(target);
      expect(answer).toMatch(/^HTTP\/1\.1 404 /);
      expect(answer).not.toContain('the page');
    },
  );
});

describe('methods', () => {
  test('B55: an address tells which methods it knows', async () => {
    for (const { method, path } of routes) {
      const address = `/api${path.replaceAll(/\{[^}]+\}/g, 'x')}`;
      for (const other of ['PUT', 'DELETE', 'PATCH', 'OPTIONS', 'HEAD']) {
        const answer = await house.ask(other, address);
        expect(answer.status, `${other} ${address}`).toBe(405);
        expect(answer.headers.get('allow')?.split(', ')).toContain(method);
      }
    }
  });

  test('B55: a method in disguise is what it is on the wire', async () => {
    const answer = await house.ask('POST', '/api/people', {}, { 'x-http-method-override': 'GET' });
    expect(answer.status).toBe(405);
    expect(await raw('TRACE /api/me HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n')).toMatch(
      /^HTTP\/1\.1 405 /,
    );
    expect(await raw('BREW /api/me HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n')).toMatch(
      /^HTTP\/1\.1 400 /,
    );
  });
});

describe('changes', () => {
  const change = (headers: Record<string, string>, body = '{"personId":"x"}') =>
    fetch(`${house.origin}/api/demo/sign-in`, { method: 'POST', headers, body });

  test.each([
    ['none', {}],
    ['null', { origin: 'null' }],
    ['another site', { origin: 'https://site.evil' }],
    ['a longer name of ours', { origin: 'http://localhost.evil.example' }],
    ['another port', { origin: 'http://localhost:1' }],
    ['another scheme', { origin: 'https://localhost' }],
  ])('A14: an Origin that is %s is refused', async (_name, headers) => {
    const answer = await change({ 'content-type': 'application/json', ...headers });
    expect(answer.status).toBe(403);
  });

  test('A14: a page of another site is refused even when it claims our Origin', async () => {
    const headers = { 'content-type': 'application/json', origin: house.origin, 'sec-fetch-site': 'cross-site' };
    expect(
      await raw(
        `POST /api/demo/sign-in HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n${Object.entries(headers)
          .map(([name, value]) => `${name}: ${value}\r\n`)
          .join('')}content-length: 2\r\n\r\n{}`,
      ),
    ).toMatch(/^HTTP\/1\.1 403 /);
  });

  test.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x'])(
    'A14: a form’s %s is refused',
    async (type) => expect((await change({ origin: house.origin, 'content-type': type })).status).toBe(415),
  );

  test('what is too large is refused by its size, whether it says it or not', async () => {
    const body = JSON.stringify({ personId: 'x'.repeat(1024 * 1024) });
    const said = await change({ origin: house.origin, 'content-type': 'application/json' }, body);
    expect(said.status).toBe(413);
    expect(await said.json()).toMatchObject({ code: 'PAYLOAD_TOO_LARGE', data: { limit: 1024 * 1024 } });
    const pieces: RequestInit & { duplex: 'half' } = {
      method: 'POST',
      headers: { origin: house.origin, 'content-type': 'application/json' },
      body: new Blob([body]).stream(),
      duplex: 'half',
    };
    const streamed = await fetch(`${house.origin}/api/demo/sign-in`, pieces);
    expect(streamed.status).toBe(413);
  });

  test('A22: JSON that is cut off, and keys that would reach into our objects, are refused', async () => {
    const post = (body: string) => change({ origin: house.origin, 'content-type': 'application/json' }, body);
    expect((await post('{"personId":')).status).toBe(400);
    expect((await post('{"personId":"x","__proto__":{"polluted":true}}')).status).toBe(400);
    expect((await post('{"personId":"x","constructor":{"prototype":{"polluted":true}}}')).status).toBe(400);
    expect((await post('{"__proto__":{"personId":"x"}}')).status).toBe(400);
    expect('polluted' in {}).toBe(false);
  });
});

describe('requests that are no requests', () => {
  test.each([
    ['two lengths', 'POST /api/set-up HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\n{}'],
    [
      'a length and pieces',
      'POST /api/set-up HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
    ],
    ['nonsense', 'hello\r\n\r\n'],
  ])('B56: %s: refused and closed', async (_name, text) => {
    expect(await raw(text)).toMatch(/^HTTP\/1\.1 400 /);
  });

  test('B56: headers of nine kilobytes are refused and the connection closed', async () => {
    expect(await get('/api/me', `X-Long: ${'x'.repeat(9_000)}\r\n`)).toMatch(/^HTTP\/1\.1 431 /);
  });

  test('B59: another Host changes no link of ours', async () => {
    const text = await raw(
      `GET /api/docs.json HTTP/1.1\r\nHost: evil.example\r\nX-Forwarded-Host: evil.example\r\nConnection: close\r\n\r\n`,
    );
    expect(text).toContain(house.origin);
    expect(text).not.toContain('evil.example');
  });
});

describe('what every answer carries', () => {
  const csp = (origin: string, style = "'self'") =>
    `default-src 'none'; script-src 'self'; style-src ${style}; style-src-attr 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self' ${origin.replace('http', 'ws')}; worker-src 'self'; manifest-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'; object-src 'none'`;

  test.each([
    ['an answer', 'GET', '/api/me'],
    ['a refusal', 'GET', '/api/people'],
    ['nothing there', 'GET', '/api/nothing'],
    ['a wrong method', 'PUT', '/api/me'],
    ['a foreign change', 'POST', '/api/set-up'],
    ['an odd path', 'GET', '/api//me'],
    ['a script', 'GET', '/assets/index-abc.js'],
    ['a file that is gone', 'GET', '/assets/index-old.js'],
  ])('A28: %s: the same strict policy', async (_name, method, path) => {
    const answer = await fetch(`${house.origin}${path}`, { method });
    expect(answer.headers.get('content-security-policy')).toBe(csp(house.origin));
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'x-robots-tag': 'noindex',
    });
    expect(answer.headers.get('strict-transport-security')).toBeNull();
    if (path.startsWith('/api')) expect(answer.headers.get('cache-control')).toBe('no-store');
  });

  test.each(['/', '/plans/0123456789abcdef0123456789abcdef', '/invitation', '/anything/else'])(
    '%s is the page, with a nonce of its own',
    async (path) => {
      const [one, other] = await Promise.all([house.ask('GET', path), house.ask('GET', path)]);
      const text = await one.text();
      const nonce = /content="([^"]+)"/.exec(text)?.[1] ?? '';
      expect(text).toContain('the page');
      expect(nonce).toHaveLength(24);
      expect(await other.text()).not.toContain(nonce);
      expect(one.headers.get('content-security-policy')).toBe(csp(house.origin, `'self' 'nonce-${nonce}'`));
      expect(one.headers.get('cache-control')).toBe('no-cache');
    },
  );

  test('hashed files are kept for good, compressed; the service worker is asked for each time', async () => {
    const script = await house.ask('GET', '/assets/index-abc.js');
    expect(script.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(script.headers.get('content-encoding')).toBe('gzip');
    expect(await script.text()).toContain('console.log');
    expect((await house.ask('GET', '/sw.js')).headers.get('cache-control')).toBe('no-cache');
    expect((await house.ask('GET', '/assets/index-old.js')).status).toBe(404);
  });

  test('over https the cookie is bound to the host and the browser comes back by https alone', async () => {
    const secure = await openHouse({ publicOrigin: 'https://plans.example.org', demo: true });
    const address = `http://127.0.0.1:${secure.port}`;
    const offered: { id: string }[] = await (await fetch(`${address}/api/demo/people`)).json();
    const answer = await fetch(`${address}/api/demo/sign-in`, {
      method: 'POST',
      headers: { origin: 'https://plans.example.org', 'content-type': 'application/json' },
      body: JSON.stringify({ personId: offered[0]?.id }),
    });
    expect(answer.status).toBe(200);
    expect(answer.headers.getSetCookie()[0]).toMatch(/^__Host-tangram\.session=.*Path=\/;.*Secure/i);
    expect(answer.headers.get('strict-transport-security')).toMatch(/max-age=31536000/);
    expect(answer.headers.get('content-security-policy')).toContain('wss://plans.example.org');
    await secure.tearDown();
  });

  test('pages that are not built yet say how to build them', async () => {
    const bare = await openHouse({ demo: false });
    const answer = await bare.ask('GET', '/');
    expect(answer.status).toBe(503);
    expect(await answer.text()).toContain('npm run build');
    await bare.tearDown();
  });
});

test('F11: whoever watches over the server hears without signing in that words are saved', async () => {
  const answer = await fetch(`${house.origin}/api/health`);
  expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'no-store']);
  expect(await answer.json()).toEqual({ saving: true });
});

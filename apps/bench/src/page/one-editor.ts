/**
 * One big editor with the same sections: our engine alone behind it, its page built with the same tools and served from this
 * process, compressed and kept by the browser like ours.
 */

import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { bodySchema } from '@tangram/plan/body';
import { prosemirrorJSONToYXmlFragment } from '@tiptap/y-tiptap';
import { build } from 'vite';
import * as Y from 'yjs';
import { lessonBodies, lessonTitle } from './big-unit.ts';
import { connect, leave, startProgram, stored } from './house.ts';
import type { Subject } from './subject.ts';

const enginePort = 4498;
const engine = `ws://127.0.0.1:${enginePort}`;
const room = 'one-big-editor';
const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
};

export interface OneEditor extends Subject {
  end(): Promise<void>;
}

/** With as many lessons as the big unit has. */
export async function openOneEditor(lessonsCount: number): Promise<OneEditor> {
  const folder = await mkdtemp(join(tmpdir(), 'tangram-one-editor-'));
  const root = dirname(fileURLToPath(new URL('./one-editor/one-editor.ts', import.meta.url)));
  await build({ root, configFile: false, logLevel: 'error', build: { outDir: folder, target: 'es2023' } });
  const pages = await servePages(folder);
  const server = await startProgram('packages/sync/bin/sync-server.ts', enginePort, 'ready at');
  const author = await connect(engine, room, '');
  const lessons = lessonBodies(lessonsCount);
  const content = lessons.flatMap((body, index) => [
    { type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text: lessonTitle(index) }] },
    ...(body.content ?? []),
  ]);
  prosemirrorJSONToYXmlFragment(bodySchema, { type: 'doc', content }, author.doc.getXmlFragment('body'));
  const blocks = lessons.map((body) => 1 + (body.content?.length ?? 0));
  /** Where a lesson's paragraph stands among all blocks. */
  const blockOf = (lesson: number, paragraph: number) =>
    blocks.slice(0, lesson).reduce((sum, count) => sum + count, 0) + 1 + paragraph;
  for (let index = 0; index < 150; index += 1) {
    const text = textAt(author.doc, blockOf(index % lessons.length, Math.floor(index / lessons.length)));
    text.format(9, 12, { comment: { thread: `thread-${index}` } });
  }
  await stored(author, engine, room, '');
  leave(author);
  const middle = Math.floor(lessons.length / 2);
  return {
    name: 'one big editor',
    address: `${pages.origin}/?${new URLSearchParams({ server: engine, document: room })}`,
    readable: '.ProseMirror h2',
    writable: '.ProseMirror[contenteditable="true"]',
    section: null,
    place: `.ProseMirror > :nth-child(${blockOf(middle, 0) + 1})`,
    enter: async () => {},
    async colleague(index) {
      const provider = await connect(engine, room, '');
      provider.awareness.setLocalStateField('user', { name: `Colleague ${index}`, color: '#a04020' });
      return {
        provider,
        text: textAt(provider.doc, blockOf(index === 0 ? middle : (index * 3) % lessons.length, 1)),
        tell(place) {
          provider.awareness.setLocalStateField('cursor', { anchor: place, head: place });
        },
      };
    },
    async end() {
      await server.end();
      pages.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function textAt(doc: Y.Doc, block: number): Y.XmlText {
  const element = doc.getXmlFragment('body').get(block);
  const text = element instanceof Y.XmlElement ? element.get(0) : null;
  if (text instanceof Y.XmlText) return text;
  throw new Error(`block ${block} of the one big editor is no paragraph`);
}

/** The built files, from memory. */
async function servePages(folder: string): Promise<{ readonly origin: string; close(): void }> {
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

/**
 * One big editor with the same sections: our engine alone behind it, its page built with the same tools and served from this
 * process, compressed and kept by the browser like ours.
 */

import { bodySchema } from '@tangram/plan/body';
import { prosemirrorJSONToYXmlFragment } from '@tiptap/y-tiptap';
import * as Y from 'yjs';
import { lessonBodies, lessonTitle } from './big-unit.ts';
import { builtPages } from './built-pages.ts';
import { connect, leave, startProgram, stored } from './house.ts';
import type { Subject } from './subject.ts';

const enginePort = 4498;
const engine = `ws://127.0.0.1:${enginePort}`;
const room = 'one-big-editor';

export interface OneEditor extends Subject {
  end(): Promise<void>;
}

/** With as many lessons as the big unit has. */
export async function openOneEditor(lessonsCount: number): Promise<OneEditor> {
  const pages = await builtPages(new URL('./one-editor/one-editor.ts', import.meta.url));
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
    },
  };
}

function textAt(doc: Y.Doc, block: number): Y.XmlText {
  const element = doc.getXmlFragment('body').get(block);
  const text = element instanceof Y.XmlElement ? element.get(0) : null;
  if (text instanceof Y.XmlText) return text;
  throw new Error(`block ${block} of the one big editor is no paragraph`);
}

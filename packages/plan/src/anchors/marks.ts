/**
 * The marks of threads as they stand in a body, in reading order: on runs of words, and on whole elements. A mark is named as
 * the binding names it, so that editors and server write one and the same format.
 */
import type { ThreadId } from '@tangram/domain';
import { prosemirrorToYXmlFragment } from '@tiptap/y-tiptap';
import * as Y from 'yjs';
import { bodySchema } from '../body/schema.ts';
import { markName } from '../body/schema-version.ts';
import { readThreads, threadsWith } from '../body/threads-on.ts';
import { elementWords, Reading } from './reading.ts';

/** Characters or elements that one client made one after another: its id, the clock of the first, and how many. */
export type Ids = readonly [client: number, clock: number, length: number];

/** Words that stand under the same marks, or one element. */
export interface Bearer {
  readonly words: string;
  readonly threads: ReadonlySet<string>;
  /** as many characters as the words have; of an element one */
  readonly ids: readonly Ids[];
  readonly on: { readonly text: Y.XmlText; readonly index: number } | { readonly element: Y.XmlElement };
}

/** Everything in a body that carries a thread or could, in order. */
export function bearersOf(body: Y.XmlFragment): Bearer[] {
  return new Reading(body).bearers.flatMap((bearer): Bearer[] => {
    if (bearer instanceof Y.XmlText) return runsOf(bearer);
    const id = bearer._item?.id;
    if (id === undefined) return [];
    const threads = new Set(readThreads(bearer.getAttribute('threads')));
    return [{ words: elementWords(bearer), threads, ids: [[id.client, id.clock, 1]], on: { element: bearer } }];
  });
}

/** The runs of a text, cut where a thread begins or ends. */
function runsOf(text: Y.XmlText): Bearer[] {
  const runs: { words: string; threads: ReadonlySet<string>; ids: Ids[]; on: { text: Y.XmlText; index: number } }[] =
    [];
  const now = new Map<string, string>();
  let threads: ReadonlySet<string> = new Set();
  let index = 0;
  for (let item = text._start; item !== null; item = item.right) {
    if (item.deleted) continue;
    if (item.content instanceof Y.ContentFormat) {
      const { key, value } = item.content;
      if (markName(key) !== 'comment') continue;
      const thread = threadOf(key, value);
      if (thread === null) now.delete(key);
      else now.set(key, thread);
      threads = new Set(now.values());
    } else if (item.countable) {
      const words = item.content instanceof Y.ContentString ? item.content.str : '\uFFFC'.repeat(item.length);
      const last = runs.at(-1);
      const ids: Ids = [item.id.client, item.id.clock, item.length];
      if (last && isSame(last.threads, threads)) {
        last.words += words;
        last.ids.push(ids);
      } else runs.push({ words, threads, ids: [ids], on: { text, index } });
      index += item.length;
    }
  }
  return runs;
}

function isSame(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  return one === other || (one.size === other.size && [...one].every((thread) => other.has(thread)));
}

/** The thread that a format marks; null for any other format. */
function threadOf(format: string, value: unknown): ThreadId | null {
  if (markName(format) !== 'comment' || typeof value !== 'object' || value === null || !('thread' in value))
    return null;
  return typeof value.thread === 'string' && value.thread !== '' ? (value.thread as ThreadId) : null;
}

/** Puts a thread's mark on some words of a text, or takes it off, under whatever name it stands there. */
export function markWords(text: Y.XmlText, index: number, length: number, thread: string, there: boolean): void {
  if (there) {
    text.format(index, length, markFormat(thread));
    return;
  }
  const runs: { attributes?: object }[] = text.toDelta();
  const names = runs.flatMap(({ attributes }) =>
    Object.entries(attributes ?? {}).flatMap(([name, value]) => (threadOf(name, value) === thread ? [name] : [])),
  );
  text.format(index, length, Object.fromEntries(names.map((name) => [name, null])));
}

/** Puts a thread on an element as a whole, or takes it off. */
export function markElement(element: Y.XmlElement, thread: string, there: boolean): void {
  const old = element.getAttribute('threads') ?? null;
  const threads = threadsWith(old, thread, there);
  if (threads === old) return;
  if (threads === null) element.removeAttribute('threads');
  else element.setAttribute('threads', threads);
}

// The binding names a mark that may overlap with a hash behind it. We ask the binding instead of hashing as it does.
function markFormat(thread: string): Record<string, object> {
  const marked = bodySchema.text('x', [bodySchema.mark('comment', { thread })]);
  const fragment = new Y.Doc().getXmlFragment();
  prosemirrorToYXmlFragment(bodySchema.node('doc', null, [bodySchema.node('paragraph', null, [marked])]), fragment);
  const [run] = new Reading(fragment).texts.flatMap((text): { attributes?: object }[] => text.toDelta());
  return { ...run?.attributes } as Record<string, object>;
}

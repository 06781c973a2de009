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
import type { Ids } from './ids.ts';
import { elementWords, Reading } from './reading.ts';

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
  // Told anew only for words: formats without words between them may be many.
  let threads: ReadonlySet<string> | null = null;
  let index = 0;
  for (let item = text._start; item !== null; item = item.right) {
    if (item.deleted) continue;
    if (item.content instanceof Y.ContentFormat) {
      const { key, value } = item.content;
      if (markName(key) !== 'comment') continue;
      const thread = threadOf(key, value);
      if (thread === null) now.delete(key);
      else now.set(key, thread);
      threads = null;
    } else if (item.countable) {
      threads ??= new Set(now.values());
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
export function threadOf(format: string, value: unknown): ThreadId | null {
  if (markName(format) !== 'comment' || typeof value !== 'object' || value === null || !('thread' in value))
    return null;
  return typeof value.thread === 'string' && value.thread !== '' ? (value.thread as ThreadId) : null;
}

/** Some characters of a text. */
export interface Stretch {
  readonly index: number;
  readonly length: number;
}

/** Puts a thread's mark on some words of a text, or takes it off, under whatever name it stands there. The words come in order. */
export function markWords(text: Y.XmlText, words: readonly Stretch[], thread: string, there: boolean): void {
  const names = there ? [] : (marksIn(text).get(thread) ?? []);
  const attributes = there ? markFormat(thread) : takenOff(names);
  formatWords(
    text,
    words.map((stretch) => ({ ...stretch, attributes })),
  );
}

/** Takes the marks of some threads off all of a body. */
export function unmarkBody(body: Y.XmlFragment, threads: ReadonlySet<string>): void {
  const found = new Map<Y.XmlText, Formatted[]>();
  const names = new Map<Y.XmlText, ReadonlyMap<string, readonly string[]>>();
  for (const { threads: here, words, on } of bearersOf(body)) {
    const own = [...here].filter((thread) => threads.has(thread));
    if (own.length === 0) continue;
    if ('element' in on) {
      markElement(on.element, own, false);
      continue;
    }
    const marks = names.get(on.text) ?? marksIn(on.text);
    names.set(on.text, marks);
    const attributes = takenOff(own.flatMap((thread) => marks.get(thread) ?? []));
    const before = found.get(on.text) ?? [];
    before.push({ index: on.index, length: words.length, attributes });
    found.set(on.text, before);
  }
  for (const [text, parts] of found) formatWords(text, parts);
}

/** Puts threads on an element as a whole, or takes them off. */
export function markElement(element: Y.XmlElement, threads: readonly string[], there: boolean): void {
  const old = element.getAttribute('threads') ?? null;
  const all = threads.reduce<string | null>((others, thread) => threadsWith(others, thread, there), old);
  if (all === old) return;
  if (all === null) element.removeAttribute('threads');
  else element.setAttribute('threads', all);
}

interface Formatted extends Stretch {
  readonly attributes: Record<string, object | null>;
}

/** Formats parts of a text, which come in order, in one walk: one for each part would take its length times their number. */
function formatWords(text: Y.XmlText, parts: readonly Formatted[]): void {
  let at = 0;
  const delta: object[] = [];
  for (const { index, length, attributes } of parts) {
    if (index > at) delta.push({ retain: index - at });
    delta.push({ retain: length, attributes });
    at = index + length;
  }
  text.applyDelta(delta);
}

/** By thread, the names under which it is marked in a text. */
function marksIn(text: Y.XmlText): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, Set<string>>();
  for (let item = text._start; item !== null; item = item.right) {
    if (item.deleted || !(item.content instanceof Y.ContentFormat)) continue;
    const { key, value } = item.content;
    const thread = threadOf(key, value);
    if (thread !== null) found.set(thread, (found.get(thread) ?? new Set()).add(key));
  }
  return new Map([...found].map(([thread, names]) => [thread, [...names]]));
}

const takenOff = (names: readonly string[]): Record<string, null> =>
  Object.fromEntries(names.map((name) => [name, null]));

// The binding names a mark that may overlap with a hash behind it. We ask the binding instead of hashing as it does.
function markFormat(thread: string): Record<string, object> {
  const marked = bodySchema.text('x', [bodySchema.mark('comment', { thread })]);
  const fragment = new Y.Doc().getXmlFragment();
  prosemirrorToYXmlFragment(bodySchema.node('doc', null, [bodySchema.node('paragraph', null, [marked])]), fragment);
  const [run] = new Reading(fragment).texts.flatMap((text): { attributes?: object }[] => text.toDelta());
  return { ...run?.attributes } as Record<string, object>;
}

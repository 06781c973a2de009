/**
 * Words that came to stand under a mark because whoever wrote them did not know of it. Somebody goes on writing behind the last
 * words of a line, a colleague comments on those, and Yjs puts the end of the mark behind both or between them, as it happens.
 */
import * as Y from 'yjs';
import { IdSet, type Ids } from './ids.ts';
import { threadOf } from './marks.ts';

interface Standing {
  readonly item: Y.Item;
  readonly at: number;
}

/**
 * The characters of a text that stand under a thread's mark and are not its own, and that were put in between what is not both inside
 * of it, or behind such. Whoever sees the mark and writes inside of it writes between its two ends.
 */
export function unawareOf(text: Y.XmlText, thread: string, own: IdSet): IdSet {
  const items = itemsOf(text);
  const places = new Map(items.map(({ item, at }) => [item, at]));
  const itemOf = (id: Y.ID | null): Y.Item | null =>
    id === null || text.doc === null ? null : (Y.getItem(text.doc.store, id) as Y.Item);
  const found: Ids[] = [];
  const beside = new Set<Y.Item>();
  const names = new Set<string>();
  let opened: Standing | null = null;
  let inside: Y.Item[] = [];
  const close = (end: number) => {
    for (const item of inside) {
      // Whoever set the mark itself knew what it then stood on. An editor writes first, and marks what it has written.
      const isTheirMark = opened?.item.id.client === item.id.client;
      if (opened === null || isTheirMark) continue;
      const [left, right] = [itemOf(item.origin), itemOf(item.rightOrigin)];
      // What is not of this text any more says nothing.
      const before = left === null ? -1 : (places.get(left) ?? opened.at);
      const behind = right === null ? Number.POSITIVE_INFINITY : (places.get(right) ?? end);
      if (before >= opened.at && behind <= end && !(left && beside.has(left))) continue;
      beside.add(item);
      found.push([item.id.client, item.id.clock, item.length]);
    }
    opened = null;
    inside = [];
  };
  for (const { item, at } of items) {
    if (item.deleted) continue;
    if (!(item.content instanceof Y.ContentFormat)) {
      const { client, clock } = item.id;
      if (item.countable && opened !== null && !own.meets([client, clock, item.length])) inside.push(item);
      continue;
    }
    const { key, value } = item.content;
    if (threadOf(key, value) === thread) {
      if (names.size === 0) opened = { item, at };
      names.add(key);
    } else if (names.delete(key) && names.size === 0) close(at);
  }
  close(Number.POSITIVE_INFINITY);
  return new IdSet(found);
}

function itemsOf(text: Y.XmlText): Standing[] {
  const items: Standing[] = [];
  for (let item = text._start; item !== null; item = item.right) items.push({ item, at: items.length });
  return items;
}

/**
 * What a reader of a document would see, as one hash. Equal state vectors do not prove equal words
 * (a client id used twice is enough); equal content hashes do.
 */

import { createHash, type Hash } from 'node:crypto';
import * as Y from 'yjs';

/** The hash of everything visible: roots by name, children in order, maps by key, formats where they begin. */
export function contentHash(doc: Y.Doc): string {
  const hash = createHash('sha256');
  for (const name of [...doc.share.keys()].sort()) {
    hash.update(`root ${JSON.stringify(name)}\n`);
    hashType(hash, doc.share.get(name) as Y.AbstractType<unknown>);
  }
  return hash.digest('hex');
}

function hashType(hash: Hash, root: Y.AbstractType<unknown>): void {
  // A stack of our own: depth is a stranger's choice until the deeper check has looked at it.
  const open: (Y.AbstractType<unknown> | string)[] = [root];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (typeof next === 'string') {
      hash.update(next);
      continue;
    }
    const parts: (Y.AbstractType<unknown> | string)[] = ['('];
    let text = '';
    const flush = () => {
      if (text !== '') parts.push(`text ${JSON.stringify(text)}\n`);
      text = '';
    };
    for (let item = next._start; item !== null; item = item.right) {
      if (item.deleted) continue;
      if (item.content instanceof Y.ContentString) text += item.content.str;
      else {
        flush();
        parts.push(...describe(item.content));
      }
    }
    flush();
    for (const key of [...next._map.keys()].sort()) {
      const item = next._map.get(key) as Y.Item;
      if (!item.deleted) parts.push(`key ${JSON.stringify(key)}\n`, ...describe(item.content));
    }
    parts.push(')');
    open.push(...parts.reverse());
  }
}

function describe(content: Y.Item['content']): (Y.AbstractType<unknown> | string)[] {
  if (content instanceof Y.ContentType) {
    const { type } = content;
    const name = type instanceof Y.XmlElement ? type.nodeName : '';
    return [`${type.constructor.name} ${JSON.stringify(name)}\n`, type];
  }
  if (content instanceof Y.ContentFormat) return [`format ${content.key} ${JSON.stringify(content.value)}\n`];
  return [
    `${content.constructor.name} ${JSON.stringify(content.getContent(), (_, value) => (typeof value === 'bigint' ? `${value}n` : value))}\n`,
  ];
}

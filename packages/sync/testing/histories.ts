/**
 * People writing at once, by chance but repeatable: documents of every kind of content Yjs has, and the
 * updates each keystroke made, in an order in which a server could have received them.
 */

import * as Y from 'yjs';

/** Whole numbers from 0 to below `bound`, the same ones for the same seed. */
export type Dice = (bound: number) => number;

export function dice(seed: number): Dice {
  let state = seed | 0;
  return (bound) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % bound;
  };
}

/** One transaction of somebody, of any kind. */
export function writeSomething(doc: Y.Doc, roll: Dice): void {
  const text = doc.getText('text');
  const map = doc.getMap<unknown>('map');
  const body = doc.getXmlFragment('body');
  switch (roll(9)) {
    case 0:
    case 1:
    case 2:
      text.insert(roll(text.length + 1), ['a', 'übung ', '😀', 'ratio '][roll(4)] as string);
      break;
    case 3:
      if (text.length > 0) {
        const at = roll(text.length);
        text.delete(at, Math.min(1 + roll(5), text.length - at));
      }
      break;
    case 4:
      if (text.length > 1) text.format(roll(text.length - 1), 1, { bold: roll(2) === 0 ? true : null });
      break;
    case 5:
      map.set(`key ${roll(4)}`, [1, 'x', null, { nested: [1.5, true] }, new Uint8Array([1, 2])][roll(5)]);
      break;
    case 6: {
      const element = new Y.XmlElement('paragraph');
      element.setAttribute('align', 'left');
      element.insert(0, [new Y.XmlText('words')]);
      body.insert(roll(body.length + 1), [element]);
      break;
    }
    case 7:
      if (body.length > 0) body.delete(roll(body.length), 1);
      break;
    case 8: {
      const inner = new Y.Map<unknown>();
      inner.set('list', Y.Array.from([1, 2, 3]));
      map.set(`inner ${roll(2)}`, inner);
      break;
    }
  }
}

export interface Written {
  readonly client: number;
  readonly update: Uint8Array;
}

/** `people` writing `steps` times in all, hearing of each other now and then. */
export function writtenTogether(seed: number, people: number, steps: number): Written[] {
  const roll = dice(seed);
  const written: Written[] = [];
  const docs = Array.from({ length: people }, (_, i) => {
    const doc = new Y.Doc();
    doc.clientID = 1_000_000 * (i + 1) + roll(1_000_000);
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== 'heard') written.push({ client: doc.clientID, update });
    });
    return { doc, heard: 0 };
  });
  for (let step = 0; step < steps; step++) {
    const person = docs[roll(people)] as (typeof docs)[number];
    if (roll(3) === 0) {
      for (const { update } of written.slice(person.heard)) Y.applyUpdate(person.doc, update, 'heard');
      person.heard = written.length;
    }
    person.doc.transact(() => writeSomething(person.doc, roll));
  }
  return written;
}

/** The documents that are measured with: the same bytes every time. */

import * as Y from 'yjs';

/** About 250 kB encoded: 40,000 words typed in short pieces at many places. */
export function doc250kB(): Uint8Array {
  const doc = new Y.Doc();
  doc.clientID = 77;
  const text = doc.getText('text');
  doc.transact(() => {
    for (let i = 0; i < 12_500; i++) text.insert((i * 7_919) % (text.length + 1), 'ratio ');
  });
  return Y.encodeStateAsUpdate(doc);
}

/** The writing of a long paper: 260,000 edits of one character, here and there, some taken back, as 2,600 updates. */
export function longHistory(): Uint8Array[] {
  const doc = new Y.Doc();
  doc.clientID = 77;
  const text = doc.getText('text');
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  let at = 0;
  for (let batch = 0; batch < 2_600; batch++) {
    doc.transact(() => {
      for (let i = 0; i < 100; i++) {
        const edit = batch * 100 + i;
        if (edit % 100 === 0) at = (edit * 7_919) % (text.length + 1);
        if (edit % 100 > 85 && at > 0) text.delete(--at, 1);
        else text.insert(at++, 'a');
      }
    });
  }
  return updates;
}

/** 12.5 kB: an ordinary plan. */
export function smallDocument(): Uint8Array {
  const doc = new Y.Doc();
  doc.clientID = 77;
  doc.getText('text').insert(0, 'Start with a tape diagram. '.repeat(463));
  return Y.encodeStateAsUpdate(doc);
}

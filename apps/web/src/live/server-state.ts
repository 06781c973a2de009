/** What the server has of a document at this moment, without what this device keeps of it. */
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';

const patienceMs = 10_000;

/** Rejects when the server does not give it in time, or at all. */
export function serverState(document: string, schemaVersion: number): Promise<Y.Doc> {
  const doc = new Y.Doc();
  const provider = new WebsocketProvider(`${location.origin.replace(/^http/, 'ws')}/live`, document, doc, {
    disableBc: true,
    params: { schema: String(schemaVersion) },
  });
  provider.awareness.setLocalState(null); // nobody is here; it is only read
  return new Promise<Y.Doc>((resolve, reject) => {
    const patience = setTimeout(() => reject(new Error('the server does not answer')), patienceMs);
    provider.on('sync', (isSynced: boolean) => {
      clearTimeout(patience);
      if (isSynced) resolve(doc);
    });
    provider.on('closed', () => {
      clearTimeout(patience);
      reject(new Error('the server does not give the document'));
    });
  }).finally(() => provider.destroy());
}

/**
 * The socket of one open document: the stock provider, what the server acknowledges on it, and the order in which words that arrive
 * are read.
 */
import {
  type AcknowledgementOptions,
  attachAcknowledgements,
  closeCode,
  messageType,
  syncType,
} from '@tangram/sync/client';
import type { Awareness } from 'y-protocols/awareness';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { tellSelection } from '../editor/selection-in-time.ts';
import { ownKeyFirst } from './own-key-first.ts';

export interface DocumentSocket {
  /** The origin of the transactions that bring what the server sends. */
  readonly origin: unknown;
  /** Whether everything is stored that this page has. */
  readonly isSaved: boolean;
  /** Connects once more after the server has ended it. */
  again(): void;
  close(): void;
}

interface SocketOptions extends AcknowledgementOptions {
  readonly document: string;
  readonly awareness: Awareness;
  readonly schemaVersion: number;
  readonly generation: number;
  /** The server has turned this away: its person has as many documents open as go at once. It is asked again until there is room. */
  readonly onCrowded: () => void;
  /** The server has sent what it has, or the line to it has gone. */
  readonly onSync: (hasAll: boolean) => void;
}

const backoffLeastMs = 1_500;
const backoffSpreadMs = 2_500;

export function openSocket(doc: Y.Doc, options: SocketOptions): DocumentSocket {
  const { document, awareness, schemaVersion, generation, onCrowded, onSync, ...acknowledgements } = options;
  const provider = new WebsocketProvider(`${location.origin.replace(/^http/, 'ws')}/live`, document, doc, {
    awareness,
    disableBc: true,
    // Reconnects of many pages after a restart are spread.
    maxBackoffTime: backoffLeastMs + Math.random() * backoffSpreadMs,
    params: { ack: '1', schema: String(schemaVersion), generation: String(generation) },
  });
  const line = attachAcknowledgements(provider, doc, acknowledgements);
  provider.on('sync', onSync);
  // A colleague's words are drawn with the caret where the editor believes it to be. Once they are in the document it is too late
  // to tell: an old place in the text would be taken for one in the new text.
  const key = ownKeyFirst((all) => {
    tellSelection();
    // What has waited is one change of the document: each editor draws it once.
    Y.transact(doc, all, provider, false);
  });
  for (const type of [messageType.sync, messageType.awareness]) {
    const read = provider.messageHandlers[type];
    provider.messageHandlers[type] = (...message) => {
      const [, { arr, pos }] = message;
      // Where a caret is can only be said once the words are there that it stands behind.
      const waits = type === messageType.awareness || arr[pos] === syncType.update;
      if (waits) return key.behind(() => read?.(...message));
      // A question is answered from all that came before it.
      key.letGo();
      tellSelection();
      read?.(...message);
    };
  }
  // Who was here goes with the line, and does not come back out of what has waited.
  provider.on('connection-close', key.letGo);
  provider.on('connection-close', (event) => {
    if (event?.code === closeCode.slowDown && event.reason === 'many-open') onCrowded();
  });
  // The stock provider repeats to the server what the server has just said of the others; each page speaks for itself alone.
  const tellPresence = provider._awarenessUpdateHandler;
  awareness.off('update', tellPresence);
  const tellOwnPresence: typeof tellPresence = (changed, origin) => {
    if (origin !== provider) tellPresence(changed, origin);
  };
  awareness.on('update', tellOwnPresence);
  return {
    origin: provider,
    get isSaved() {
      return line.state.kind === 'saved';
    },
    again: () => provider.connect(),
    close() {
      key.end();
      line.destroy();
      awareness.off('update', tellOwnPresence);
      provider.destroy();
    },
  };
}

/**
 * The truth about “Saved”. The stock provider's `synced` says that the server's state arrived here, not
 * that the words typed here are on a disk there. This counts the document frames the provider sends on
 * its socket, and hears from the server how many of them are.
 *
 * A frame count alone is not enough: what is typed while the socket is down is never sent by itself. The
 * provider's answer to the server's state vector brings it, so nothing is saved on a new socket before
 * that answer has been acknowledged.
 */

import * as decoding from 'lib0/decoding';
import type { WebsocketProvider } from 'y-websocket';
import type * as Y from 'yjs';
import { type Access, messageType, type Notice, type Rejection, syncType } from './codes.ts';

/** What a page may say about the words on it. */
export type SaveState =
  /** Every change made here is on the server's disk. */
  | { readonly kind: 'saved' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'offline'; readonly unsent: boolean }
  /** Part of the document's history cannot be read on the server: what is shown is safe, and nobody may write in it. */
  | { readonly kind: 'damaged'; readonly unsent: boolean }
  /** They will not be saved unless something is done: the disk refuses, the right to write is gone, or the end is final. */
  | { readonly kind: 'notSaved'; readonly why: 'server' | 'readOnly' }
  | { readonly kind: 'notSaved'; readonly why: 'closed'; readonly code: number; readonly reason: string };

export interface AcknowledgementOptions {
  readonly onState?: (state: SaveState) => void;
  readonly onRejected?: (rejection: Rejection) => void;
  readonly onRole?: (access: Access) => void;
  readonly onTell?: (bytes: Uint8Array) => void;
  /** The server ended this for good; the provider will not come back by itself. */
  readonly onClosed?: (code: number, reason: string) => void;
  /** Origins of transactions that only load what this device already had, such as the IndexedDB copy. */
  readonly loadedBy?: readonly unknown[];
  /**
   * Does this device hold words that were never acknowledged, of an earlier visit or of another tab? Whoever may only read by now is
   * not asked for them, so nothing else would tell them from words that are stored. Asked at the beginning, and whenever the device
   * brings words.
   */
  readonly unsentBefore?: () => boolean;
  readonly timing?: Partial<Timing>;
}

export interface Timing {
  /** how often the server is asked whether it lives */
  readonly pingMs: number;
  /** silence after which the link is doubted */
  readonly doubtMs: number;
  /** how long a doubted link has to answer */
  readonly probeMs: number;
  /** a frame that is not acknowledged for so long means a broken socket */
  readonly unacknowledgedMs: number;
}

export interface Acknowledgements {
  readonly state: SaveState;
  /** Is there a change made here that the server may not have? Worth asking before the page is left. */
  readonly unsent: boolean;
  /** Finds out at once whether the link is alive, and replaces it if not. */
  probe(): void;
  destroy(): void;
}

/** A dead link is noticed within 15 s: at worst one ping, the doubt and the probe after it. */
const defaultTiming: Timing = { pingMs: 4_000, doubtMs: 8_000, probeMs: 3_000, unacknowledgedMs: 10_000 };
const TOO_BIG_FOR_ANY_FRAME = 1009;

/**
 * Watches a provider whose address says `ack=1`. Attach it before the socket is open: in the same turn
 * in which the provider was made, or with `connect: false`. Throws if it is too late.
 */
export function attachAcknowledgements(
  provider: WebsocketProvider,
  doc: Y.Doc,
  options: AcknowledgementOptions = {},
): Acknowledgements {
  const timing = { ...defaultTiming, ...options.timing };
  let sent = 0;
  let acknowledged = 0;
  /** Has the server's question been answered on this socket? The answer holds everything up to then. */
  let answered = false;
  /** A change that no frame of this socket carries. */
  let missed = false;
  let sentAtLastChange = 0;
  const unsentBefore = options.unsentBefore ?? (() => false);
  let unsent = unsentBefore();
  let access: Access | null = null;
  let diskRefuses = false;
  let damaged = false;
  let closed: { readonly code: number; readonly reason: string } | null = null;
  let heardAt = performance.now();
  let progressAt = heardAt;
  let probing: ReturnType<typeof setTimeout> | undefined;
  let last: SaveState = { kind: 'offline', unsent };

  const everythingArrived = () => (access === 'read' ? provider.synced : answered && !missed && acknowledged === sent);

  const judge = (): SaveState => {
    if (closed !== null) return { kind: 'notSaved', why: 'closed', ...closed };
    if (!provider.wsconnected) return { kind: 'offline', unsent };
    if (damaged) return { kind: 'damaged', unsent };
    if (diskRefuses) return { kind: 'notSaved', why: 'server' };
    if (access === 'read' && unsent) return { kind: 'notSaved', why: 'readOnly' };
    return everythingArrived() ? { kind: 'saved' } : { kind: 'saving' };
  };
  const look = () => {
    const state = judge();
    if (JSON.stringify(state) === JSON.stringify(last)) return;
    last = state;
    options.onState?.(state);
  };

  const countTo = (count: number) => {
    if (count > acknowledged) progressAt = performance.now();
    acknowledged = count;
    if (access !== 'read' && everythingArrived()) unsent = false;
  };

  function watch(socket: WebSocket): void {
    sent = acknowledged = sentAtLastChange = 0;
    answered = false;
    access = null;
    diskRefuses = damaged = false;
    // A final end is final until the page asks the provider to connect all the same: signed in again, let in again.
    closed = null;
    heardAt = progressAt = performance.now();
    forgetPresence();
    const send = socket.send.bind(socket);
    socket.send = (data) => {
      const [type, subtype] = data instanceof Uint8Array ? data : [];
      if (type === messageType.sync && subtype !== syncType.stateVector) {
        if (acknowledged === sent) progressAt = performance.now();
        sent++;
        if (subtype === syncType.difference) {
          answered = true;
          missed = false;
          sentAtLastChange = sent;
        }
      }
      send(data);
    };
    socket.addEventListener('message', () => {
      heardAt = performance.now();
      answeredProbe();
    });
  }

  /** Presence is numbered by the server's clock; another server's may be behind, and would not be believed for so long. */
  function forgetPresence(): void {
    const { awareness } = provider;
    for (const client of awareness.meta.keys()) if (client !== awareness.clientID) awareness.meta.delete(client);
  }

  function answeredProbe(): void {
    clearTimeout(probing);
    probing = undefined;
  }

  function reconnect(): void {
    answeredProbe();
    if (closed !== null || !provider.shouldConnect) return;
    provider.wsUnsuccessfulReconnects = 0;
    provider.disconnect();
    provider.connect();
  }

  function probe(): void {
    if (!provider.wsconnected) {
      reconnect();
      return;
    }
    provider.ws?.send(Uint8Array.of(messageType.ping));
    probing ??= setTimeout(reconnect, timing.probeMs);
  }

  const onUpdate = (_: Uint8Array, origin: unknown) => {
    if (origin === provider) return;
    // The provider heard of this change before us. If it sent no frame, this socket does not carry it.
    if (sent === sentAtLastChange) missed = true;
    sentAtLastChange = sent;
    // The copy may be here only now, when the rest of the page has long been acknowledged, and hold what another tab wrote since.
    if (!options.loadedBy?.includes(origin) || unsentBefore()) unsent = true;
    look();
  };
  const onStatus = ({ status }: { status: string }) => {
    if (status === 'connecting' && provider.ws !== null) watch(provider.ws);
    look();
  };
  const onClosed = ({ code, reason }: { code: number; reason: string }) => {
    closed = { code, reason };
    look();
    options.onClosed?.(code, reason);
  };
  const onVisible = () => {
    if (document.visibilityState === 'visible') probe();
  };

  const handlers = provider.messageHandlers;
  const handle = (type: number, read: (decoder: decoding.Decoder) => void) => {
    handlers[type] = (_encoder, decoder) => {
      read(decoder);
      look();
    };
  };
  const json = (decoder: decoding.Decoder): unknown => JSON.parse(decoding.readVarString(decoder));
  handle(messageType.acknowledged, (decoder) => countTo(decoding.readVarUint(decoder)));
  handle(messageType.pong, (decoder) => countTo(decoding.readVarUint(decoder)));
  handle(messageType.generation, (decoder) => decoding.readVarUint(decoder));
  handle(messageType.rejected, (decoder) => options.onRejected?.(json(decoder) as Rejection));
  handle(messageType.tell, (decoder) => options.onTell?.(decoding.readVarUint8Array(decoder)));
  handle(messageType.notice, (decoder) => {
    const notice = json(decoder) as Notice;
    if (notice === 'damaged') damaged = true;
    else diskRefuses = notice === 'not-saving';
    progressAt = performance.now();
  });
  handle(messageType.role, (decoder) => {
    access = json(decoder) as Access;
    // Whoever may write again is asked for everything; until that answer is sent, nothing counts.
    if (access === 'edit') answered = false;
    options.onRole?.(access);
  });

  const mayReconnect = provider.shouldReconnect;
  provider.shouldReconnect = (event, of) => event.code !== TOO_BIG_FOR_ANY_FRAME && mayReconnect(event, of);

  if (provider.wsconnected) throw new Error('too late: frames may have been sent that nobody counted');
  if (provider.ws !== null) watch(provider.ws);
  doc.on('update', onUpdate);
  provider.on('status', onStatus);
  provider.on('connection-close', look);
  provider.on('sync', look);
  provider.on('closed', onClosed);
  const inBrowser = typeof document !== 'undefined';
  if (inBrowser) {
    addEventListener('online', probe);
    addEventListener('offline', probe);
    document.addEventListener('visibilitychange', onVisible);
  }
  const pinging = setInterval(() => {
    const now = performance.now();
    if (!provider.wsconnected) {
      // A connection that is neither made nor refused: nobody else would ever give it up.
      if (provider.ws !== null && now - heardAt > timing.doubtMs + timing.probeMs) reconnect();
      return;
    }
    const stuck = acknowledged !== sent && access === 'edit' && !diskRefuses;
    if (stuck && now - progressAt > timing.unacknowledgedMs) reconnect();
    else if (now - heardAt > timing.doubtMs) probe();
    else provider.ws?.send(Uint8Array.of(messageType.ping));
  }, timing.pingMs);

  return {
    get state() {
      return judge();
    },
    get unsent() {
      return unsent;
    },
    probe,
    destroy() {
      clearInterval(pinging);
      clearTimeout(probing);
      doc.off('update', onUpdate);
      provider.off('status', onStatus);
      provider.off('connection-close', look);
      provider.off('sync', look);
      provider.off('closed', onClosed);
      if (inBrowser) {
        removeEventListener('online', probe);
        removeEventListener('offline', probe);
        document.removeEventListener('visibilitychange', onVisible);
      }
    },
  };
}

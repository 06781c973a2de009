/**
 * What our own messages on a plan's socket say, beside the stock provider: how many of this socket's document frames are on
 * disk, what the server tells, and whether the link is alive at all.
 *
 * Acknowledgement counts frames, because a state vector cannot prove a deletion. All is acknowledged when the server has counted
 * as many document frames as this socket has sent, the answer to the server's own question among them.
 */
import { messageType, syncType } from '@tangram/sync/client';
import type { WebsocketProvider } from 'y-websocket';

export interface LineOptions {
  /** Every change made before now is on the server's disk. */
  readonly onAcknowledged: () => void;
  readonly onNotSaving: (notSaving: boolean) => void;
  readonly onTold: (bytes: Uint8Array) => void;
  /** Nothing was heard for too long: the link is dead. */
  readonly onSilence: () => void;
}

export interface Line {
  /** What the provider is to use as its socket. */
  readonly Socket: typeof WebSocket;
  attach(provider: WebsocketProvider): void;
  /** Asks whether the link is alive, now. */
  probe(): void;
  close(): void;
}

const pingEveryMs = 5_000;
const silenceMs = 12_000;
const probeMs = 3_000;

export function createLine(options: LineOptions): Line {
  let socket: WebSocket | null = null;
  let sent = 0;
  let answered = false;
  let heardAt = 0;
  let probing: ReturnType<typeof setTimeout> | undefined;

  const ping = () => {
    if (socket?.readyState === WebSocket.OPEN) socket.send(Uint8Array.of(messageType.ping));
  };
  const heard = (frame: Uint8Array) => {
    heardAt = performance.now();
    clearTimeout(probing);
    const message = readFrame(frame);
    switch (message.type) {
      case messageType.acknowledged:
      case messageType.pong:
        if (answered && message.count === sent) options.onAcknowledged();
        break;
      case messageType.notice:
        options.onNotSaving(message.json() === 'not-saving');
        break;
      case messageType.tell:
        options.onTold(message.bytes());
        break;
    }
  };

  class CountingSocket extends WebSocket {
    constructor(address: string | URL, protocols?: string | string[]) {
      super(address, protocols);
      socket = this;
      sent = 0;
      answered = false;
      heardAt = performance.now();
      this.addEventListener('message', (event: MessageEvent<ArrayBuffer>) => {
        if (socket === this) heard(new Uint8Array(event.data));
      });
    }

    override send(data: Uint8Array<ArrayBuffer>) {
      if (data[0] === messageType.sync && data[1] !== syncType.stateVector) {
        sent += 1;
        if (data[1] === syncType.difference) answered = true;
      }
      super.send(data);
    }
  }

  const watch = setInterval(() => {
    if (socket?.readyState !== WebSocket.OPEN) return;
    if (performance.now() - heardAt > silenceMs) options.onSilence();
    else ping();
  }, pingEveryMs);

  return {
    Socket: CountingSocket,
    attach(provider) {
      // The stock provider calls a type that it does not know an error; ours are read above.
      for (const type of Object.values(messageType)) provider.messageHandlers[type] ??= () => {};
    },
    probe() {
      ping();
      clearTimeout(probing);
      probing = setTimeout(options.onSilence, probeMs);
    },
    close() {
      clearInterval(watch);
      clearTimeout(probing);
    },
  };
}

/** Reads one frame of ours. Its parts are read only when asked for. */
function readFrame(frame: Uint8Array) {
  let at = 0;
  const number = () => {
    let value = 0;
    let factor = 1;
    for (;;) {
      const byte = frame[at++] ?? 0;
      value += (byte & 0x7f) * factor;
      factor *= 128;
      if (byte < 0x80 || at >= frame.length) return value;
    }
  };
  const type = number();
  const start = at;
  const bytes = () => {
    at = start;
    const length = number();
    return frame.subarray(at, at + length);
  };
  return {
    type,
    get count() {
      at = start;
      return number();
    },
    bytes,
    json: (): unknown => JSON.parse(new TextDecoder().decode(bytes())),
  };
}

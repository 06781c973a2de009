/**
 * A websocket between a page and a server: two wires, and what stands at their ends. The page's end is what a
 * browser calls a WebSocket, the server's end what the engine's Connection needs of `ws`.
 */

import type { Outlet } from '../../src/outlet.ts';
import type { Chance } from './chance.ts';
import type { Actor, VirtualTime } from './time.ts';
import { Wire, type WireQuality } from './wire.ts';

type Heard = (event: { readonly data?: ArrayBuffer; readonly code?: number; readonly reason?: string }) => void;

const CONNECTING = 0;
const OPEN = 1;
const CLOSING = 2;
const CLOSED = 3;
const CONTROL_BYTES = 4;
const ABNORMAL = 1006;

/** The end in the browser. */
export class PageEnd {
  readonly OPEN = OPEN;
  binaryType = 'arraybuffer';
  readyState = CONNECTING;
  onopen: Heard | null = null;
  onmessage: Heard | null = null;
  onclose: Heard | null = null;
  onerror: Heard | null = null;
  readonly #listeners: Heard[] = [];
  #cable: Cable | null = null;

  addEventListener(_kind: 'message', heard: Heard): void {
    this.#listeners.push(heard);
  }

  send(data: Uint8Array): void {
    if (this.readyState !== OPEN) return;
    this.#cable?.fromPage(data.slice());
  }

  close(): void {
    if (this.readyState >= CLOSING) return;
    this.readyState = CLOSING;
    this.#cable?.pageCloses();
  }

  /** The server took the connection. */
  opened(cable: Cable): void {
    this.#cable = cable;
    if (this.readyState !== CONNECTING) {
      cable.pageCloses(); // it is not wanted any more
      return;
    }
    this.readyState = OPEN;
    this.onopen?.({});
  }

  heard(frame: Uint8Array): void {
    if (this.readyState !== OPEN) return;
    const event = { data: frame.slice().buffer as ArrayBuffer };
    this.onmessage?.(event);
    for (const listener of this.#listeners) listener(event);
  }

  /** It is over, and nothing can be sent any more; whoever uses it hears of it in a moment. */
  ends(): void {
    if (this.readyState === OPEN) this.readyState = CLOSING;
  }

  closed(code: number, reason: string): void {
    if (this.readyState === CLOSED) return;
    const hadOpened = this.readyState !== CONNECTING;
    this.readyState = CLOSED;
    if (!hadOpened) this.onerror?.({});
    this.onclose?.({ code, reason });
  }
}

type ServerEvent = 'message' | 'pong' | 'ping' | 'error' | 'close';

/** The end on the server, as `ws` would hand it out. */
export class ServerEnd {
  readonly #cable: Cable;
  readonly #handlers: Partial<Record<ServerEvent, (...given: never[]) => void>> = {};
  /** Where the engine's frames leave: a wire takes each at once. */
  readonly outlet: Outlet;
  isClosed = false;

  constructor(cable: Cable) {
    this.#cable = cable;
    const isOpen = () => !this.isClosed;
    this.outlet = {
      get queuedBytes() {
        return cable.down.buffered;
      },
      send(frame) {
        if (isOpen()) cable.fromServer(frame.slice());
      },
      flush() {},
      onDrain(act) {
        cable.down.drained = act;
      },
    };
  }

  on(event: ServerEvent, handler: (...given: never[]) => void): void {
    this.#handlers[event] = handler;
  }

  ping(): void {
    this.#cable.down.send(CONTROL_BYTES, () => this.#cable.up.send(CONTROL_BYTES, () => this.emit('pong')));
  }

  pause(): void {
    this.#cable.up.hold('not read');
  }

  resume(): void {
    this.#cable.up.release('not read');
  }

  close(code: number, reason: string): void {
    if (!this.isClosed) this.#cable.serverCloses(code, reason);
  }

  terminate(): void {
    this.#cable.serverHangsUp();
  }

  emit(event: ServerEvent, ...given: unknown[]): void {
    if (this.isClosed) return;
    if (event === 'close') this.isClosed = true;
    this.#handlers[event]?.(...(given as never[]));
  }
}

export interface CableWatch {
  /** The server is about to send this. */
  sending(frame: Uint8Array): void;
  /** This has left the page. */
  left(frame: Uint8Array): void;
  /** This arrives at the server. */
  arriving(frame: Uint8Array): void;
  /** This has arrived at the page. */
  arrived(frame: Uint8Array): void;
}

export class Cable {
  readonly up: Wire;
  readonly down: Wire;
  readonly page: PageEnd;
  readonly server: ServerEnd;
  watch: CableWatch | null = null;
  readonly #time: VirtualTime;
  readonly #chance: Chance;
  readonly #serverActor: Actor;
  readonly #pageActor: Actor;

  constructor(
    time: VirtualTime,
    chance: Chance,
    quality: { readonly up: WireQuality; readonly down: WireQuality },
    ends: { readonly page: PageEnd; readonly pageActor: Actor; readonly serverActor: Actor },
  ) {
    this.#time = time;
    this.#chance = chance;
    this.#serverActor = ends.serverActor;
    this.#pageActor = ends.pageActor;
    this.page = ends.page;
    this.up = new Wire(time, chance, quality.up, ends.pageActor, ends.serverActor);
    this.down = new Wire(time, chance, quality.down, ends.serverActor, ends.pageActor);
    this.server = new ServerEnd(this);
    this.down.send(CONTROL_BYTES, () => this.page.opened(this));
  }

  fromPage(frame: Uint8Array): void {
    this.watch?.left(frame);
    this.up.send(frame.length, () => {
      if (this.server.isClosed) return;
      this.watch?.arriving(frame);
      this.server.emit('message', Buffer.from(frame), true);
    });
  }

  fromServer(frame: Uint8Array): void {
    this.watch?.sending(frame);
    this.down.send(frame.length, () => {
      this.page.heard(frame);
      this.watch?.arrived(frame);
    });
  }

  pageCloses(): void {
    this.up.send(CONTROL_BYTES, () => {
      this.server.emit('close', 1005, Buffer.from(''));
      this.down.send(CONTROL_BYTES, () => this.page.closed(1005, ''));
    });
  }

  serverCloses(code: number, reason: string): void {
    this.down.send(CONTROL_BYTES, () => {
      this.up.send(CONTROL_BYTES, () => this.server.emit('close', code, Buffer.from(reason)));
      this.pageEnds(code, reason);
    });
  }

  serverHangsUp(): void {
    this.up.breakWith(() => {});
    this.up.release('not read');
    this.down.breakWith(() => this.pageEnds(ABNORMAL, ''));
    this.#time.after(this.#serverActor, 0, () => this.server.emit('close', ABNORMAL, Buffer.from('')));
  }

  /** The connection breaks, and both ends hear of it. */
  cut(): void {
    this.up.release('not read');
    this.up.breakWith(() => this.server.emit('close', ABNORMAL, Buffer.from('')));
    this.down.breakWith(() => this.pageEnds(ABNORMAL, ''));
  }

  pageEnds(code: number, reason: string): void {
    this.page.ends();
    this.#time.after(this.#pageActor, this.#chance.below(20), () => this.page.closed(code, reason));
  }

  /** The page is gone without a word; its machine still answers for it. */
  pageVanishes(): void {
    this.up.release('not read');
    this.up.breakWith(() => this.server.emit('close', ABNORMAL, Buffer.from('')));
  }
}

/**
 * A link between a client and a server on which everything can go wrong that goes wrong on links: delay, jitter, a slow
 * line, bytes that come one by one, silence in one direction or both, a break with or without a goodbye. What is left to
 * chance comes from a seed.
 */

import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { type Dice, dice } from './histories.ts';

/** What happens to bytes that go one way. */
interface Weather {
  readonly delayMs: number;
  /** up to so much more for each piece, by chance; nothing overtakes anything */
  readonly jitterMs: number;
  readonly bytesPerSecond: number;
  /** pieces are cut into ones of up to so many bytes, by chance */
  readonly pieceBytesMax: number;
  /**
   * Nothing arrives, and nobody is told: not even that the other end has gone. A connection that has lost bytes
   * to silence breaks when it ends: TCP leaves no hole in what it delivers.
   */
  readonly isSilent: boolean;
}

type Direction = 'toServer' | 'toPage';

export interface BadLink {
  readonly url: string;
  /** From now on, one way. */
  change(direction: Direction, weather: Partial<Weather>): void;
  /** Breaks every connection: told to both ends (FIN), or with what is under way thrown away (RST). */
  cut(how: 'FIN' | 'RST'): void;
  remove(): Promise<void>;
}

const fine: Weather = {
  delayMs: 0,
  jitterMs: 0,
  bytesPerSecond: Number.POSITIVE_INFINITY,
  pieceBytesMax: Number.POSITIVE_INFINITY,
  isSilent: false,
};

/** So much may wait on the link; then the sender has to. */
const QUEUED_BYTES_MAX = 256 * 1024;

/** Carries bytes from one socket to the other through the weather of the moment. */
class Pipe {
  readonly #from: Socket;
  readonly #to: Socket;
  readonly #weather: () => Weather;
  readonly #roll: Dice;
  #queue: { readonly bytes: Uint8Array; readonly due: number }[] = [];
  #queued = 0;
  #lastDue = 0;
  #timer: NodeJS.Timeout | undefined;
  #hasEnded = false;
  #hasLost = false;

  constructor(from: Socket, to: Socket, weather: () => Weather, roll: Dice) {
    this.#from = from;
    this.#to = to;
    this.#weather = weather;
    this.#roll = roll;
    from.on('data', (bytes: Uint8Array) => this.#take(bytes));
    from.on('error', () => {});
    from.on('close', () => {
      this.#hasEnded = true;
      this.#send();
    });
  }

  /** Has silence swallowed something? */
  get hasLost(): boolean {
    return this.#hasLost;
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#queue = [];
  }

  #take(bytes: Uint8Array): void {
    const { delayMs, jitterMs, bytesPerSecond, pieceBytesMax, isSilent } = this.#weather();
    if (isSilent) {
      this.#hasLost = true;
      return;
    }
    for (let at = 0; at < bytes.length; ) {
      const most = Math.min(pieceBytesMax, bytes.length - at);
      const size = pieceBytesMax === Number.POSITIVE_INFINITY ? most : 1 + this.#roll(most);
      const arrives = performance.now() + delayMs + (jitterMs > 0 ? this.#roll(jitterMs) : 0);
      this.#lastDue = Math.max(arrives, this.#lastDue) + (size / bytesPerSecond) * 1_000;
      this.#queue.push({ bytes: bytes.subarray(at, at + size), due: this.#lastDue });
      at += size;
    }
    this.#queued += bytes.length;
    if (this.#queued > QUEUED_BYTES_MAX) this.#from.pause();
    this.#send();
  }

  #send(): void {
    clearTimeout(this.#timer);
    if (this.#weather().isSilent) {
      this.#hasLost ||= this.#queue.length > 0 || this.#hasEnded;
      this.stop();
      return;
    }
    for (const now = performance.now(); (this.#queue[0]?.due ?? Number.POSITIVE_INFINITY) <= now; ) {
      const { bytes } = this.#queue.shift() as { bytes: Uint8Array };
      this.#queued -= bytes.length;
      this.#to.write(bytes);
    }
    if (this.#queued <= QUEUED_BYTES_MAX) this.#from.resume();
    const next = this.#queue[0];
    if (next !== undefined) this.#timer = setTimeout(() => this.#send(), Math.max(1, next.due - performance.now()));
    else if (this.#hasEnded) this.#to.destroy();
  }
}

/** A link to a server that listens on this machine. */
export async function badLinkTo(url: string, seed = 1): Promise<BadLink> {
  const { hostname, port } = new URL(url);
  const roll = dice(seed);
  const weather: Record<Direction, Weather> = { toServer: fine, toPage: fine };
  const pairs = new Set<{ readonly sockets: readonly [Socket, Socket]; readonly pipes: readonly Pipe[] }>();
  const server = createServer({ noDelay: true }, (near) => {
    const far = connect({ port: Number(port), host: hostname, noDelay: true });
    const pair = {
      sockets: [near, far] as const,
      pipes: [new Pipe(near, far, () => weather.toServer, roll), new Pipe(far, near, () => weather.toPage, roll)],
    };
    pairs.add(pair);
    const gone = () => {
      if (near.destroyed && far.destroyed) pairs.delete(pair);
    };
    near.on('close', gone);
    far.on('close', gone);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');

  function cut(how: 'FIN' | 'RST', which: (pipes: readonly Pipe[]) => boolean = () => true): void {
    for (const { sockets, pipes } of pairs) {
      if (!which(pipes)) continue;
      for (const pipe of pipes) pipe.stop();
      for (const socket of sockets) {
        if (how === 'RST') socket.resetAndDestroy();
        else socket.destroySoon();
      }
    }
  }

  return {
    url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}`,
    change(direction, changes) {
      weather[direction] = { ...weather[direction], ...changes };
      if (changes.isSilent === false) cut('RST', (pipes) => pipes.some(({ hasLost }) => hasLost));
    },
    cut: (how) => cut(how),
    async remove() {
      cut('RST');
      server.close();
      await once(server, 'close');
    },
  };
}

/** A cable that can be unplugged without either end being told. */
export interface Cable {
  readonly url: string;
  /** Nothing passes any more, in neither direction, and nobody is told. New connections are not answered. */
  unplug(): void;
  /** What the server says does not arrive any more; what it is told does. */
  loseAnswers(): void;
  plugIn(): void;
  remove(): Promise<void>;
}

export async function cableTo(url: string): Promise<Cable> {
  const link = await badLinkTo(url);
  return {
    url: link.url,
    unplug() {
      for (const direction of ['toServer', 'toPage'] as const) link.change(direction, { isSilent: true });
    },
    loseAnswers: () => link.change('toPage', { isSilent: true }),
    plugIn() {
      for (const direction of ['toServer', 'toPage'] as const) link.change(direction, { isSilent: false });
      link.cut('FIN'); // what was lost on the way stays lost
    },
    remove: () => link.remove(),
  };
}

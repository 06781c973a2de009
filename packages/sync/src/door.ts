/**
 * Who is let through to a socket, and how many. It counts; whom to admit the application decides.
 */

import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Admission, Admit } from './admission.ts';
import type { Clock } from './clock.ts';
import type { Limits } from './limits.ts';
import type { PersonKey } from './names.ts';
import { TokenBucket } from './token-bucket.ts';

const reasons: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  429: 'Too Many Requests',
  503: 'Service Unavailable',
};
const PEOPLE_REMEMBERED_MAX = 10_000;

export class Door {
  readonly #clock: Clock;
  readonly #limits: Limits;
  readonly #admit: Admit;
  readonly #byAddress = new Map<string, number>();
  readonly #byPerson = new Map<PersonKey, number>();
  readonly #connects = new Map<PersonKey, TokenBucket>();
  readonly #addressOf: (request: IncomingMessage) => string;
  #sockets = 0;

  constructor(
    clock: Clock,
    limits: Limits,
    admit: Admit,
    addressOf = (request: IncomingMessage) => request.socket.remoteAddress ?? '',
  ) {
    this.#addressOf = addressOf;
    this.#clock = clock;
    this.#limits = limits;
    this.#admit = admit;
  }

  /**
   * Asks the application, within its time, and counts the socket in. `leave` must be called once when an
   * admitted socket is gone.
   */
  async ask(request: IncomingMessage): Promise<{ readonly admission: Admission; readonly leave: () => void }> {
    const address = this.#addressOf(request);
    const { socketsMax, socketsPerAddressMax, socketsPerPersonMax } = this.#limits;
    const isFull = this.#sockets >= socketsMax;
    if (isFull || (this.#byAddress.get(address) ?? 0) >= socketsPerAddressMax) return turnedAway(isFull ? 503 : 429);
    const leave = [this.#countIn(this.#byAddress, address)];
    const left = () => {
      for (const undo of leave.splice(0)) undo();
    };
    this.#sockets++;
    leave.push(() => this.#sockets--);
    try {
      const admission = await this.#inTime(this.#admit(request));
      if (admission.kind !== 'admitted') {
        left();
        return { admission, leave: left };
      }
      const { person } = admission;
      if ((this.#byPerson.get(person) ?? 0) >= socketsPerPersonMax || this.#comesTooOften(person)) {
        left();
        return turnedAway(429);
      }
      leave.push(this.#countIn(this.#byPerson, person));
      return { admission, leave: left };
    } catch (error) {
      left();
      throw error;
    }
  }

  #countIn<K>(counts: Map<K, number>, key: K): () => void {
    counts.set(key, (counts.get(key) ?? 0) + 1);
    return () => {
      const rest = (counts.get(key) ?? 0) - 1;
      if (rest > 0) counts.set(key, rest);
      else counts.delete(key);
    };
  }

  #comesTooOften(person: PersonKey): boolean {
    const { connectsPerPersonPerSecond, connectsPerPersonBurst } = this.#limits;
    if (this.#connects.size > PEOPLE_REMEMBERED_MAX) this.#connects.clear();
    let bucket = this.#connects.get(person);
    if (bucket === undefined) {
      bucket = new TokenBucket(connectsPerPersonPerSecond, connectsPerPersonBurst, this.#clock.now());
      this.#connects.set(person, bucket);
    }
    return bucket.take(this.#clock.now()) > 0;
  }

  async #inTime(answer: Promise<Admission>): Promise<Admission> {
    let stop = () => {};
    const late = new Promise<Admission>((resolve) => {
      stop = this.#clock.after(this.#limits.admissionMs, () => resolve({ kind: 'turnedAway', status: 503 }));
    });
    try {
      return await Promise.race([answer, late]);
    } finally {
      stop();
    }
  }
}

function turnedAway(status: 429 | 503) {
  return { admission: { kind: 'turnedAway', status } as const, leave: () => {} };
}

/** Answers an upgrade with an HTTP status, and hangs up. */
export function answerWithStatus(socket: Duplex, status: number): void {
  socket.end(`HTTP/1.1 ${status} ${reasons[status]}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}

/**
 * So many hostile frames, from one seed (which decides what is sent; in whose turn of the event loop it is
 * dealt with, the machine does). After each thousand the engine must be unhurt: it reports no
 * failure, the honest editor is acknowledged and reads what the log says, nothing in it waits, and memory
 * has not grown.
 */

import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import { messageType, syncType } from '../../client/codes.ts';
import { contentHash } from '../../src/document-worker/content-hash.ts';
import { awarenessFrame, differenceFrame, stateVectorFrame, updateFrame } from '../../src/protocol.ts';
import { until } from '../engine.ts';
import { type Dice, dice, writeSomething } from '../histories.ts';
import { corpus } from './corpus.ts';
import { type House, houseUnderAttack, type Socket, updateIn } from './house.ts';
import { bytesByChance, lie, type Target } from './mutate.ts';

export interface Survived {
  readonly frames: number;
  /** sockets that were closed for what they sent, by code */
  readonly closed: Readonly<Record<number, number>>;
  /** entries that got into the log */
  readonly stored: number;
}

const BATCH = 1_000;
/** A document lives so long; then a new one is attacked, so that checking it stays quick. */
const FRAMES_PER_HOUSE = 2_500;

/** Attacks. Throws, naming the seed and the frame, at the first thing that must not be. */
export async function attack(frames: number, seed: number, told: (done: number) => void = () => {}): Promise<Survived> {
  const roll = dice(seed);
  const closed: Record<number, number> = {};
  let stored = 0;
  for (let done = 0; done < frames; done += FRAMES_PER_HOUSE) {
    const house = houseUnderAttack();
    try {
      stored += await attackHouse(house, Math.min(FRAMES_PER_HOUSE, frames - done), roll, closed);
    } catch (error) {
      throw new Error(`seed ${seed}, between frames ${done} and ${done + FRAMES_PER_HOUSE}`, { cause: error });
    } finally {
      await house.stop();
    }
    told(done + FRAMES_PER_HOUSE);
  }
  return { frames, closed, stored };
}

async function attackHouse(house: House, frames: number, roll: Dice, closed: Record<number, number>): Promise<number> {
  const known = corpus();
  const honest = house.editor('ana');
  const colleague = house.editor('ben');
  await honest.type('The words of somebody honest. ');
  await colleague.type('And of a colleague. ');
  const attackers = [
    new Attacker(house, 'eve', 'edit', closed),
    new Attacker(house, 'eve', 'edit', closed),
    new Attacker(house, 'vic', 'read', closed),
  ];
  const victims = [honest.doc.clientID, colleague.doc.clientID];
  let ends = new Map<number, number>();
  for (let sent = 0; sent < frames; sent++) {
    const attacker = attackers[roll(attackers.length)] as Attacker;
    if (sent % 100 === 0) ends = Y.decodeStateVector(Y.encodeStateVector(honest.doc));
    await attacker.sendSomething(known, roll, victims, ends);
    if (sent % 20 === 0) await new Promise((resolve) => setImmediate(resolve));
    if ((sent + 1) % BATCH > 0 && sent + 1 < frames) continue;
    const word = `honest ${sent} `;
    await honest.type(word);
    await until('the honest editor and the log say the same', async () => {
      const { hash, pending } = await house.replay();
      if (pending) throw new Error('something waits in the document');
      return hash === contentHash(honest.doc) && hash === contentHash(colleague.doc);
    });
    if (house.failures.length > 0) throw new Error('the engine reported a failure', { cause: house.failures[0] });
  }
  for (const one of attackers) one.leave();
  return house.stored();
}

/** Somebody who has a real page, and lies with it. */
class Attacker {
  readonly #house: House;
  readonly #person: string;
  readonly #access: 'edit' | 'read';
  readonly #closed: Record<number, number>;
  #socket: Socket;
  #doc = new Y.Doc();
  #own: Uint8Array[] = [];
  #synced: Promise<void> = Promise.resolve();

  constructor(house: House, person: string, access: 'edit' | 'read', closed: Record<number, number>) {
    this.#house = house;
    this.#closed = closed;
    this.#person = person;
    this.#access = access;
    this.#socket = this.#come();
  }

  leave(): void {
    this.#socket.leave();
  }

  async sendSomething(
    known: readonly Uint8Array[],
    roll: Dice,
    victims: readonly number[],
    ends: ReadonlyMap<number, number>,
  ): Promise<void> {
    const { closedWith } = this.#socket;
    if (closedWith !== null) {
      this.#closed[closedWith] = (this.#closed[closedWith] ?? 0) + 1;
      this.#socket = this.#come();
      await this.#synced;
    }
    const base = known[roll(known.length)] as Uint8Array;
    const target: Target = { clients: [this.#doc.clientID, ...victims], ends };
    this.#socket.send(this.#frame(base, known[roll(known.length)] as Uint8Array, roll, target));
  }

  #frame(base: Uint8Array, other: Uint8Array, roll: Dice, target: Target): Uint8Array {
    switch (roll(10)) {
      case 0:
        return bytesByChance(base, roll, other);
      case 1:
        return base;
      case 2:
        return this.#control(roll);
      case 3: // its whole state, as an answer to a question or to none
        return differenceFrame(lie(Y.encodeStateAsUpdate(this.#doc), roll, target));
      case 4:
      case 5: {
        const update = updateIn(base);
        return update === null ? base : updateFrame(lie(update, roll, target));
      }
      default: {
        // Words of its own that fit the document as it is now, and then a lie about them: these get furthest.
        this.#own.length = 0;
        this.#doc.transact(() => writeSomething(this.#doc, roll));
        const update = this.#own[0] ?? Y.encodeStateAsUpdate(this.#doc);
        return updateFrame(roll(4) === 0 ? update : lie(update, roll, target));
      }
    }
  }

  #control(roll: Dice): Uint8Array {
    switch (roll(5)) {
      case 0:
        return stateVectorFrame(Y.encodeStateVector(this.#doc));
      case 1:
        return stateVectorFrame(Uint8Array.from({ length: roll(12) }, () => roll(256)));
      case 2: {
        const states = encoding.createEncoder();
        encoding.writeVarUint(states, 1 + roll(3));
        encoding.writeVarUint(states, roll(2) === 0 ? this.#doc.clientID : roll(2 ** 31));
        encoding.writeVarUint(states, roll(2) === 0 ? 1 : 2 ** 53 - 1);
        encoding.writeVarString(
          states,
          ['null', '{"cursor":{"at":1}}', '[]', '7', '{', '{"user":{"name":"Principal"}}'][roll(6)] as string,
        );
        return awarenessFrame(encoding.toUint8Array(states));
      }
      case 3:
        return Uint8Array.of(
          [messageType.ping, messageType.queryAwareness, messageType.acknowledged, messageType.tell, 77][
            roll(5)
          ] as number,
        );
      default:
        return Uint8Array.from({ length: roll(30) }, () => roll(256));
    }
  }

  /** A page loaded anew: a new document, told everything. */
  #come(): Socket {
    this.#doc = new Y.Doc();
    this.#own = [];
    const doc = this.#doc;
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== 'server' && doc === this.#doc) this.#own.push(update);
    });
    const synced = Promise.withResolvers<void>();
    this.#synced = synced.promise;
    const socket = this.#house.open(this.#person, this.#access, (frame) => {
      if (doc !== this.#doc) return;
      const update = updateIn(frame);
      if (update !== null) Y.applyUpdate(doc, update, 'server');
      if (update !== null && frame[1] === syncType.difference) synced.resolve();
      // Who never answers a question gets no further than a gap.
      else if (update === null && frame[0] === messageType.sync)
        socket.send(differenceFrame(Y.encodeStateAsUpdate(doc)));
    });
    socket.send(stateVectorFrame(Uint8Array.of(0)));
    return socket;
  }
}

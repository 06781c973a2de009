/**
 * Eve, or Mallory. She has an account and may even edit, and she says what no page would say: words under other people's
 * client ids, structs that swallow what they have not typed yet, gaps, broken bytes, content that must not stay.
 */

import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import { messageType } from '../../client/codes.ts';
import type { DocumentName, PersonKey } from '../../src/names.ts';
import { differenceFrame, readMessage, stateVectorFrame, updateFrame } from '../../src/protocol.ts';
import { PageEnd } from './cable.ts';
import type { Chance } from './chance.ts';
import { newDocument } from './documents.ts';
import { Actor } from './time.ts';
import type { World } from './world.ts';

const GC = 0;
const SKIP = 10;
const STRING_AFTER_NOTHING = 4;

export class Intruder {
  readonly #world: World;
  readonly #chance: Chance;
  readonly #person: PersonKey;
  readonly #actor: Actor;
  readonly #document: DocumentName;
  /** what she has heard; under a client id that she never writes under, so that Yjs is not alarmed by her own words */
  #doc = newDocument();
  #own = 0;
  #end: PageEnd | null = null;

  constructor(world: World, person: PersonKey, chance: Chance) {
    this.#world = world;
    this.#person = person;
    this.#actor = new Actor(person);
    this.#chance = chance;
    this.#document = chance.one(world.documents);
  }

  /** Says something, once she is in. */
  forge(): void {
    this.#world.time.after(this.#actor, 0, () => {
      if (this.#end !== null && this.#end.readyState <= 1) this.#say();
      else this.#come();
    });
  }

  leave(): void {
    this.#world.time.after(this.#actor, 0, () => this.#end?.close());
  }

  #come(): void {
    const { generation } = this.#world;
    const end = new PageEnd();
    this.#end = end;
    // Each time as somebody new, as one does whose last words were thrown out.
    this.#doc = newDocument();
    this.#own = newDocument().clientID;
    this.#world.rights.writesAs(this.#own, this.#person);
    end.onopen = () => end.send(stateVectorFrame(Y.encodeStateVector(this.#doc)));
    let synced = false;
    end.onmessage = ({ data }) => {
      const message = readMessage(new Uint8Array(data as ArrayBuffer));
      if (message.kind !== 'update' && message.kind !== 'difference') return;
      Y.applyUpdate(this.#doc, message.update, 'heard');
      if (message.kind === 'difference' && !synced) {
        synced = true;
        for (let i = this.#chance.below(3); i >= 0; i--) this.#say();
      }
    };
    this.#world.arrive({
      end,
      actor: this.#actor,
      isHonest: false,
      person: this.#person,
      document: this.#document,
      generation,
      wantsAck: this.#chance.happens(0.5),
      laid: () => {},
    });
  }

  #say(): void {
    const frame = this.#forgery();
    this.#world.trace(
      `${this.#person} says ${frame.length} bytes: ${Buffer.from(frame.subarray(0, 24)).toString('hex')}`,
    );
    this.#world.ledger.overheard(frame);
    this.#end?.send(frame);
  }

  #forgery(): Uint8Array {
    const roll = this.#chance;
    const others = [...Y.decodeStateVector(Y.encodeStateVector(this.#doc))].filter(([client]) => client !== 0);
    const [client, clock] = others.length === 0 ? [4_711, 0] : roll.one(others);
    const own = this.#own;
    const ownClock = Y.getState(this.#doc.store, own);
    switch (roll.below(16)) {
      case 0: // swallows what somebody else will type
        return updateFrame(structs([[client, clock, [GC, roll.one([1, 5, 2 ** 40])]]]));
      case 1: // speaks for somebody else
        return updateFrame(structs([[client, clock, text('forged')]]));
      case 2: // leaves a hole
        return updateFrame(structs([[own, ownClock + 1 + roll.below(5), text('gap')]]));
      case 3:
        return updateFrame(structs([[own, ownClock, [SKIP, 3]]]));
      case 4: // one client twice, the first of whom Yjs would lose
        return updateFrame(
          structs([
            [own, ownClock, text('a')],
            [own, ownClock + 1, text('b')],
          ]),
        );
      case 5: // another history under a client id that has one
        return roll.one([updateFrame, differenceFrame])(structs([[own, 0, text('another history')]]));
      case 6: // deletes what nobody has written
        return updateFrame(deletion(client, clock, 1 + roll.below(50)));
      case 7:
        return this.#broken();
      case 8: // unfit content
        return updateFrame(this.#write(() => this.#doc.getMap('fields').set('forbidden', roll.below(9))));
      case 9:
        return updateFrame(this.#write(() => this.#doc.getXmlFragment('body').insert(0, [nested(roll.between(2, 9))])));
      case 10: {
        // vandalism that is her right
        const words = this.#doc.getText('text');
        return updateFrame(this.#write(() => words.delete(0, words.length)));
      }
      case 11:
      case 13: // somebody else's cursor
        return presence(
          client,
          roll.one([1, 2 ** 50]),
          roll.one(['null', '{"user":{"name":"ana"},"cursor":{"at":1}}', '[']),
        );
      case 12:
        return roll.one([
          Uint8Array.of(99),
          Uint8Array.of(),
          Uint8Array.of(messageType.sync, 7, 0),
          Uint8Array.of(64, 200, 1),
        ]);
      default: {
        const words = this.#doc.getText('text');
        return updateFrame(this.#write(() => words.insert(roll.below(words.length + 1), 'eve ')));
      }
    }
  }

  /** Something true with a few bytes changed. */
  #broken(): Uint8Array {
    const roll = this.#chance;
    const frame = differenceFrame(Y.encodeStateAsUpdate(this.#doc)).slice();
    for (let i = roll.below(3); i >= 0; i--) frame[roll.below(frame.length)] = roll.below(256);
    return frame;
  }

  #write(change: () => void): Uint8Array {
    const from = Y.encodeStateVector(this.#doc);
    const ear = this.#doc.clientID;
    this.#doc.clientID = this.#own;
    this.#doc.transact(change);
    this.#doc.clientID = ear;
    return Y.encodeStateAsUpdate(this.#doc, from);
  }
}

type Struct = readonly [client: number, clock: number, body: readonly (number | string)[]];

const text = (words: string) => [STRING_AFTER_NOTHING, 1, 'text', words];

function structs(of: readonly Struct[]): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, of.length);
    for (const [client, clock, [info, ...rest]] of of) {
      encoding.writeVarUint(encoder, 1);
      encoding.writeVarUint(encoder, client);
      encoding.writeVarUint(encoder, clock);
      encoding.writeUint8(encoder, info as number);
      for (const part of rest) {
        if (typeof part === 'string') encoding.writeVarString(encoder, part);
        else encoding.writeVarUint(encoder, part);
      }
    }
    encoding.writeVarUint(encoder, 0);
  });
}

function deletion(client: number, clock: number, length: number): Uint8Array {
  return encoding.encode((encoder) => {
    for (const number of [0, 1, client, 1, clock, length]) encoding.writeVarUint(encoder, number);
  });
}

function presence(client: number, clock: number, state: string): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, messageType.awareness);
    encoding.writeVarUint8Array(
      encoder,
      encoding.encode((inner) => {
        for (const number of [1, client, clock]) encoding.writeVarUint(inner, number);
        encoding.writeVarString(inner, state);
      }),
    );
  });
}

function nested(depth: number): Y.XmlElement {
  const element = new Y.XmlElement('paragraph');
  if (depth > 1) element.insert(0, [nested(depth - 1)]);
  return element;
}

/**
 * What a hostile page could make of real frames: bytes flipped, cut and joined, numbers widened, structs
 * that lie about their author, clock, place or content. The same dice give the same lie.
 */

import * as encoding from 'lib0/encoding';
import type { Dice } from '../histories.ts';
import { putTogether, type Struct, takeApart, type Update } from './structs.ts';

/** What the fuzzer knows of the document it attacks. */
export interface Target {
  /** client ids of people in it, the attacker's own first */
  readonly clients: readonly number[];
  /** where each of these ends, as far as the attacker has seen */
  readonly ends: ReadonlyMap<number, number>;
}

const numbers = [0, 1, 2, 127, 128, 255, 2 ** 14, 2 ** 24, 2 ** 31 - 1, 2 ** 31, 2 ** 32, 2 ** 40, 2 ** 53 - 1];
const names = ['text', 'map', 'body', '__proto__', 'constructor', '', 'x'.repeat(300), 'fields', '😀', '\u0000'];

const pick = <T>(roll: Dice, all: readonly T[]): T => all[roll(all.length)] as T;

/** A number like the ones Yjs writes, or one at an edge. */
function number(roll: Dice, near: number): number {
  const kind = roll(4);
  if (kind === 0) return pick(roll, numbers);
  if (kind === 1) return Math.max(0, near + roll(5) - 2);
  return kind === 2 ? near : roll(1_000_000);
}

/** Changes an update where it means something. */
export function lie(update: Uint8Array, roll: Dice, target: Target): Uint8Array {
  const apart = takeApart(update);
  for (let times = 1 + roll(3); times > 0; times--) lieOnce(apart, roll, target);
  return putTogether(apart);
}

function lieOnce(update: Update, roll: Dice, target: Target): void {
  const { structs, deletes } = update;
  const struct = structs[roll(Math.max(1, structs.length))];
  if (struct === undefined || roll(6) === 0) {
    lieAboutDeletions(deletes, roll, target);
    return;
  }
  const client = pick(roll, [...target.clients, 0, 1, pick(roll, numbers)]);
  const end = target.ends.get(client) ?? 0;
  switch (roll(11)) {
    case 0:
      struct.client = client;
      struct.clock = end;
      break;
    case 1:
      struct.clock = number(roll, struct.clock);
      break;
    case 2:
      struct.origin = roll(4) === 0 ? null : [client, number(roll, Math.max(0, end - 1))];
      break;
    case 3:
      struct.rightOrigin = roll(4) === 0 ? null : [client, number(roll, Math.max(0, end - 1))];
      break;
    case 4:
      struct.origin = struct.rightOrigin = null;
      struct.parent = roll(2) === 0 ? pick(roll, names) : [client, number(roll, Math.max(0, end - 1))];
      break;
    case 5:
      struct.parentSub = roll(3) === 0 ? null : pick(roll, names);
      break;
    case 6:
      struct.ref = roll(16);
      break;
    case 7:
      Object.assign(struct, otherContent(roll));
      break;
    case 8:
      struct.content = bytesByChance(struct.content, roll);
      break;
    case 9:
      structs.splice(roll(structs.length + 1), 0, { ...struct, clock: number(roll, struct.clock + 1) });
      break;
    default:
      structs.splice(structs.indexOf(struct), 1);
  }
}

function lieAboutDeletions(deletes: Update['deletes'], roll: Dice, target: Target): void {
  const client = pick(roll, [...target.clients, 0, pick(roll, numbers)]);
  const end = target.ends.get(client) ?? 0;
  for (let count = 1 + roll(roll(40) === 0 ? 3_000 : 3); count > 0; count--) {
    deletes.push({ client, clock: number(roll, roll(end + 1)), length: number(roll, 1 + roll(5)) });
  }
}

/** Content of a kind of its own: deep, large, strange. */
function otherContent(roll: Dice): Pick<Struct, 'ref' | 'content'> {
  const encoder = encoding.createEncoder();
  switch (roll(8)) {
    case 0: // deleted text, as long as it likes
      encoding.writeVarUint(encoder, pick(roll, numbers));
      return { ref: 1, content: encoding.toUint8Array(encoder) };
    case 1: // JSON that may be none
      encoding.writeVarString(
        encoder,
        pick(roll, ['{', 'null', '{"__proto__":{"x":1}}', `${'['.repeat(40)}${']'.repeat(40)}`]),
      );
      return { ref: 5, content: encoding.toUint8Array(encoder) };
    case 2: // text that may not be UTF-8
      encoding.writeVarUint8Array(
        encoder,
        Uint8Array.from({ length: roll(20) }, () => roll(256)),
      );
      return { ref: 4, content: encoding.toUint8Array(encoder) };
    case 3: // a format
      encoding.writeVarString(encoder, pick(roll, names));
      encoding.writeVarString(encoder, pick(roll, ['true', 'null', '{"a":1}', 'nothing']));
      return { ref: 6, content: encoding.toUint8Array(encoder) };
    case 4: // a type of any kind
      encoding.writeVarUint(encoder, roll(9));
      encoding.writeVarString(encoder, pick(roll, names));
      return { ref: 7, content: encoding.toUint8Array(encoder) };
    case 5: // values, nested
      encoding.writeVarUint(encoder, 1);
      encoding.writeAny(encoder, nested(roll(60)) as never);
      return { ref: 8, content: encoding.toUint8Array(encoder) };
    case 6: // a document inside
      encoding.writeVarString(encoder, 'guid');
      encoding.writeAny(encoder, {});
      return { ref: 9, content: encoding.toUint8Array(encoder) };
    default: // bytes, perhaps too many
      encoding.writeVarUint8Array(encoder, new Uint8Array(roll(20) === 0 ? 20_000 : roll(50)));
      return { ref: 3, content: encoding.toUint8Array(encoder) };
  }
}

function nested(depth: number): unknown {
  let value: unknown = 1;
  for (let level = 0; level < depth; level++) value = level % 2 === 0 ? [value] : { __proto__x: value };
  return value;
}

/** Changes bytes without understanding them. */
export function bytesByChance(bytes: Uint8Array, roll: Dice, other: Uint8Array = bytes): Uint8Array {
  const changed = Uint8Array.from(bytes);
  switch (roll(5)) {
    case 0:
      for (let times = 1 + roll(4); times > 0 && changed.length > 0; times--) changed[roll(changed.length)] = roll(256);
      return changed;
    case 1:
      return changed.slice(0, roll(changed.length + 1));
    case 2: // the beginning of one, the end of another
      return Uint8Array.from([...changed.slice(0, roll(changed.length + 1)), ...other.slice(roll(other.length + 1))]);
    case 3: {
      // a number made longer than it needs to be
      const at = roll(changed.length + 1);
      return Uint8Array.from([
        ...changed.slice(0, at),
        ...Array(1 + roll(9)).fill(0xff),
        roll(128),
        ...changed.slice(at),
      ]);
    }
    default: {
      const at = roll(changed.length + 1);
      return Uint8Array.from([...changed.slice(0, at), roll(256), ...changed.slice(at)]);
    }
  }
}

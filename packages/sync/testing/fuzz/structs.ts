/**
 * Updates taken apart and put together again, so that a fuzzer can change what a struct says and not
 * only what bytes there are. Writes what Yjs writes (update format 1), and what no Yjs would.
 */

import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';

/** A struct as it lies in an update. Whatever is in it may be a lie. */
export interface Struct {
  client: number;
  clock: number;
  /** lower five bits of the info byte: what kind of content follows */
  ref: number;
  origin: readonly [client: number, clock: number] | null;
  rightOrigin: readonly [client: number, clock: number] | null;
  /** the name of a root, or the id of a type; only written where there is no origin */
  parent: string | readonly [client: number, clock: number] | null;
  parentSub: string | null;
  /** what follows, as bytes */
  content: Uint8Array;
}

export interface Update {
  readonly structs: Struct[];
  readonly deletes: { client: number; clock: number; length: number }[];
}

const GC = 0;
const SKIP = 10;

/** Takes a well-formed update apart. */
export function takeApart(update: Uint8Array): Update {
  const { structs, ds } = Y.decodeUpdate(update);
  return {
    structs: structs.map((struct) => {
      const content = new Y.UpdateEncoderV1();
      const { client, clock } = struct.id;
      const bare = { client, clock, origin: null, rightOrigin: null, parent: null, parentSub: null };
      if (!(struct instanceof Y.Item)) {
        content.writeLen(struct.length);
        return { ...bare, ref: struct instanceof Y.GC ? GC : SKIP, content: content.toUint8Array() };
      }
      struct.content.write(content, 0);
      const { origin, rightOrigin, parent, parentSub } = struct;
      return {
        ...bare,
        ref: struct.content.getRef(),
        origin: origin && [origin.client, origin.clock],
        rightOrigin: rightOrigin && [rightOrigin.client, rightOrigin.clock],
        parent: parent instanceof Y.ID ? [parent.client, parent.clock] : (parent as string | null),
        parentSub,
        content: content.toUint8Array(),
      };
    }),
    deletes: [...ds.clients].flatMap(([client, items]) =>
      items.map(({ clock, len }) => ({ client, clock, length: len })),
    ),
  };
}

/** Puts an update together. Structs that follow one another under one client id make one block. */
export function putTogether({ structs, deletes }: Update): Uint8Array {
  const encoder = encoding.createEncoder();
  const blocks: Struct[][] = [];
  for (const struct of structs) {
    const last = blocks.at(-1);
    if (last?.[0]?.client === struct.client) last.push(struct);
    else blocks.push([struct]);
  }
  encoding.writeVarUint(encoder, blocks.length);
  for (const block of blocks) {
    const [first] = block as [Struct];
    encoding.writeVarUint(encoder, block.length);
    encoding.writeVarUint(encoder, first.client);
    encoding.writeVarUint(encoder, first.clock);
    for (const struct of block) writeStruct(encoder, struct);
  }
  const byClient = Map.groupBy(deletes, ({ client }) => client);
  encoding.writeVarUint(encoder, byClient.size);
  for (const [client, ranges] of byClient) {
    encoding.writeVarUint(encoder, client);
    encoding.writeVarUint(encoder, ranges.length);
    for (const { clock, length } of ranges) {
      encoding.writeVarUint(encoder, clock);
      encoding.writeVarUint(encoder, length);
    }
  }
  return encoding.toUint8Array(encoder);
}

function writeStruct(encoder: encoding.Encoder, struct: Struct): void {
  const { ref, origin, rightOrigin, parent, parentSub, content } = struct;
  const isBare = ref === GC || ref === SKIP;
  const info = isBare
    ? ref
    : (ref & 31) | (origin ? 0x80 : 0) | (rightOrigin ? 0x40 : 0) | (parentSub === null ? 0 : 0x20);
  encoding.writeUint8(encoder, info);
  if (!isBare) {
    for (const id of [origin, rightOrigin]) {
      if (id === null) continue;
      encoding.writeVarUint(encoder, id[0]);
      encoding.writeVarUint(encoder, id[1]);
    }
    if (origin === null && rightOrigin === null) {
      if (typeof parent === 'string' || parent === null) {
        encoding.writeVarUint(encoder, 1);
        encoding.writeVarString(encoder, parent ?? 'text');
      } else {
        encoding.writeVarUint(encoder, 0);
        encoding.writeVarUint(encoder, parent[0]);
        encoding.writeVarUint(encoder, parent[1]);
      }
      if (parentSub !== null) encoding.writeVarString(encoder, parentSub);
    }
  }
  encoding.writeUint8Array(encoder, content);
}

/**
 * The engine under attack, without sockets in between: links that hand over frames as ws would, an honest
 * editor and her colleague, and whoever comes to do harm.
 */

import * as decoding from 'lib0/decoding';
import * as Y from 'yjs';
import { messageType, syncType } from '../../client/codes.ts';
import { Cursor } from '../../src/bytes.ts';
import { machineClock } from '../../src/clock.ts';
import { contentHash } from '../../src/document-worker/content-hash.ts';
import { documentThread } from '../../src/document-worker/thread.ts';
import { createEngine } from '../../src/engine.ts';
import { alone } from '../../src/fan-out/local.ts';
import { defaultLimits, type Limits } from '../../src/limits.ts';
import type { LinkListener } from '../../src/link.ts';
import { documentName, personKey } from '../../src/names.ts';
import type { EngineEvent } from '../../src/observer.ts';
import { differenceFrame, stateVectorFrame, updateFrame } from '../../src/protocol.ts';
import { openMemoryLog } from '../../src/update-log/memory.ts';

const ratios = documentName('ratios');

/** Limits that keep a fuzzer waiting are lifted; all others are those of the product. */
const limits: Limits = {
  ...defaultLimits,
  updatesPerSecond: Number.POSITIVE_INFINITY,
  controlPerSecond: Number.POSITIVE_INFINITY,
  stateVectorsPerSecond: Number.POSITIVE_INFINITY,
  deepCheckMs: 5,
  presenceEveryMs: 1,
  compactAfterUpdates: 2_000,
};

/** One end of a connection. */
export interface Socket {
  readonly closedWith: number | null;
  send(frame: Uint8Array): void;
  leave(): void;
}

export interface House {
  /** everything that must not happen and did */
  readonly failures: EngineEvent[];
  open(person: string, access: 'edit' | 'read', heard?: (frame: Uint8Array) => void): Socket;
  editor(person: string): Editor;
  /** What a fresh document makes of the log: its hash, and whether anything in it waits. */
  replay(): Promise<{ readonly hash: string; readonly pending: boolean }>;
  /** How many entries the log holds. */
  stored(): Promise<number>;
  stop(): Promise<void>;
}

/** Somebody honest, with a real document. */
interface Editor {
  readonly doc: Y.Doc;
  /** Types, and resolves when that is on the disk. */
  type(word: string): Promise<void>;
}

export function houseUnderAttack(): House {
  const failures: EngineEvent[] = [];
  const log = openMemoryLog();
  const engine = createEngine({
    log,
    fanOut: alone,
    documents: documentThread(undefined, undefined, limits),
    names: undefined,
    limits,
    clock: machineClock,
    busyness: () => 0,
    observer: {
      happened(event) {
        if (event.kind === 'failed') failures.push(event);
      },
    },
  });

  const replayed = new Y.Doc();
  let replayedUpTo = 0;

  function open(person: string, access: 'edit' | 'read', heard: (frame: Uint8Array) => void = () => {}): Socket {
    let closedWith: number | null = null;
    let listener: LinkListener | null = null;
    const close = (code: number, reason: string) => {
      if (closedWith !== null) return;
      closedWith = code;
      setImmediate(() => listener?.closed(code, reason));
    };
    engine.join(
      { document: ratios, person: personKey(person), access, presence: { name: person }, wantsAck: true },
      (to) => {
        listener = to;
        return {
          get isClosing() {
            return closedWith !== null;
          },
          lags: false,
          send: heard,
          sendState: heard,
          pause() {},
          resume() {},
          close,
          tick() {},
        };
      },
    );
    return {
      get closedWith() {
        return closedWith;
      },
      send(frame) {
        if (closedWith === null) listener?.frame(frame);
      },
      leave: () => close(1001, 'gone'),
    };
  }

  function editor(person: string): Editor {
    const doc = new Y.Doc();
    let sent = 0;
    let acknowledged = 0;
    let whenAcknowledged: (() => void) | null = null;
    const write = (frame: Uint8Array) => {
      sent++;
      socket.send(frame);
    };
    const socket = open(person, 'edit', (frame) => {
      const decoder = decoding.createDecoder(frame);
      const type = decoding.readVarUint(decoder);
      if (type === messageType.acknowledged) {
        acknowledged = decoding.readVarUint(decoder);
        if (acknowledged === sent) whenAcknowledged?.();
      }
      if (type !== messageType.sync) return;
      const kind = decoding.readVarUint(decoder);
      const bytes = decoding.readVarUint8Array(decoder);
      if (kind === syncType.stateVector) write(differenceFrame(Y.encodeStateAsUpdate(doc, bytes)));
      else Y.applyUpdate(doc, bytes, 'server');
    });
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== 'server') write(updateFrame(update));
    });
    socket.send(stateVectorFrame(Uint8Array.of(0)));
    return {
      doc,
      async type(word) {
        const text = doc.getText('text');
        doc.transact(() => text.insert(text.length, word));
        if (socket.closedWith !== null) throw new Error(`${person} was closed with ${socket.closedWith}`);
        if (acknowledged < sent) {
          await new Promise<void>((resolve) => {
            whenAcknowledged = resolve;
          });
        }
      },
    };
  }

  return {
    failures,
    open,
    editor,
    async replay() {
      for (const { update, position } of await log.readAfter(ratios, replayedUpTo)) {
        Y.applyUpdate(replayed, update);
        replayedUpTo = position;
      }
      const { pendingStructs, pendingDs } = replayed.store;
      return { hash: contentHash(replayed), pending: pendingStructs !== null || pendingDs !== null };
    },
    stored: async () => (await log.open(ratios)).position,
    stop: () => engine.stop(),
  };
}

/** The content of an update or difference frame; null for every other frame. */
export function updateIn(frame: Uint8Array): Uint8Array | null {
  const cursor = new Cursor(frame);
  if (cursor.varUint() !== messageType.sync || cursor.varUint() === syncType.stateVector) return null;
  return cursor.varBytes();
}

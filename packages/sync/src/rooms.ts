/**
 * Which rooms are open. A document has one room or none: opening it twice at once loads it once, and
 * whoever comes while it closes waits and loads it again.
 */

import type { DocumentName } from './names.ts';
import { Room, type RoomServices } from './room.ts';

type Place =
  | { readonly state: 'loading'; readonly room: Promise<Room>; users: number }
  | {
      readonly state: 'live';
      readonly room: Room;
      users: number;
      stopWaiting: (() => void) | null;
      readonly stopListening: () => void;
    }
  | { readonly state: 'closing'; readonly closed: Promise<void> };

export class Rooms {
  readonly #services: RoomServices;
  readonly #places = new Map<DocumentName, Place>();
  #isOver = false;

  constructor(services: RoomServices) {
    this.#services = services;
  }

  /** The room of a document if it is open. */
  peek(document: DocumentName): Room | null {
    const place = this.#places.get(document);
    return place?.state === 'live' ? place.room : null;
  }

  *open(): Iterable<Room> {
    for (const place of this.#places.values()) if (place.state === 'live') yield place.room;
  }

  /** Enters a room, opening it if need be. Every `enter` that resolves is answered by one `leave`. */
  async enter(document: DocumentName): Promise<Room> {
    for (;;) {
      const place = this.#places.get(document);
      if (place === undefined) return this.#load(document);
      if (place.state === 'closing') {
        await place.closed;
        continue;
      }
      place.users++;
      if (place.state === 'loading') return place.room;
      place.stopWaiting?.();
      place.stopWaiting = null;
      return this.#refreshed(document, place.room);
    }
  }

  leave(document: DocumentName): void {
    if (this.#isOver) return; // it was closed under whoever was still coming in
    const place = this.#places.get(document);
    if (place?.state !== 'live') throw new Error(`nobody is in ${document}`);
    if (--place.users > 0) return;
    const { clock, limits } = this.#services;
    place.stopWaiting = clock.after(limits.idleMs, () => this.#close(document, place, true));
  }

  /** Acts in a room that may have to be opened for it. */
  async within<T>(document: DocumentName, act: (room: Room) => Promise<T>): Promise<T> {
    const room = await this.enter(document);
    try {
      return await act(room);
    } finally {
      this.leave(document);
    }
  }

  /** Closes every room. Nobody may enter any more. */
  async closeAll(): Promise<void> {
    this.#isOver = true;
    for (const [document, place] of this.#places) {
      if (place.state !== 'live') continue;
      place.stopWaiting?.();
      this.#close(document, place, false);
    }
    for (const place of this.#places.values()) if (place.state === 'closing') await place.closed;
  }

  /** Where others write as well, whoever comes is shown what they wrote. */
  async #refreshed(document: DocumentName, room: Room): Promise<Room> {
    if (!this.#services.fanOut.reachesOthers) return room;
    try {
      await room.refresh();
      return room;
    } catch (error) {
      this.leave(document);
      throw error;
    }
  }

  #load(document: DocumentName): Promise<Room> {
    const { log, observer, fanOut, documents } = this.#services;
    // Listening begins before reading, so that nothing falls between the two.
    const early: Uint8Array[] = [];
    let hear = (message: Uint8Array) => {
      early.push(message);
    };
    const stopListening = fanOut.subscribe(document, (message) => hear(message));
    const open = async () => {
      const stored = await log.open(document);
      documents.begin(document, stored.position);
      const room = new Room(document, stored, this.#services);
      // Without its snapshot a newcomer would be sent what it had left out.
      if (stored.needsSnapshot) await room.compact();
      this.#places.set(document, { state: 'live', room, users: loading.users, stopWaiting: null, stopListening });
      observer.happened?.({ kind: 'roomOpened', document });
      if (room.damage !== null) observer.happened?.({ kind: 'damaged', document, position: room.position });
      hear = (message) => room.hear(message);
      for (const message of early) room.hear(message);
      return room;
    };
    const opened = open().catch((error: unknown) => {
      stopListening();
      documents.end(document);
      this.#places.delete(document);
      throw error;
    });
    const loading = { state: 'loading' as const, room: opened, users: 1 };
    this.#places.set(document, loading);
    return opened;
  }

  #close(document: DocumentName, { room, stopListening }: Place & { state: 'live' }, hasTime: boolean): void {
    const closed = room
      .settled()
      .then(() => room.close(hasTime))
      .finally(() => {
        stopListening();
        this.#services.documents.end(document);
        this.#places.delete(document);
        this.#services.observer.happened?.({ kind: 'roomClosed', document });
      });
    this.#places.set(document, { state: 'closing', closed });
  }
}

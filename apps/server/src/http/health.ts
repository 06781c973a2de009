/**
 * Whether words are saved, for whatever watches over the server from outside. Anybody may ask that, as anybody with a plan open sees
 * it. How much room the disk has is for those who hold the token of the settings: it would tell whoever fills the disk how far they are.
 */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { RoomOnDisk } from '../compose/room-on-disk.ts';

export interface Health {
  readonly saving: boolean;
  readonly disk: RoomOnDisk;
}

export interface HealthParts {
  readonly health: () => Health;
  /** Who says it as `Authorization: Bearer …` is told all; null: nobody is. */
  readonly watchToken: string | null;
}

export function createHealth({ health, watchToken }: HealthParts) {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  const expected = watchToken === null ? null : digest(`Bearer ${watchToken}`);
  return (authorization: string | undefined): Response => {
    const all = health();
    const watches = expected !== null && timingSafeEqual(digest(authorization ?? ''), expected);
    return Response.json(watches ? all : { saving: all.saving }, { status: all.saving ? 200 : 503 });
  };
}

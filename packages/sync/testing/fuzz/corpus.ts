/**
 * The frames that every attack begins from: real ones of every kind, those a page of Tangram's editor sent
 * while a unit was written, and each one that once did harm.
 */

import { readFileSync } from 'node:fs';
import { awarenessFrame, differenceFrame, stateVectorFrame, updateFrame } from '../../src/protocol.ts';
import { writtenTogether } from '../histories.ts';

interface Kept {
  readonly name: string;
  /** base64 */
  readonly frame: string;
}

const read = (file: string): readonly Kept[] =>
  JSON.parse(readFileSync(new URL(`./corpus/${file}`, import.meta.url), 'utf8'));
const bytesOf = ({ frame }: Kept) => Uint8Array.from(Buffer.from(frame, 'base64'));

/** Frames as a page sends them, and what has been found with them before. */
export function corpus(): readonly Uint8Array[] {
  const written = writtenTogether(3, 4, 200).map(({ update }) => update);
  return [
    ...written.map(updateFrame),
    ...written.slice(0, 20).map(differenceFrame),
    stateVectorFrame(Uint8Array.of(0)),
    stateVectorFrame(Uint8Array.of(1, 5, 9)),
    awarenessFrame(Uint8Array.of(1, 7, 1, 2, 0x7b, 0x7d)),
    Uint8Array.of(3),
    Uint8Array.of(69),
    ...read('editor.json').map(bytesOf),
    ...read('findings.json').map(bytesOf),
  ];
}

/** Every frame that once did harm, by its name. */
export function findings(): readonly { readonly name: string; readonly frame: Uint8Array }[] {
  return read('findings.json').map((kept) => ({ name: kept.name, frame: bytesOf(kept) }));
}

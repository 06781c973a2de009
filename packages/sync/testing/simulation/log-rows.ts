/** How the simulated log lies on its disk: rows one after the other, each with its length and checksum. Pure. */

import { crc32 } from 'node:zlib';
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import type { DocumentName, PersonKey } from '../../src/names.ts';
import type { Binding, LoggedUpdate, LogPosition, Snapshot } from '../../src/update-log/update-log.ts';

export type LogRow =
  | {
      readonly kind: 'entries';
      readonly document: DocumentName;
      readonly entries: readonly LoggedUpdate[];
      readonly owners: readonly Binding[];
    }
  | { readonly kind: 'snapshot'; readonly document: DocumentName; readonly snapshot: Snapshot };

const HEADER = 8;

export function writeRow(row: LogRow): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarString(encoder, row.document);
  if (row.kind === 'snapshot') {
    encoding.writeVarUint(encoder, 0);
    encoding.writeVarUint(encoder, row.snapshot.position);
    encoding.writeVarUint8Array(encoder, row.snapshot.update);
    encoding.writeVarUint8Array(encoder, row.snapshot.stateVector);
  } else {
    encoding.writeVarUint(encoder, row.entries.length);
    for (const { position, author, at, update } of row.entries) {
      encoding.writeVarUint(encoder, position);
      encoding.writeVarString(encoder, author);
      encoding.writeVarUint(encoder, at);
      encoding.writeVarUint8Array(encoder, update);
    }
    encoding.writeVarUint(encoder, row.owners.length);
    for (const [client, person] of row.owners) {
      encoding.writeVarUint(encoder, client);
      encoding.writeVarString(encoder, person);
    }
  }
  const body = encoding.toUint8Array(encoder);
  const bytes = new Uint8Array(HEADER + body.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, body.length);
  view.setUint32(4, crc32(body));
  bytes.set(body, HEADER);
  return bytes;
}

/** Reads the rows from `from` on, up to the first that is not whole; `end` is where that would begin. */
export function readRows(bytes: Uint8Array, from = 0): { readonly rows: readonly LogRow[]; readonly end: LogPosition } {
  const rows: LogRow[] = [];
  let at = from;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  while (at + HEADER <= bytes.length) {
    const length = view.getUint32(at);
    if (at + HEADER + length > bytes.length) break;
    const body = bytes.slice(at + HEADER, at + HEADER + length);
    if (crc32(body) !== view.getUint32(at + 4)) break;
    rows.push(readRow(body));
    at += HEADER + length;
  }
  return { rows, end: at };
}

function readRow(body: Uint8Array): LogRow {
  const decoder = decoding.createDecoder(body);
  const document = decoding.readVarString(decoder) as DocumentName;
  const count = decoding.readVarUint(decoder);
  if (count === 0) {
    const position = decoding.readVarUint(decoder);
    const update = decoding.readVarUint8Array(decoder);
    return {
      kind: 'snapshot',
      document,
      snapshot: { position, update, stateVector: decoding.readVarUint8Array(decoder) },
    };
  }
  const entries = Array.from({ length: count }, () => ({
    position: decoding.readVarUint(decoder),
    author: decoding.readVarString(decoder) as PersonKey,
    at: decoding.readVarUint(decoder),
    update: decoding.readVarUint8Array(decoder),
  }));
  const owners = Array.from(
    { length: decoding.readVarUint(decoder) },
    (): Binding => [decoding.readVarUint(decoder), decoding.readVarString(decoder) as PersonKey],
  );
  return { kind: 'entries', document, entries, owners };
}

/** The thread that alone writes `log.db`: committing takes the disk's time, and the event loop must not. */

import { parentPort, workerData } from 'node:worker_threads';
import type { DocumentName } from '../names.ts';
import { openLog, type PackedBatch } from './log-file.ts';
import type { LogPosition, Snapshot } from './update-log.ts';

export type LogRequest = { readonly id: number } & (
  | {
      readonly kind: 'append';
      readonly batches: readonly PackedBatch[];
      readonly bytes: Uint8Array;
      readonly at: number;
    }
  | {
      readonly kind: 'open' | 'readAfter' | 'missedSince';
      readonly document: DocumentName;
      readonly position: LogPosition;
    }
  | { readonly kind: 'heads'; readonly documents: readonly DocumentName[] }
  | { readonly kind: 'saveSnapshot'; readonly document: DocumentName; readonly snapshot: Snapshot }
  | { readonly kind: 'documents' | 'facts' | 'close' }
);

const port = parentPort;
if (port === null) throw new Error('this module is a worker');

const log = openLog(workerData.file, workerData.busyMs);

function answer(request: LogRequest): unknown {
  switch (request.kind) {
    case 'append':
      return log.append(request.batches, request.bytes, request.at);
    case 'open':
      return log.open(request.document);
    case 'readAfter':
      return log.readAfter(request.document, request.position);
    case 'missedSince':
      return log.missedSince(request.document, request.position);
    case 'heads':
      return request.documents.map((document) => log.headOf(document));
    case 'saveSnapshot':
      return log.saveSnapshot(request.document, request.snapshot);
    case 'documents':
      return log.documents();
    case 'facts':
      return log.facts;
    case 'close':
      return log.close();
  }
}

port.on('message', (request: LogRequest) => {
  try {
    port.postMessage({ id: request.id, kind: 'answer', value: answer(request) });
  } catch (error) {
    const { name, message } = error instanceof Error ? error : new Error(String(error));
    const code = error instanceof Error && 'code' in error ? String(error.code) : undefined;
    port.postMessage({ id: request.id, kind: 'error', name, message, code });
  }
});

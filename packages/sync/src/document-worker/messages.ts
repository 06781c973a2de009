/** What is asked of the document worker, and what it answers. */

import type { RejectionReason } from '../../client/codes.ts';
import type { ContentNames } from '../document-module.ts';
import type { DocumentName, Json, PersonKey } from '../names.ts';
import type { Entry } from '../update-log/update-log.ts';

export interface WorkerSettings {
  /** the application's document module, if there is one */
  readonly module: string | null;
  readonly names: ContentNames | null;
  readonly typeDepthMax: number;
}

/** A document as the log has it. */
export interface StoredContent {
  readonly snapshot: Uint8Array | null;
  readonly entries: readonly Entry[];
  /** How many of these entries were there before this server let anybody write: the names in them are kept. */
  readonly found: number;
}

export type DocumentRequest = { readonly document: DocumentName } /** Hold this document. */ & (
  | ({ readonly kind: 'open' } & StoredContent)
  /** These updates were committed. */
  | { readonly kind: 'feed'; readonly entries: readonly Entry[] }
  | { readonly kind: 'drop' }
  /** Cut away what is known; is the rest fit to be stored? If it is, the document holds it from now on. */
  | { readonly kind: 'admit'; readonly update: Uint8Array }
  /** What somebody with this state vector lacks. */
  | { readonly kind: 'difference'; readonly stateVector: Uint8Array }
  /** The document as one update; of one that is unfit only if told so. */
  | { readonly kind: 'snapshot'; readonly evenUnfit: boolean }
  | { readonly kind: 'edit' | 'derive'; readonly name: string; readonly args: Json }
  /** Whose updates broke the document, and what takes them back? */
  | ({ readonly kind: 'culprit' } & StoredContent)
);

/** What is wrong with a document, in a few words; null when nothing is. */
export type Complaint = string | null;

export type Admitted =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'rest'; readonly update: Uint8Array }
  /** It builds on words that are not in the document: not yet, or not any more. */
  | { readonly kind: 'waits' }
  | { readonly kind: 'refused'; readonly reason: RejectionReason; readonly why: string };

export interface Edited {
  readonly value: Json;
  readonly update: Uint8Array | null;
}

export interface Compacted {
  readonly kind: 'compacted';
  readonly update: Uint8Array;
  readonly stateVector: Uint8Array;
}

/** A snapshot of this would keep for good what is about to be taken back. */
export interface Unfit {
  readonly kind: 'unfit';
  readonly why: string;
}

export interface Culprit {
  readonly author: PersonKey;
  readonly why: string;
  /** takes back what they did, as one more update */
  readonly undo: Uint8Array;
}

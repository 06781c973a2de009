/**
 * How what one server knows reaches the others. It carries news, never the truth: a message may be lost,
 * come late or come twice. Whoever misses one finds it in the log.
 */

import type { DocumentName } from '../names.ts';

/** What a message is about: one document, or everybody's business. */
export type Channel = DocumentName | typeof everybody;

/** No document has an empty name. */
export const everybody = '' as const;

export interface FanOut {
  /** Can there be other servers? If not, nobody looks in the log for what may have been missed. */
  readonly reachesOthers: boolean;
  /** Tells the other servers that listen to this channel. Never throws: what cannot be sent is lost. */
  publish(channel: Channel, message: Uint8Array): void;
  /** Hears what other servers publish on a channel from about now on, never one's own. Returns how to stop. */
  subscribe(channel: Channel, hear: (message: Uint8Array) => void): () => void;
  close(): Promise<void>;
}

/** What the engine reports. It writes no log line itself; the application turns these into logs and metrics. */

import type { Rejection } from '../client/codes.ts';
import type { DocumentName, PersonKey } from './names.ts';
import type { LogPosition } from './update-log/update-log.ts';

export type EngineEvent =
  | {
      readonly kind: 'rejected';
      readonly document: DocumentName;
      readonly person: PersonKey;
      readonly rejection: Rejection;
    }
  | {
      readonly kind: 'dropped';
      readonly document: DocumentName;
      readonly person: PersonKey;
      readonly why: 'readOnly' | 'presence';
    }
  | { readonly kind: 'connected'; readonly document: DocumentName }
  | { readonly kind: 'closed'; readonly document: DocumentName; readonly code: number; readonly reason: string }
  | { readonly kind: 'turnedAway'; readonly status: number }
  | { readonly kind: 'roomOpened' | 'roomClosed'; readonly document: DocumentName }
  /** what follows `position` cannot be read; the document is shown up to there, and nobody may write in it */
  | { readonly kind: 'damaged'; readonly document: DocumentName; readonly position: LogPosition }
  | { readonly kind: 'appended'; readonly updates: number; readonly tookMs: number }
  | { readonly kind: 'notSaving'; readonly cause: unknown }
  | { readonly kind: 'savingAgain' }
  /** what other servers wrote could not be looked up; it is tried again every second */
  | { readonly kind: 'behind'; readonly cause: unknown }
  | { readonly kind: 'compacted'; readonly document: DocumentName; readonly bytes: number }
  /** content got past the wire and was taken back by a forward transaction */
  | { readonly kind: 'undone'; readonly document: DocumentName; readonly person: PersonKey; readonly why: string }
  /** something that must not happen did; one document suffers, the others do not */
  | { readonly kind: 'failed'; readonly document: DocumentName | null; readonly what: string; readonly cause: unknown };

export interface Observer {
  /** Nobody has written here for a moment. `position` is of the last update in the log. */
  quiet?(document: DocumentName, position: number): void;
  happened?(event: EngineEvent): void;
}

/**
 * An observer that cannot harm what it observes. What it throws is reported to it once more, as a failure;
 * if it throws at that as well, it is left alone.
 */
export function harmless(observer: Observer): Observer {
  const tell = (event: EngineEvent) => {
    try {
      observer.happened?.(event);
    } catch (cause) {
      if (event.kind !== 'failed') tell({ kind: 'failed', document: null, what: 'the observer', cause });
    }
  };
  return {
    happened: tell,
    quiet(document, position) {
      try {
        observer.quiet?.(document, position);
      } catch (cause) {
        tell({ kind: 'failed', document, what: 'the observer', cause });
      }
    },
  };
}

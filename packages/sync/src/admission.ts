/**
 * Who may come in. The application reads the request (address, cookie, Origin) and answers with one
 * of three things; the engine carries the answer out.
 */

import type { IncomingMessage } from 'node:http';
import type { Access, CloseCode } from '../client/codes.ts';
import type { DocumentName, PersonKey } from './names.ts';

/** What the others see of a person, issued by the server. */
export type Presence = { readonly [field: string]: string };

export type Admission =
  | {
      readonly kind: 'admitted';
      readonly document: DocumentName;
      readonly person: PersonKey;
      /** Which sign-in of the person this is, where an application ends one and leaves the others. */
      readonly session?: string;
      readonly access: Access;
      /** Shown to the others as `user`. `asClaimed` lets the client say it, where nobody signs in. */
      readonly presence: Presence | 'asClaimed';
      /** Does this client understand our own messages (`ack=1`)? */
      readonly wantsAck: boolean;
      /** Which history the page says it holds; absent when it does not say. */
      readonly generation?: number;
    }
  /** A person must be told: the upgrade is accepted and the socket closed at once with the code. */
  | { readonly kind: 'refused'; readonly code: CloseCode; readonly reason: string }
  /** Nobody needs to be told: an HTTP status at the upgrade. */
  | { readonly kind: 'turnedAway'; readonly status: 400 | 401 | 403 | 404 | 429 | 503 };

/**
 * Answers who comes in. Where there are other servers it is asked again every `askAgainMs`, with the same request, for
 * as long as the socket is open: it answers as if somebody came in now.
 */
export type Admit = (request: IncomingMessage) => Promise<Admission>;

/** A change of somebody's rights, as servers tell it each other. Pure. */

import type { CloseCode } from '../../client/codes.ts';
import { closeCode } from '../../client/codes.ts';
import type { DocumentName, PersonKey } from '../names.ts';
import type { Change } from '../recent-changes.ts';

const codes: ReadonlySet<unknown> = new Set(Object.values(closeCode));

/** A change as bytes, for `changeOf` on another server. */
export function writeChange(change: Change): Uint8Array {
  const { document, person, session, access, code } = change;
  return new TextEncoder().encode(JSON.stringify({ document, person, session, access, code }));
}

/** Reads a change; null when the bytes are none. */
export function changeOf(message: Uint8Array): Change | null {
  let read: unknown;
  try {
    read = JSON.parse(new TextDecoder().decode(message));
  } catch {
    return null;
  }
  if (typeof read !== 'object' || read === null) return null;
  const { document, person, session, access, code } = read as Record<string, unknown>;
  if (typeof document !== 'string' && document !== null) return null;
  if (typeof person !== 'string' || !codes.has(code)) return null;
  if (typeof session !== 'string' && session !== null) return null;
  if (access !== 'edit' && access !== 'read' && access !== null) return null;
  return {
    document: document as DocumentName | null,
    person: person as PersonKey,
    session,
    access,
    code: code as CloseCode,
  };
}

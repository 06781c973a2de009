/** What the server tells an open page: that something changed, never what. Anything else that arrives says nothing. */
import type { Telling } from '@tangram/contract';

export function readTelling(bytes: Uint8Array): Telling['about'] | null {
  try {
    const told: unknown = JSON.parse(new TextDecoder().decode(bytes));
    const about: unknown = typeof told === 'object' && told !== null && 'about' in told ? told.about : null;
    return about === 'threads' || about === 'requests' || about === 'access' || about === 'plan' ? about : null;
  } catch {
    return null;
  }
}

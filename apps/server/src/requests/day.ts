/** Days, as they are written where something is asked for: `2026-12-04`. */
import type { NetworkId } from '@tangram/domain';

/** The day where a network is. */
export type Today = (network: NetworkId) => Promise<string>;

/** Which day it is somewhere. */
export function dayIn(timeZone: string, at: number): string {
  // This locale writes days so.
  return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(at);
}

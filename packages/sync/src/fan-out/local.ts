/** A server that is alone: there is nobody to tell. */

import type { FanOut } from './fan-out.ts';

/** Reaches nobody. */
export const alone: FanOut = {
  reachesOthers: false,
  publish() {},
  subscribe: () => () => {},
  async close() {},
};

/**
 * How fast one person may ask. Pages never come near it; a program that asks without end is told to wait, and nobody
 * else waits with it.
 */
export interface PaceRules {
  /** Requests that may come at once. */
  readonly burst: number;
  readonly perSecond: number;
}

const rules: PaceRules = { burst: 400, perSecond: 40 };
/** People remembered at most; above it, all begin anew. */
const remembered = 50_000;

export type Pace = ReturnType<typeof createPace>;

/** `now` in milliseconds. */
export function createPace(now: () => number, { burst, perSecond }: PaceRules = rules) {
  const buckets = new Map<string, { left: number; at: number }>();
  return {
    /** Counts one request. Returns how many milliseconds to wait first; 0 when it may go on. */
    wait(who: string): number {
      const at = now();
      if (buckets.size > remembered) buckets.clear();
      const bucket = buckets.get(who) ?? { left: burst, at };
      const left = Math.min(burst, bucket.left + ((at - bucket.at) / 1000) * perSecond);
      const enough = left >= 1;
      buckets.set(who, { left: enough ? left - 1 : left, at });
      return enough ? 0 : Math.ceil(((1 - left) / perSecond) * 1000);
    },
  };
}

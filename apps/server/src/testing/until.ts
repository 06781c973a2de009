/** Waiting for a fact, never for time to pass: asks again until it is so, and says what it last saw when it never is. */

/** Resolves to the first value of `look` for which `enough` holds; rejects after ten seconds with the last value seen. */
export async function until<Value>(look: () => Promise<Value>, enough: (value: Value) => boolean): Promise<Value> {
  const deadline = performance.now() + 10_000;
  for (;;) {
    const value = await look();
    if (enough(value)) return value;
    if (performance.now() > deadline) throw new Error(`never so; last seen: ${JSON.stringify(value)}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

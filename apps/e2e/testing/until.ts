/** Waiting for a fact, never for time to pass: asks again until it is so, and says what it last saw when it never is. */

/** Resolves to the first value of `look` for which `enough` holds; fails after `withinMs` with the last value seen. */
export async function until<Value>(
  look: () => Value | Promise<Value>,
  enough: (value: Value) => boolean,
  withinMs = 15_000,
): Promise<Value> {
  const deadline = performance.now() + withinMs;
  for (;;) {
    const value = await look();
    if (enough(value)) return value;
    if (performance.now() > deadline)
      throw new Error(`not so after ${withinMs} ms; last seen: ${JSON.stringify(value)}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

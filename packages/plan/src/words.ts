/** Small words that several sentences need. */

/** A count with its noun: “1 period”, “4 periods”. */
export function quantity(count: number, one: string, several = `${one}s`): string {
  return `${count} ${count === 1 ? one : several}`;
}

/** Things in a row as they are spoken: “a”, “a and b”, “a, b and c”. */
export function listed(things: readonly string[]): string {
  return things.length < 2 ? things.join('') : `${things.slice(0, -1).join(', ')} and ${things.at(-1)}`;
}

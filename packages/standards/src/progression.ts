/** How standards build on one another, and when one counts as addressed. */
import { findStandard } from './catalog.ts';

/** Whether work on `addressed` counts as work on `asked`: a cluster or a standard is addressed when one of its parts is. */
export function covers(addressed: string, asked: string): boolean {
  if (addressed === asked || addressed.startsWith(`${asked}.`)) return true;
  const rest = addressed.slice(asked.length);
  return addressed.startsWith(asked) && /^[a-e]$/.test(rest) && /\d$/.test(asked);
}

/** The nearest earlier standards that these rest on, without those among them already; in order, each once. */
export function prerequisitesOf(codes: readonly string[]): readonly string[] {
  const found = codes.flatMap((code) => findStandard(code)?.prerequisites ?? []);
  return [...new Set(found)].filter((code) => !codes.includes(code));
}

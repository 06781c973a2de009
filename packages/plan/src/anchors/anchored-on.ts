/** What of a text a thread can stand on. */
import { anchorCells } from '../body/threads-on.ts';

/** What a thread is about that stands in a text. */
export type AnchoredOn = 'words' | 'formula' | 'figure' | 'picture' | 'cell';

/** What a node is for whoever comments on it. */
export function anchoredOn(name: string): AnchoredOn {
  if (anchorCells.has(name)) return 'cell';
  if (name === 'formula' || name === 'formulaBlock') return 'formula';
  return name === 'figure' || name === 'picture' ? name : 'words';
}

/** What one update did to a text, as its bytes say it: the words that it brought, and what it took away. */
import * as Y from 'yjs';
import { anchorAtoms } from '../body/threads-on.ts';
import { atomWords } from './atom-words.ts';
import { bytesOf } from './base64.ts';
import { IdSet, type Ids } from './ids.ts';

/** One author's update, as the log has it. */
export interface Entry {
  /** Null for what the server did by itself. */
  readonly by: string | null;
  readonly at: number;
  /** base64 */
  readonly update: string;
}

/** Words that were brought one after another, and the id of each character. */
export interface Brought {
  readonly words: string;
  readonly ids: readonly Ids[];
}

/** A formula, figure or picture that was brought. */
interface BroughtAtom {
  readonly element: string;
  readonly words: string;
  readonly client: number;
  readonly clock: number;
}

export interface Step {
  readonly by: string | null;
  readonly at: number;
  readonly brought: readonly Brought[];
  readonly atoms: readonly BroughtAtom[];
  /** everything that it made, of whatever kind */
  readonly made: readonly Ids[];
  readonly taken: IdSet;
}

export function readStep({ by, at, update }: Entry): Step {
  const { structs, ds } = Y.decodeUpdate(bytesOf(update));
  const brought: { words: string; ids: Ids[] }[] = [];
  const made: Ids[] = [];
  const elements: { element: string; client: number; clock: number }[] = [];
  const attributes = new Map<string, Record<string, unknown>>();
  let open: { words: string; ids: Ids[] } | null = null;
  for (const struct of structs) {
    const { id, length } = struct;
    made.push([id.client, id.clock, length]);
    const content = struct instanceof Y.Item ? struct.content : null;
    if (
      content instanceof Y.ContentType &&
      content.type instanceof Y.XmlElement &&
      anchorAtoms.has(content.type.nodeName)
    ) {
      elements.push({ element: content.type.nodeName, client: id.client, clock: id.clock });
    }
    if (
      struct instanceof Y.Item &&
      struct.parent instanceof Y.ID &&
      struct.parentSub !== null &&
      content instanceof Y.ContentAny
    ) {
      const of = `${struct.parent.client}:${struct.parent.clock}`;
      attributes.set(of, { ...attributes.get(of), [struct.parentSub]: content.arr.at(-1) });
    }
    if (content instanceof Y.ContentString) {
      open ??= { words: '', ids: [] };
      open.words += content.str;
      open.ids.push([id.client, id.clock, length]);
    } else if (!(content instanceof Y.ContentFormat) && open !== null) {
      // Formats stand between the words of one line; anything else ends it.
      brought.push(open);
      open = null;
    }
  }
  if (open !== null) brought.push(open);
  const taken = [...ds.clients].flatMap(([client, items]) => items.map(({ clock, len }): Ids => [client, clock, len]));
  const atoms = elements.map((one) => {
    const words = atomWords(one.element, attributes.get(`${one.client}:${one.clock}`) ?? {}).trim();
    return { ...one, words };
  });
  return { by, at, brought, atoms, made, taken: new IdSet(taken) };
}

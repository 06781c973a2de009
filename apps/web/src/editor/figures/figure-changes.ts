/**
 * Changes of one figure by several people. A figure is one value of the shared text, so of two that are written at the same time the
 * shared document keeps one. Here nothing is lost by that: a change is made on the figure as it is now, and a page that sees
 * a colleague's figure and its own written without knowledge of each other writes the two together (merge.ts). The page that
 * comes back from being offline does it as well as the one that stayed, and both come to the same figure. What a page wrote is kept on
 * its device too: it may be closed and opened again before it hears of the other.
 */
import { FIGURE_CHARACTERS_MAX } from '@tangram/plan/body';
import * as Y from 'yjs';
import type { PlanUndo } from '../undo.ts';
import { type JsonObject, sameJson } from './json.ts';
import { firstAndLast, type KeptFigures } from './kept-figures.ts';
import { mergedText, readText } from './merge.ts';

/** The origin of what is written together: no step of undo, because each step still knows what it changed. */
const together = Symbol('figures together');

type Changed = 'changed' | 'unchanged' | 'tooLarge' | 'gone';

export interface FigureChanges {
  /** Changes a figure as it is now, as one step of undo. */
  change(element: Y.XmlElement, change: (now: JsonObject) => JsonObject): Changed;
  close(): void;
}

/** What this page wrote into a figure and nobody has built on yet. */
interface Written {
  /** The figures that can be gone back to: the one before, those that this page wrote, and colleagues' that it brought in. */
  readonly known: ReadonlyMap<string, string>;
  /** The last of them that was written here. */
  readonly mine: string;
  readonly text: string;
}

const knownMax = 50;

export function createFigureChanges(docs: readonly Y.Doc[], undo: PlanUndo, kept: KeptFigures): FigureChanges {
  const written = createWritten(kept);
  const look = (transaction: Y.Transaction) => {
    for (const [type, keys] of transaction.changed as Map<unknown, Set<string | null>>) {
      if (!(type instanceof Y.XmlElement) || !keys.has('figure')) continue;
      if (transaction.local) noteMine(written, type);
      else writeTogether(written, type, transaction);
    }
  };
  // Before the document forgets what was taken the place of.
  for (const doc of docs) doc.on('afterTransaction', look);
  return {
    change(element, change) {
      const now = readText(element.getAttribute('figure'));
      if (itemOf(element) === null || now === null) return 'gone';
      const next = change(now);
      if (sameJson(next, now)) return 'unchanged';
      const text = JSON.stringify(next);
      if (text.length > FIGURE_CHARACTERS_MAX) return 'tooLarge';
      undo.writeFigure(element, text);
      return 'changed';
    },
    close: () => {
      for (const doc of docs) doc.off('afterTransaction', look);
    },
  };
}

/** What this page wrote into each figure, and this device before the page was opened. */
interface WrittenFigures {
  get(element: Y.XmlElement): Written | undefined;
  set(element: Y.XmlElement, written: Written): void;
  delete(element: Y.XmlElement): void;
}

function createWritten(kept: KeptFigures): WrittenFigures {
  const here = new Map<Y.XmlElement, Written | undefined>();
  const nameFor = ({ _item: item }: Y.XmlElement) => (item === null ? '' : nameOf(item.id));
  return {
    get(element) {
      if (!here.has(element)) {
        const before = kept.of(nameFor(element));
        here.set(element, before ? { ...before, known: new Map(before.known) } : undefined);
      }
      return here.get(element);
    },
    set(element, written) {
      here.set(element, written);
      kept.set(nameFor(element), { ...written, known: [...written.known] });
    },
    delete(element) {
      here.set(element, undefined);
      kept.set(nameFor(element), null);
    },
  };
}

function noteMine(written: WrittenFigures, element: Y.XmlElement): void {
  const item = itemOf(element);
  const text = item && textOf(item);
  if (item === null || text === null) return void written.delete(element);
  const before = written.get(element)?.known ?? known(item.left);
  // Whoever writes into a figure that was just made has seen it.
  if (before.size === 0) return;
  const all = firstAndLast([...before, ...known(item)], knownMax);
  written.set(element, { known: new Map(all), mine: nameOf(item.id), text });
}

/** After a change from elsewhere: writes the colleague's figure and mine together, if neither knew of the other. */
function writeTogether(written: WrittenFigures, element: Y.XmlElement, transaction: Y.Transaction): void {
  const mine = written.get(element);
  const item = itemOf(element);
  const now = item && textOf(item);
  if (mine === undefined) return;
  if (item === null || now === null) return void written.delete(element);
  const isMine = nameOf(item.id) === mine.mine;
  // Where mine was kept, a colleague's that came with this change stands before it and can still be read.
  const colleagues = isMine ? overwritten(item, mine, transaction) : item;
  const theirs = colleagues && textOf(colleagues);
  if (colleagues === null || theirs === null) return;
  const builtOn = knownBefore(element, colleagues, mine);
  if (builtOn === mine.mine) return void written.delete(element);
  const common = builtOn === null ? undefined : mine.known.get(builtOn);
  // Built on something that this page never saw: the page that wrote it knows, and does this.
  if (common === undefined) return;
  // It may hold more of what this page knows than it was built on: somebody wrote that into it together.
  const began = [...mine.known.values()].findLast((text) => isIn(text, common, theirs)) ?? common;
  const next = mergedText({ began, yields: isMine ? theirs : mine.text, stands: now });
  if (next === null || next === now) {
    if (!isMine) written.delete(element);
    return;
  }
  written.set(element, { ...mine, known: new Map([...mine.known, ...known(colleagues)]) });
  element.doc?.transact(() => element.setAttribute('figure', next), together);
}

/** Would bringing one figure into another change nothing? */
const isIn = (yields: string, began: string, stands: string) => mergedText({ began, yields, stands }) === stands;

/** The last figure of a colleague that came with a change and that the document did not keep. */
function overwritten(item: Y.Item, mine: Written, transaction: Y.Transaction): Y.Item | null {
  for (let other = item.left; other !== null; other = other.left) {
    if (mine.known.has(nameOf(other.id))) continue;
    const isNew = other.id.clock >= (transaction.beforeState.get(other.id.client) ?? 0);
    if (isNew && textOf(other) !== null) return other;
  }
  return null;
}

/** The last known figure that somebody had before them when they wrote a value: each value names the one whose place it took. */
function knownBefore(element: Y.XmlElement, item: Y.Item, mine: Written): string | null {
  let origin = item.origin;
  while (element.doc !== null && origin !== null) {
    if (mine.known.has(nameOf(origin))) return nameOf(origin);
    const before: unknown = Y.getItem(element.doc.store, origin);
    origin = before instanceof Y.Item ? before.origin : null;
  }
  return null;
}

const nameOf = ({ client, clock }: Y.ID) => `${client} ${clock}`;

function known(item: Y.Item | null): ReadonlyMap<string, string> {
  const text = item && textOf(item);
  return new Map(item && text !== null ? [[nameOf(item.id), text]] : []);
}

/** The value that holds the figure now; null where the figure is no longer in the text. */
function itemOf(element: Y.XmlElement): Y.Item | null {
  const item = element._map.get('figure');
  return item === undefined || item.deleted || element._item?.deleted ? null : item;
}

function textOf(item: Y.Item): string | null {
  const value: unknown = item.content.getContent().at(-1);
  return typeof value === 'string' ? value : null;
}

/**
 * The pictures that this page brings into one plan. Each is kept on the device first, shown from there, and sent; when the server
 * has it, its size is written beside it in the text, by which every other page knows that it can be asked for. What could not be
 * sent is tried again when the connection comes back, also on a later visit.
 */

import { readSections } from '@tangram/plan';
import { type InPlaceOf, isPictureId, pictureAddress } from '@tangram/plan/body';
import * as Y from 'yjs';
import { client, problemOf } from '../../api.ts';
import { newId } from '../../new-id.ts';
import { onceConnected } from '../../ui/connected-again.ts';
import { trouble } from '../../words.ts';
import { type KeptPicture, keptPictures, type PastedPicture } from './kept-pictures.ts';
import { keptWords, type WaitingWords } from './kept-words.ts';
import type { PictureQuestions } from './picture-questions.ts';

/** How a picture that is only on this device stands. */
type PictureState =
  | { readonly kind: 'sending' | 'waiting'; readonly address: string }
  /** Without an address where there is nothing to be shown. */
  | { readonly kind: 'refused'; readonly address: string | null; readonly why: string };

type Part = KeptPicture['part'];

export interface PlanPictures {
  /** A picture of this device; null for one that the server has, or another device. */
  state(id: string): PictureState | null;
  /** What stands in a picture's place for those who do not edit, while nobody has said whose work it shows. */
  readonly inPlaceOf: InPlaceOf;
  /** The question about the picture at a place of a text; null where there is none. */
  readonly asked: PictureQuestions['asked'];
  /** Words of this person that are not in the plan yet, mostly until it is said whose work their pictures show. */
  readonly waitingWords: WaitingWords;
  onChange(changed: () => void): () => void;
  /** Keeps a picture and begins to send it, under this id or a new one. Resolves to the id; rejects when the device cannot keep it. */
  add(blob: Blob, part: Part, id?: string): Promise<string>;
  /** Says of a picture that stands in the text why it does not come. */
  refuse(id: string, why: string): void;
  /** Lets pictures that were pasted stand in this plan too. */
  bring(ids: readonly string[], part: Part): void;
  close(): void;
}

/** Where a picture can be read: on this device while it is on its way, else on the server. Null where it is not for this person. */
export function photoAddress(pictures: PlanPictures, id: string, isEditor: boolean): string | null {
  if (!isEditor && pictures.inPlaceOf({ picture: id }) !== null) return null;
  return pictures.state(id)?.address ?? pictureAddress(id);
}

const retryMs = 20_000;
/** Writing a size is nobody's step of undo. */
const stored = Symbol('a picture was stored');

interface OnPage {
  readonly personId: string;
  readonly planId: string;
  readonly docs: readonly Y.Doc[];
  readonly mayEdit: () => boolean;
}

export function createPlanPictures({ personId, planId, docs, mayEdit }: OnPage): PlanPictures {
  const kept = keptPictures(personId);
  const states = new Map<string, PictureState>();
  const listeners = new Set<() => void>();
  const changed = () => {
    for (const listener of listeners) listener();
  };
  // Their code comes when the first picture is drawn. Until then nobody but an editor sees one.
  let questions: PictureQuestions | null = null;
  let isComing = false;
  const ask = () => {
    if (isComing) return null;
    isComing = true;
    import('./picture-questions.ts').then(
      ({ pictureQuestions }) => {
        if (isClosed) return;
        questions = pictureQuestions({ docs, waiting: waitingWords, mayEdit, changed });
        changed();
      },
      () => {
        isComing = false;
        onceConnected(changed);
      },
    );
    return null;
  };
  const words = keptWords(personId, planId);
  const waitingWords: WaitingWords = {
    of: words.of,
    set(picture, text) {
      const waited = words.of(picture) !== null;
      words.set(picture, text);
      // A sentence below the picture says so. It is drawn behind the change of the text that may be under way.
      if (waited !== (text !== null)) queueMicrotask(changed);
    },
  };
  let isClosed = false;
  let isSending = false;
  let hasMore = false;
  const set = (id: string, state: PictureState | null) => {
    if (state === null) {
      URL.revokeObjectURL(states.get(id)?.address ?? '');
      states.delete(id);
    } else states.set(id, state);
    changed();
  };

  const send = async ({ id, part, blob }: KeptPicture): Promise<boolean> => {
    const address = states.get(id)?.address ?? URL.createObjectURL(blob);
    set(id, { kind: 'sending', address });
    try {
      const size = await client.pictures.add({ planId, pictureId: id, part, data: await base64Of(blob) });
      writeSize(docs, id, size);
      await kept.remove(id);
      set(id, null);
      return true;
    } catch (error) {
      const problem = problemOf(error);
      if (problem.kind === 'refused' && problem.code === 'UNPROCESSABLE_CONTENT') {
        await kept.remove(id);
        set(id, { kind: 'refused', address, why: trouble(problem).what });
        return true;
      }
      set(id, { kind: 'waiting', address });
      return false;
    }
  };

  /** Lets a pasted picture stand in this plan too, unless it may not. False when nothing can be asked now. */
  const bring = async ({ id, pasted, part }: PastedPicture): Promise<boolean> => {
    try {
      // Copied before it was sent, it has no size yet.
      writeSize(docs, pasted, await client.pictures.bring({ planId, pictureId: pasted, part }));
    } catch (error) {
      const problem = problemOf(error);
      const isNo = problem.kind === 'refused' && problem.code === 'UNPROCESSABLE_CONTENT';
      if (!isNo && problem.kind !== 'notFound') return false;
      // It is on its way from the plan that it was copied in, perhaps by a visit there that is still to come: what follows need not wait.
      if (!isNo && (await kept.isToSend(pasted))) return true;
    }
    await kept.remove(id);
    return true;
  };

  /** Sends what is kept, one after the other, until one cannot be sent. */
  const flush = async () => {
    if (isClosed) return;
    if (isSending) {
      hasMore = true;
      return;
    }
    isSending = true;
    hasMore = false;
    try {
      for (const picture of await kept.of(planId)) {
        if (isClosed || !(await ('pasted' in picture ? bring(picture) : send(picture)))) break;
      }
    } catch (error) {
      reportError(error);
    } finally {
      isSending = false;
      if (hasMore) again();
    }
  };
  const again = () => void flush();
  const timer = setInterval(again, retryMs);
  addEventListener('online', again);
  again();

  return {
    state: (id) => states.get(id) ?? null,
    inPlaceOf: (picture) => (questions ? questions.inPlaceOf(picture) : (ask() ?? roomFor(picture))),
    asked: (editor, at) => (questions ? questions.asked(editor, at) : ask()),
    waitingWords,
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async add(blob, part, id = newId()) {
      await kept.put({ id, planId, part, blob });
      set(id, { kind: 'waiting', address: URL.createObjectURL(blob) });
      again();
      return id;
    },
    refuse: (id, why) => set(id, { kind: 'refused', address: null, why }),
    bring(ids, part) {
      for (const id of ids) {
        if (!isPictureId(id)) continue;
        const pasted: PastedPicture = { id: `${part} ${planId} ${id}`, planId, part, pasted: id };
        kept.put(pasted).then(again, () => bring(pasted).catch(reportError));
      }
    },
    close() {
      isClosed = true;
      questions?.close();
      clearInterval(timer);
      removeEventListener('online', again);
      for (const { address } of states.values()) URL.revokeObjectURL(address ?? '');
      listeners.clear();
    },
  };
}

const roomFor: InPlaceOf = ({ width, height }) =>
  `<figure class="picture"><canvas width="${Number(width)}" height="${Number(height)}"></canvas></figure>`;

/** Notes a picture's size wherever it stands. */
function writeSize(docs: readonly Y.Doc[], id: string, { width, height }: { width: number; height: number }): void {
  for (const doc of docs) {
    const found = readSections(doc).flatMap(({ body }) => (body === null ? [] : picturesIn(body, id)));
    if (found.length === 0) continue;
    doc.transact(() => {
      for (const element of found) {
        // Yjs types its attributes as text; ours are what the schema says.
        const attributes = element as unknown as { setAttribute(name: string, value: number): void };
        attributes.setAttribute('width', width);
        attributes.setAttribute('height', height);
      }
    }, stored);
  }
}

function picturesIn(parent: Y.XmlFragment, id: string): Y.XmlElement[] {
  return parent.toArray().flatMap((child) => {
    if (!(child instanceof Y.XmlElement)) return [];
    if (child.nodeName !== 'picture') return picturesIn(child, id);
    return child.getAttribute('picture') === id && typeof child.getAttribute('width') !== 'number' ? [child] : [];
  });
}

function base64Of(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/, ''));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(blob);
  });
}

/**
 * The one place with a Y.Doc: it holds the documents of recently busy rooms, and answers what is asked of
 * the document worker. It knows no thread.
 */

import * as Y from 'yjs';
import type { DocumentModule } from '../document-module.ts';
import { NameIndex } from '../name-index.ts';
import type { DocumentName, Json } from '../names.ts';
import { scanTrusted } from '../scan.ts';
import type { Entry } from '../update-log/update-log.ts';
import { contentHash } from './content-hash.ts';
import { findCulprit } from './culprit.ts';
import { contradicts, cutKnown } from './cut.ts';
import { complaintAbout, declareRoots, namesIn } from './deep-check.ts';
import type {
  Admitted,
  Compacted,
  Complaint,
  DocumentRequest,
  Edited,
  StoredContent,
  Unfit,
  WorkerSettings,
} from './messages.ts';

/** Answers one request. Throws what the asker is to hear as an error. */
export type Answer = (request: DocumentRequest) => unknown;

interface Held {
  readonly doc: Y.Doc;
  readonly complain: (doc: Y.Doc) => Complaint;
  /** It holds something unfit already, until that is taken back: nobody else is to blame for it. */
  isUnfit: boolean;
}

/** Somebody who answers for documents, none of them held yet. */
export function documentAnswers(
  settings: Omit<WorkerSettings, 'module'>,
  application: DocumentModule = { edits: {}, derivations: {} },
  newDoc: () => Y.Doc = () => new Y.Doc(),
): Answer {
  const names = application.names ?? settings.names;
  const { typeDepthMax } = settings;
  const { check } = application;
  const documents = new Map<DocumentName, Held>();

  function newDocument(): Y.Doc {
    const doc = newDoc();
    // Yjs would tidy up formats that others left empty, and so hold deletions that are in no log.
    doc.on('afterTransaction', (transaction) => {
      transaction._needFormattingCleanup = false;
    });
    if (names !== null) declareRoots(doc, names.roots);
    return doc;
  }

  function held(document: DocumentName): Held {
    const found = documents.get(document);
    if (found === undefined) throw new Error(`${document} is not held here`);
    return found;
  }

  /** How to complain about a document in which this was found: names that are in it already are no offence. */
  function complaining(found: Y.Doc): Held['complain'] {
    if (names === null) return (doc) => complaintAbout(doc, { typeDepthMax, names: null, check });
    const { marks, attributes } = namesIn(found);
    const index = new NameIndex({
      ...names,
      marks: [...names.marks, ...marks],
      attributes: [...names.attributes, ...attributes],
    });
    return (doc) => complaintAbout(doc, { typeDepthMax, names: index, check });
  }

  /** The part of what is stored that was there before anybody wrote here. */
  function foundIn({ snapshot, entries, found }: StoredContent): Y.Doc {
    const doc = newDocument();
    if (snapshot !== null) Y.applyUpdate(doc, snapshot);
    for (const { update } of entries.slice(0, found)) Y.applyUpdate(doc, update);
    return doc;
  }

  function feed(to: Held, entries: readonly Entry[]): Complaint {
    const { doc } = to;
    let plain = !to.isUnfit;
    for (const { update } of entries) {
      Y.applyUpdate(doc, update);
      plain &&= scanTrusted(update).plain;
    }
    return plain ? null : look(to);
  }

  function look(at: Held): Complaint {
    const complaint = at.complain(at.doc);
    at.isUnfit = complaint !== null;
    return complaint;
  }

  function admit(document: DocumentName, update: Uint8Array): Admitted {
    const { doc, complain, isUnfit } = held(document);
    if (contradicts(doc, update)) return { kind: 'refused', reason: 'fork', why: 'a client id with two histories' };
    const rest = cutKnown(doc, update);
    if (rest === null) return { kind: 'nothing' };
    try {
      Y.applyUpdate(doc, rest);
    } catch (error) {
      documents.delete(document);
      return { kind: 'refused', reason: 'bad-update', why: String(error) };
    }
    if (doc.store.pendingStructs !== null || doc.store.pendingDs !== null) {
      documents.delete(document);
      return { kind: 'waits' };
    }
    const complaint = isUnfit ? null : complain(doc);
    if (complaint === null) return { kind: 'rest', update: rest };
    documents.delete(document);
    return { kind: 'refused', reason: 'invalid-content', why: complaint };
  }

  function edit(document: DocumentName, name: string, args: Json): Edited {
    const run = application.edits[name];
    if (run === undefined) throw new Error(`there is no edit called ${name}`);
    const { doc, complain, isUnfit } = held(document);
    const updates: Uint8Array[] = [];
    const listen = (update: Uint8Array) => updates.push(update);
    doc.on('update', listen);
    try {
      const value = doc.transact(() => run(doc, args));
      const complaint = updates.length === 0 || isUnfit ? null : complain(doc);
      if (complaint !== null) throw new Error(`the edit ${name} would leave ${complaint}`);
      return { value, update: updates.length === 0 ? null : Y.mergeUpdates(updates) };
    } catch (error) {
      documents.delete(document); // an edit that throws half way has changed this copy already
      throw error;
    } finally {
      doc.off('update', listen);
    }
  }

  /** The document as one update, proven to hold the same words. */
  function snapshot(document: DocumentName, evenUnfit: boolean): Compacted | Unfit {
    const { doc, complain } = held(document);
    const why = evenUnfit ? null : complain(doc);
    if (why !== null) return { kind: 'unfit', why };
    const update = Y.encodeStateAsUpdate(doc);
    const again = newDocument();
    for (const [name, type] of doc.share) again.get(name, type.constructor as typeof Y.AbstractType);
    Y.applyUpdate(again, update);
    if (contentHash(again) !== contentHash(doc)) throw new Error(`the snapshot of ${document} holds other words`);
    return { kind: 'compacted', update, stateVector: Y.encodeStateVector(doc) };
  }

  function answer(request: DocumentRequest): unknown {
    switch (request.kind) {
      case 'open': {
        const doc = foundIn(request);
        const opened: Held = { doc, complain: complaining(doc), isUnfit: false };
        documents.set(request.document, opened);
        const isPlain = request.entries.slice(0, request.found).every(({ update }) => scanTrusted(update).plain);
        return feed(opened, request.entries.slice(request.found)) ?? (isPlain ? null : look(opened));
      }
      case 'feed':
        return feed(held(request.document), request.entries);
      case 'drop':
        return documents.delete(request.document);
      case 'admit':
        return admit(request.document, request.update);
      case 'difference':
        return Y.encodeStateAsUpdate(held(request.document).doc, request.stateVector);
      case 'snapshot':
        return snapshot(request.document, request.evenUnfit);
      case 'edit':
        return edit(request.document, request.name, request.args);
      case 'derive': {
        const run = application.derivations[request.name];
        if (run === undefined) throw new Error(`there is no derivation called ${request.name}`);
        return run(held(request.document).doc, request.args);
      }
      case 'culprit':
        return findCulprit(request, newDocument, complaining(foundIn(request)));
    }
  }

  return answer;
}

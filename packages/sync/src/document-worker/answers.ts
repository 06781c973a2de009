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
import { complaintAbout, declareRoots } from './deep-check.ts';
import type { Admitted, Compacted, Complaint, DocumentRequest, Edited, Unfit, WorkerSettings } from './messages.ts';

/** Answers one request. Throws what the asker is to hear as an error. */
export type Answer = (request: DocumentRequest) => unknown;

/** Somebody who answers for documents, none of them held yet. */
export function documentAnswers(
  settings: Omit<WorkerSettings, 'module'>,
  application: DocumentModule = { edits: {}, derivations: {} },
  newDoc: () => Y.Doc = () => new Y.Doc(),
): Answer {
  const names = application.names ?? settings.names;
  const deepCheck = {
    typeDepthMax: settings.typeDepthMax,
    names: names === null ? null : new NameIndex(names),
    check: application.check,
  };
  const complain = (doc: Y.Doc) => complaintAbout(doc, deepCheck);

  const documents = new Map<DocumentName, Y.Doc>();

  function newDocument(): Y.Doc {
    const doc = newDoc();
    // Yjs would tidy up formats that others left empty, and so hold deletions that are in no log.
    doc.on('afterTransaction', (transaction) => {
      transaction._needFormattingCleanup = false;
    });
    if (names !== null) declareRoots(doc, names.roots);
    return doc;
  }

  function held(document: DocumentName): Y.Doc {
    const doc = documents.get(document);
    if (doc === undefined) throw new Error(`${document} is not held here`);
    return doc;
  }

  function feed(doc: Y.Doc, entries: readonly Entry[]): Complaint {
    let plain = true;
    for (const { update } of entries) {
      Y.applyUpdate(doc, update);
      plain &&= scanTrusted(update).plain;
    }
    return plain ? null : complain(doc);
  }

  function admit(document: DocumentName, update: Uint8Array): Admitted {
    const doc = held(document);
    if (contradicts(doc, update)) return { kind: 'refused', reason: 'fork', why: 'a client id with two histories' };
    const rest = cutKnown(doc, update);
    if (rest === null) return { kind: 'nothing' };
    try {
      Y.applyUpdate(doc, rest);
    } catch (error) {
      documents.delete(document);
      return { kind: 'refused', reason: 'bad-update', why: String(error) };
    }
    const waiting = doc.store.pendingStructs !== null || doc.store.pendingDs !== null;
    const complaint = waiting ? 'structs that wait for others' : complain(doc);
    if (complaint === null) return { kind: 'rest', update: rest };
    documents.delete(document);
    return { kind: 'refused', reason: waiting ? 'bad-update' : 'invalid-content', why: complaint };
  }

  function edit(document: DocumentName, name: string, args: Json): Edited {
    const run = application.edits[name];
    if (run === undefined) throw new Error(`there is no edit called ${name}`);
    const doc = held(document);
    const updates: Uint8Array[] = [];
    const listen = (update: Uint8Array) => updates.push(update);
    doc.on('update', listen);
    try {
      const value = doc.transact(() => run(doc, args));
      const complaint = updates.length === 0 ? null : complain(doc);
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
    const doc = held(document);
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
        const doc = newDocument();
        if (request.snapshot !== null) Y.applyUpdate(doc, request.snapshot);
        documents.set(request.document, doc);
        return feed(doc, request.entries);
      }
      case 'feed':
        return feed(held(request.document), request.entries);
      case 'drop':
        return documents.delete(request.document);
      case 'admit':
        return admit(request.document, request.update);
      case 'difference':
        return Y.encodeStateAsUpdate(held(request.document), request.stateVector);
      case 'snapshot':
        return snapshot(request.document, request.evenUnfit);
      case 'edit':
        return edit(request.document, request.name, request.args);
      case 'derive': {
        const run = application.derivations[request.name];
        if (run === undefined) throw new Error(`there is no derivation called ${request.name}`);
        return run(held(request.document), request.args);
      }
      case 'culprit':
        return findCulprit(request, newDocument, complain);
    }
  }

  return answer;
}

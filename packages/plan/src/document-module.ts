/**
 * What the sync engine is taught about a plan's documents: edits that the server makes as one more author in the room,
 * what is derived from a document, the names it may hold, and the check that follows an update.
 *
 * Arguments and answers are JSON. An edit answers with a refusal rather than throwing; a derivation changes nothing.
 */

import type { SectionId, ThreadId } from '@tangram/domain';
import * as Y from 'yjs';
import { adaptedPlan } from './adapted-plan.ts';
import { removeCommentMarks, setCommentMark } from './anchors/anchor.ts';
import { base64Of } from './anchors/base64.ts';
import { type FixedPlace, fixedPiece } from './anchors/fixed.ts';
import { type Known, mendMarks } from './anchors/mend.ts';
import { locateThreads } from './anchors/placement.ts';
import type { QuotedWords } from './anchors/quote.ts';
import { readAnchors } from './anchors/standing.ts';
import type { Entry } from './anchors/steps.ts';
import { readBody } from './body/convert.ts';
import { checkPlan } from './check.ts';
import { readAllFacts } from './checks/facts.ts';
import { sharingBlocks } from './checks/privacy-checks.ts';
import { documentNames } from './document-names.ts';
import { planHtml } from './html.ts';
import { keptPictures } from './kept-pictures.ts';
import { maskNumbers, readNumbers } from './masking.ts';
import { wordsBehindAt } from './named-people.ts';
import { inPlaceOf, isForEditors, readPictures } from './pictures-in-question.ts';
import { findSectionOfKind, readMeta, readSections, setTitle } from './plan-document.ts';
import { MIN_CELL } from './sections/group.ts';
import { summarize } from './summary.ts';

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
type Args = Readonly<Record<string, Json | undefined>>;
type Run = (doc: Y.Doc, args: Json) => Json;

const text = (args: Args, name: string): string => {
  const value = args[name];
  if (typeof value !== 'string') throw new TypeError(`${name} must be text`);
  return value;
};
const texts = (value: Json | undefined): string[] => (Array.isArray(value) ? value.map(String) : []);
const run =
  (act: (doc: Y.Doc, args: Args) => unknown): Run =>
  (doc, args) =>
    (act(doc, typeof args === 'object' && args !== null && !Array.isArray(args) ? (args as Args) : {}) ?? null) as Json;

const edits = {
  /** {thread, section, from, to, quote, element?} → a MarkResult, and what the thread stands on */
  setCommentMark: run((doc, args) => {
    const words: QuotedWords = {
      section: text(args, 'section') as SectionId,
      from: text(args, 'from'),
      to: text(args, 'to'),
      quote: text(args, 'quote'),
      element: args.element === true,
    };
    const thread = text(args, 'thread') as ThreadId;
    const result = setCommentMark(doc, thread, words);
    return result.set ? { ...result, pieces: readAnchors(doc)[thread] ?? [] } : result;
  }),
  /** {known: thread → Known, entries: Entry[], isAll} → a Mended */
  mendMarks: run((doc, args) =>
    mendMarks(
      doc,
      args.known as unknown as Record<string, Known>,
      args.entries as unknown as Entry[],
      args.isAll !== false,
    ),
  ),
  /** {threads} */
  removeCommentMarks: run((doc, { threads }) => removeCommentMarks(doc, texts(threads))),
  /** {title}: renames the plan */
  renamePlan: run((doc, args) => {
    const overview = findSectionOfKind(doc, 'overview');
    if (overview) setTitle(doc, overview.id, text(args, 'title'), 'server');
  }),
};

const derivations = {
  /** a PlanSummary, or null */
  summary: run((doc) => summarize(doc)),
  /** {minCell} on an authors' part → ShownNumber[] */
  maskedNumbers: run((doc, args) => maskNumbers(readNumbers(doc), Number(args.minCell ?? MIN_CELL))),
  /** {authors: person ids, minCell} → the Check[] of this part that stand in the way of sharing it */
  sharingBlocks: run((doc, { authors, minCell }) => {
    return sharingBlocks({ sections: readAllFacts(doc) }, texts(authors), Number(minCell ?? MIN_CELL));
  }),
  /** {title, schoolYear, authors} → the first update of a copy's open part, as base64, and its pictures; null where there is nothing to copy */
  copy: run((doc, args) => {
    const pictures = readPictures(doc, texts(args.authors));
    const left = (id: string) => isForEditors(pictures, id);
    const update = adaptedPlan(doc, text(args, 'title'), text(args, 'schoolYear'), left);
    return update && { update: base64Of(update), pictures: [...pictures.keys()].filter((id) => !left(id)) };
  }),
  /** {authors} → picture → its PictureStanding, for every picture that stands in this part */
  pictures: run((doc, { authors }) => Object.fromEntries(readPictures(doc, texts(authors)))),
  /** the ids of all pictures that this part can show, those of removed sections too; null where nothing can be said of it */
  keptPictures: run((doc) => keptPictures(doc)),
  /** the whole document as one update, as base64: what it is compared with later */
  state: run((doc) => base64Of(Y.encodeStateAsUpdate(doc))),
  /** {authors, forEditors} → safe static HTML */
  html: run((doc, { authors, forEditors }) => {
    const pictures = readPictures(doc, texts(authors));
    return planHtml(doc, forEditors === true ? undefined : inPlaceOf(pictures));
  }),
  /** WordsBehindAt[]: what may name somebody in the text */
  wordsBehindAt: run((doc) => wordsBehindAt(doc)),
  /** {section, field, row} → its StandingPiece, or null when there is no such place */
  fixedPiece: run((doc, args) => fixedPiece(doc, args as unknown as FixedPlace)),
  /** {places: thread → FixedPlace} → thread → StandingPiece[] of every mark and of these places */
  readAnchors: run((doc, args) => {
    const places = Object.entries((args.places ?? {}) as unknown as Record<string, FixedPlace>);
    const fixed = places.flatMap(([thread, place]) => {
      const piece = fixedPiece(doc, place);
      return piece ? [[thread, [piece]] as const] : [];
    });
    return { ...readAnchors(doc), ...Object.fromEntries(fixed) };
  }),
  /** thread → Placement[] */
  locateThreads: run((doc) => locateThreads(doc)),
  /** the whole document, unknown names included, with ProseMirror JSON for bodies */
  json: run((doc) => ({
    meta: readMeta(doc),
    sections: readSections(doc).map(({ id, kind, order, title, body, fields, removed }) => ({
      id,
      kind,
      order,
      removed,
      ...(title && { title: title.toString() }),
      fields: fields.toJSON(),
      ...(body && { body: readBody(body) }),
    })),
  })),
};

export default { edits, derivations, names: documentNames, check: checkPlan };

/**
 * The text of one section: first as plain HTML, then, when it is its turn, as an editor bound to the shared text. A body that holds
 * names of a later version is never mounted; it stays locked HTML, because the binding would delete for everybody what
 * it cannot build.
 */

import type { LeftOut } from '@tangram/interchange/clipboard';
import type { SectionKind } from '@tangram/plan';
import { unknownNames } from '@tangram/plan/body';
import { Editor } from '@tiptap/core';
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type * as Y from 'yjs';
import { highlight } from '../discussion/highlights.ts';
import { CursorOverlay } from '../live/CursorOverlay.tsx';
import { offeredStandardsWords } from '../words/offered-standards.ts';
import { selectionWords } from '../words/sections.ts';
import { words } from '../words.ts';
import type { Leaving } from './across-sections.ts';
import { CaretMenu } from './caret-menu/CaretMenu.tsx';
import type { MenuSource } from './caret-menu/caret-menu.ts';
import { slashMenu } from './caret-menu/slash-menu.ts';
import { PasteNote } from './clipboard/PasteNote.tsx';
import { insertCommands } from './commands.ts';
import { editorExtensions } from './extensions.ts';
import { figureCommands, openFigure } from './figures/open-figure.ts';
import { newFormula, openFormula, showFormulaPopover } from './formula/open-formula.ts';
import { knownNames } from './names/known-names.ts';
import { nameMenu } from './names/name-menu.ts';
import { partCommands } from './parts.ts';
import { askWhose, bringWritten, insertPictures, pictureCommand } from './pictures/insert-pictures.ts';
import { usePlanContext } from './plan-context.ts';
import { StaticBody } from './StaticBody.tsx';
import type { PlacedSection } from './sections.ts';
import { standardSuggestions } from './standards/standard-suggestions.ts';
import { useTurn } from './use-turn.ts';
import { walkOn, walkToEnd } from './walk.ts';
import { useWorkbench, type Workbench } from './workbench.ts';

interface BodyEditorProps {
  readonly section: PlacedSection;
  readonly body: Y.XmlFragment;
  readonly label: string;
}

export function BodyEditor({ section, body, label }: BodyEditorProps) {
  const box = useRef<HTMLDivElement>(null);
  const [locked, setLocked] = useState(() => unknownNames(body).length > 0);
  const lock = useCallback(() => setLocked(true), []);
  const turn = useTurn(section.id, box);
  const workbench = useWorkbench();
  return (
    <div ref={box} className="body">
      {locked && <p className="locked-note">{words.editor.locked}</p>}
      {!turn || locked ? (
        <StaticBody body={body} entry={locked ? null : { label, onEnter: (at) => workbench.focus(section.id, at) }} />
      ) : (
        <MountedBody section={section} body={body} label={label} onUnknown={lock} />
      )}
    </div>
  );
}

function MountedBody({ section, body, label, onUnknown }: BodyEditorProps & { onUnknown: () => void }) {
  const workbench = useWorkbench();
  const { planId, kind, me, threads, mayEdit, isEditor, say } = usePlanContext();
  const place = useRef<HTMLDivElement>(null);
  const [editor, setEditor] = useState<Editor | null>(null);
  const [leftOut, setLeftOut] = useState<LeftOut | null>(null);
  const named = useRef(label);
  const { id, doc, part, described } = section;
  const slash = useMemo(() => slashFor(workbench, part, described, say), [workbench, part, described, say]);
  const names = useMemo(() => knownNames(planId), [planId]);
  const people = useMemo(() => nameMenu(names, me.id), [names, me.id]);
  const standards = useMemo(
    () => standardSuggestions({ doc, plan: kind, section: id, inPlan: true, say }),
    [doc, id, kind, say],
  );
  // Before the page is painted: the section would be empty for a frame, and all that stands below it would jump up and down.
  useLayoutEffect(() => {
    const element = place.current;
    if (element === null) return;
    // It may have arrived since this section was drawn.
    if (unknownNames(body).length > 0) return onUnknown();
    const made: Editor = new Editor({
      element,
      editable: mayEdit,
      injectCSS: false,
      // What is pasted is read by us: “2*3*4” is not emphasis.
      enablePasteRules: false,
      editorProps: { attributes: attributesOf(named.current, mayEdit) },
      extensions: editorExtensions({
        fragment: body,
        place: `${planId} ${part}`,
        mayWrite: mayEdit,
        isEditor,
        onUnknown,
        names,
        menus: [slash, standards, people],
        editFormula: (place, point) => showFormulaPopover(workbench, made, place, point, false),
        openFormula: (kind) => (kind ? newFormula(workbench, made, kind) : openFormula(workbench, made)),
        openLink: () => workbench.popover.set({ kind: 'link', editor: made }),
        openFigure: (at) => openFigure(workbench, made, at),
        leaving: leavingFor(workbench, () => made.view.dom, say),
        pictures: workbench.pictures,
        describePicture: (at) => workbench.popover.set({ kind: 'picture', editor: made, at }),
        sayWhoseWork: (at) => askWhose(workbench, made, at),
        onPictures: (files) => void insertPictures({ workbench, part, say }, made, files),
        onWrittenPictures: (pictures) => void bringWritten({ workbench, part, say }, pictures),
        onOwnPictures: (ids) => workbench.pictures.bring(ids, part),
        onStep: () => workbench.undo.step(),
        section: id,
        onThread: (thread) => {
          threads.chosen.set(thread);
          threads.clicked.set({ thread });
        },
        onTooMuch: say,
        onSelected: workbench.heard.set,
        onPasted: setLeftOut,
      }),
      onFocus: () => workbench.use(id, made),
    });
    const unregister = workbench.register(id, made);
    const show = () => highlight(made.view, threads.highlighted.get());
    show();
    const unsubscribe = threads.highlighted.subscribe(show);
    setEditor(made);
    return () => {
      unsubscribe();
      unregister();
      made.destroy();
      setEditor(null);
    };
  }, [body, planId, id, part, mayEdit, isEditor, workbench, threads, say, onUnknown, slash, standards, names, people]);
  useEffect(() => {
    named.current = label;
    editor?.setOptions({ editorProps: { attributes: attributesOf(label, mayEdit) } });
  }, [editor, label, mayEdit]);
  return (
    <>
      <div ref={place} />
      {editor && <CursorOverlay section={section} editor={editor} />}
      {mayEdit && <PasteNote leftOut={leftOut} onClose={() => setLeftOut(null)} />}
      {editor && mayEdit && <CaretMenu editor={editor} source={slash} label={words.editor.insert} />}
      {editor && mayEdit && <CaretMenu editor={editor} source={people} label={words.editor.people} />}
      {editor && mayEdit && <CaretMenu editor={editor} source={standards} label={offeredStandardsWords.offered} />}
    </>
  );
}

/** What a screen reader is told of the text. */
function attributesOf(label: string, mayEdit: boolean): Record<string, string> {
  return {
    role: 'textbox',
    'aria-multiline': 'true',
    'aria-label': label,
    ...(mayEdit ? {} : { 'aria-readonly': 'true', tabindex: '0' }),
  };
}

const slashOf = new WeakMap<Workbench, Map<string, MenuSource>>();

/** One list of what can be inserted, for all sections of a kind. */
function slashFor(
  workbench: Workbench,
  part: PlacedSection['part'],
  described: SectionKind | null,
  say: (sentence: string) => void,
): MenuSource {
  const ofKinds = slashOf.get(workbench) ?? new Map<string, MenuSource>();
  slashOf.set(workbench, ofKinds);
  const kind = `${part} ${described?.kind}`;
  const known =
    ofKinds.get(kind) ??
    slashMenu([
      ...insertCommands((editor, name) => newFormula(workbench, editor, name)),
      ...partCommands(described?.parts ?? [], described?.kind === 'lesson'),
      pictureCommand({ workbench, part, say }),
      ...figureCommands(workbench, say),
    ]);
  ofKinds.set(kind, known);
  return known;
}

function leavingFor(workbench: Workbench, here: () => Element, say: (sentence: string) => void): Leaving {
  return {
    onLeave: (direction, left) => void walkOn(workbench, here(), direction, left),
    onEnd: (end) => walkToEnd(workbench, end),
    onMore: () => say(selectionWords.ends),
  };
}

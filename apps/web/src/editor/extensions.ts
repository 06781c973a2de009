/** Plan's own extensions, given views and keys: one schema for server and page, and what only a page needs. */

import type { SectionId } from '@tangram/domain';
import type { LeftOut } from '@tangram/interchange/clipboard';
import { bodyExtensions } from '@tangram/plan/body';
import { type AnyExtension, Node } from '@tiptap/core';
import { Dropcursor } from '@tiptap/extensions/drop-cursor';
import { Gapcursor } from '@tiptap/extensions/gap-cursor';
import { Placeholder } from '@tiptap/extensions/placeholder';
import type * as Y from 'yjs';
import { threadHighlights } from '../discussion/highlights.ts';
import { words } from '../words.ts';
import { acrossSections, type Leaving } from './across-sections.ts';
import { caretInSight } from './caret-in-sight.ts';
import type { MenuSource } from './caret-menu/caret-menu.ts';
import { caretMenus } from './caret-menu/caret-menus.ts';
import { caretOnFocus } from './caret-on-focus.ts';
import { caretStays } from './caret-stays.ts';
import { copy } from './clipboard/copy.ts';
import { paste } from './clipboard/paste.ts';
import { cutKeepsThreads } from './cut.ts';
import { figureKeys } from './figures/open-figure.ts';
import { formulaKeys, type OpenFormula } from './formula/formula-keys.ts';
import { type EditFormula, formulaView } from './formula/formula-view.ts';
import { linkKeys } from './link-keys.ts';
import { listKeys } from './list-keys.ts';
import type { KnownNames } from './names/known-names.ts';
import { nameChips } from './names/name-chips.ts';
import { figureView } from './nodes/figure-view.ts';
import { headingView } from './nodes/heading-view.ts';
import { labelledPartView } from './nodes/labelled-part-view.ts';
import { pairRowView, pairTableView } from './nodes/pair-table-view.ts';
import { pictureView } from './nodes/picture-view.ts';
import { segmentView } from './nodes/segment-view.ts';
import { tableHeaderView } from './nodes/table-header-view.ts';
import { pairTableKeys } from './pair-table-keys.ts';
import { pasteLimits } from './paste-limits.ts';
import { pictureDrop, pictureKeys } from './pictures/insert-pictures.ts';
import { type PlanPictures, photoAddress } from './pictures/plan-pictures.ts';
import { wordsWait } from './pictures/waiting-words.ts';
import { segmentKeys } from './segment-keys.ts';
import { selectedAloud } from './selected-aloud.ts';
import { sharedBody } from './shared-body.ts';
import { standardChips } from './standards/standard-chips.ts';
import { paintedFirst } from './typing/painted-first.ts';
import { smartTyping } from './typing/smart-typing.ts';
import { typeBeside } from './typing/type-beside.ts';
import { undoSteps } from './undo-steps.ts';

interface EditorSetting {
  readonly fragment: Y.XmlFragment;
  /** The plan and the part of it that this text stands in. */
  readonly place: string;
  readonly mayWrite: boolean;
  /** One of those who edit the plan, also while this page cannot write. */
  readonly isEditor: boolean;
  /** The text holds what this page does not know. */
  readonly onUnknown: () => void;
  readonly editFormula: EditFormula;
  readonly openFigure: (at: number) => void;
  readonly pictures: PlanPictures;
  readonly describePicture: (at: number) => void;
  /** Asks whose work the picture there shows. */
  readonly sayWhoseWork: (at: number) => void;
  readonly onPictures: (files: readonly File[]) => void;
  /** Called with the pictures of this house that were pasted, which may stand in another plan or part until now. */
  readonly onWrittenPictures: (pictures: ReadonlyMap<string, File>) => void;
  readonly onOwnPictures: (ids: readonly string[]) => void;
  readonly openFormula: OpenFormula;
  readonly openLink: () => void;
  /** Who can be named in the text. */
  readonly names: KnownNames;
  /** The lists that open at the caret. */
  readonly menus: readonly MenuSource[];
  /** Called when the caret leaves a body. */
  readonly leaving: Leaving;
  /** What comes next is a step of undo of its own. */
  readonly onStep: () => void;
  readonly section: SectionId;
  readonly onThread: (thread: string) => void;
  readonly onTooMuch: (sentence: string) => void;
  /** What the caret has selected, for a screen reader. */
  readonly onSelected: (sentence: string) => void;
  readonly onPasted: (leftOut: LeftOut) => void;
}

/** The extensions of one section's editor. */
export function editorExtensions(setting: EditorSetting): AnyExtension[] {
  const views: Readonly<Record<string, ReturnType<typeof formulaView>>> = {
    formula: formulaView(false, setting.editFormula),
    formulaBlock: formulaView(true, setting.editFormula),
    figure: figureView(setting.openFigure),
    picture: pictureView(setting.pictures, {
      isEditor: setting.isEditor,
      describe: setting.describePicture,
      sayWhose: setting.sayWhoseWork,
    }),
    lessonSegment: segmentView,
    labelledPart: labelledPartView,
    pairTable: pairTableView,
    pairRow: pairRowView,
    heading: headingView,
    tableHeader: tableHeaderView,
  };
  const shown = bodyExtensions.map((extension) => {
    const view = views[extension.name];
    return view && extension instanceof Node ? extension.extend({ addNodeView: () => view }) : extension;
  });
  return [
    ...shown,
    sharedBody(setting.fragment, setting.mayWrite, setting.onUnknown),
    Gapcursor,
    Dropcursor.configure({ color: 'var(--accent)', width: 2 }),
    Placeholder.configure({ placeholder: words.editor.placeholder, showOnlyWhenEditable: true, includeChildren: true }),
    threadHighlights(setting.section, setting.onThread),
    copy((id) => photoAddress(setting.pictures, id, setting.isEditor)),
    standardChips,
    nameChips(setting.names),
    ...(setting.mayWrite
      ? [
          caretInSight,
          caretOnFocus,
          caretStays,
          acrossSections(setting.leaving),
          cutKeepsThreads(setting.place, setting.fragment.doc),
          linkKeys(setting.openLink),
          listKeys,
          pairTableKeys,
          segmentKeys,
          figureKeys(setting.openFigure),
          pictureKeys(setting.describePicture),
          pictureDrop(setting.onPictures),
          typeBeside,
          paintedFirst,
          formulaKeys(setting.openFormula, setting.onStep),
          paste({
            onPasted: setting.onPasted,
            onRefused: setting.onTooMuch,
            onPictures: setting.onPictures,
            onWrittenPictures: setting.onWrittenPictures,
            onOwnPictures: setting.onOwnPictures,
          }),
          wordsWait(setting.fragment, setting.pictures.waitingWords),
          pasteLimits(setting.onTooMuch),
          undoSteps(setting.onStep),
          selectedAloud(setting.onSelected),
          smartTyping(setting.onStep),
          caretMenus(setting.menus),
        ]
      : []),
  ];
}

/** The tools for the text that has the caret. Every button says what it does; what the caret stands in is pressed. */
import { Menu } from '@mantine/core';
import type { Editor } from '@tiptap/core';
import { useContext } from 'react';
import { useStore } from '../ui/store.ts';
import { findWords } from '../words/find.ts';
import { toolbarWords } from '../words/sections.ts';
import { words } from '../words.ts';
import { ancestor, toggleHeading } from './commands.ts';
import { FigureTool } from './figures/FigureTool.tsx';
import { openFind } from './find/Find.tsx';
import { openFormula } from './formula/open-formula.ts';
import { PlaceTool } from './PlaceTool.tsx';
import { PictureTool } from './pictures/PictureTool.tsx';
import { chainIn } from './put-caret.ts';
import { Tool, ToolsRest } from './Tool.tsx';
import css from './Toolbar.module.css';
import { useToolbarKeys, useToolbarTarget } from './toolbar-focus.ts';
import { useEditorState } from './use-editor-state.ts';
import { useWorkbench } from './workbench.ts';

export function Toolbar() {
  const workbench = useWorkbench();
  const active = useStore(workbench.active);
  const shown = useStore(workbench.shown);
  const keys = useToolbarKeys(workbench);
  useToolbarTarget(workbench);
  // Read when the caret comes; whoever renames the section has left the text.
  const section = active && document.getElementById(`heading-${active.section}`)?.textContent;
  const where = section ? toolbarWords.for(section) : words.toolbar.hint;
  return (
    <div
      className={css.bar}
      role="toolbar"
      aria-label={section ? toolbarWords.labelFor(section) : toolbarWords.label}
      data-toolbar
      {...keys}
    >
      <Tool label={words.toolbar.undo} sign="↶" onRun={() => workbench.undo.undo()} />
      <Tool label={words.toolbar.redo} sign="↷" onRun={() => workbench.undo.redo()} />
      <Tool label={findWords.open} onRun={() => openFind(workbench)}>
        {findWords.short}
      </Tool>
      <span className={css.gap} />
      {shown && (
        <ToolsRest value={active === null}>
          <TextTools editor={active?.editor ?? shown} rests={active === null} />
        </ToolsRest>
      )}
      <span className={css.where} title={`${where}\n${toolbarWords.keys}`}>
        {where}
      </span>
    </div>
  );
}

function TextTools({ editor, rests }: { editor: Editor; rests: boolean }) {
  const workbench = useWorkbench();
  const state = useEditorState(editor, rests ? nothingPressed : readPressed);
  const on = new Set(state.split(' '));
  const chain = () => chainIn(editor);
  const { toolbar } = words;
  return (
    <>
      <TextStyle
        editor={editor}
        now={on.has('heading2') ? 'heading' : on.has('heading3') ? 'smallHeading' : 'paragraph'}
      />
      <Tool label={toolbar.bold} sign={<b>B</b>} pressed={on.has('bold')} onRun={() => chain().toggleBold().run()} />
      <Tool
        label={toolbar.italic}
        sign={<i>I</i>}
        pressed={on.has('italic')}
        onRun={() => chain().toggleItalic().run()}
      />
      <Tool
        label={toolbar.underline}
        sign={<u>U</u>}
        pressed={on.has('underline')}
        onRun={() => chain().toggleUnderline().run()}
      />
      <span className={css.gap} />
      <Tool label={toolbar.bullets} pressed={on.has('bulletList')} onRun={() => chain().toggleBulletList().run()}>
        {toolbar.bulletsShort}
      </Tool>
      <Tool label={toolbar.numbers} pressed={on.has('orderedList')} onRun={() => chain().toggleOrderedList().run()}>
        {toolbar.numbersShort}
      </Tool>
      <Tool label={toolbar.checks} pressed={on.has('taskList')} onRun={() => chain().toggleTaskList().run()}>
        {toolbar.checksShort}
      </Tool>
      <span className={css.gap} />
      <Tool
        label={toolbar.linkKey}
        pressed={on.has('link')}
        onRun={() => workbench.popover.set({ kind: 'link', editor })}
      >
        {toolbar.link}
      </Tool>
      <Tool label={toolbar.formulaKey} onRun={() => openFormula(workbench, editor)}>
        Σ {toolbar.formula}
      </Tool>
      <FigureTool editor={editor} className={css.style} />
      <PictureTool editor={editor} />
      <PlaceTool editor={editor} on={on} />
    </>
  );
}

function TextStyle({ editor, now }: { editor: Editor; now: 'paragraph' | 'heading' | 'smallHeading' }) {
  const rests = useContext(ToolsRest);
  const label = words.toolbar.style(words.commands[now]);
  return (
    <Menu position="bottom-start" returnFocus={false} disabled={rests} onClose={() => editor.view.focus()}>
      <Menu.Target>
        <button
          type="button"
          className={css.style}
          aria-label={label}
          title={rests ? toolbarWords.resting(label) : label}
          {...(rests && { 'aria-disabled': true })}
        >
          {words.commands[now]} ▾
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => chainIn(editor).setParagraph().run()}>{words.commands.paragraph}</Menu.Item>
        <Menu.Item onClick={() => toggleHeading(editor, 2)}>{words.commands.heading}</Menu.Item>
        <Menu.Item onClick={() => toggleHeading(editor, 3)}>{words.commands.smallHeading}</Menu.Item>
        <Menu.Item onClick={() => chainIn(editor).toggleBlockquote().run()}>{words.commands.quote}</Menu.Item>
        <Menu.Divider />
        <Menu.Item onClick={() => chainIn(editor).toggleStrike().run()}>{words.toolbar.strike}</Menu.Item>
        <Menu.Item onClick={() => chainIn(editor).toggleSuperscript().run()}>{words.toolbar.raised}</Menu.Item>
        <Menu.Item onClick={() => chainIn(editor).toggleSubscript().run()}>{words.toolbar.lowered}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

const marks = ['bold', 'italic', 'underline', 'link'];
const around = ['bulletList', 'orderedList', 'taskList', 'table', 'pairTable'];

const nothingPressed = () => '';

/** What is pressed at the caret, as one text, so that equal answers are equal. */
function readPressed(state: Editor['state']): string {
  const { selection, storedMarks, schema, doc } = state;
  const { from, to, empty, $from } = selection;
  const on: string[] = [];
  for (const name of marks) {
    const type = schema.marks[name];
    if (!type) continue;
    const has = empty ? type.isInSet(storedMarks ?? $from.marks()) : doc.rangeHasMark(from, to, type);
    if (has) on.push(name);
  }
  for (const name of around) if (ancestor(state, name)) on.push(name);
  if ($from.parent.type.name === 'heading') on.push(`heading${$from.parent.attrs.level}`);
  return on.join(' ');
}

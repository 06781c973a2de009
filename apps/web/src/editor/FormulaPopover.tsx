/** Typing a formula: its LaTeX, the drawing as it grows, and what is wrong where it cannot be drawn. */
import { Button, Group, Switch, Textarea } from '@mantine/core';
import { FORMULA_CHARACTERS_MAX } from '@tangram/plan/body';
import type { Editor } from '@tiptap/core';
import { type FormEvent, type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { Floating } from '../ui/Floating.tsx';
import { words } from '../words.ts';
import { drawFormula } from './formula-rendering.ts';
import css from './popover.module.css';

interface FormulaPopoverProps {
  readonly editor: Editor;
  /** The formula that is changed, by its place; null makes a new one at the caret. */
  readonly at: number | null;
  /** False leaves the caret in the text until somebody clicks into the popover. */
  readonly focus: boolean;
  readonly onClose: () => void;
}

export function FormulaPopover({ editor, at, focus, onClose }: FormulaPopoverProps) {
  const node = at === null ? null : editor.state.doc.nodeAt(at);
  const [latex, setLatex] = useState(String(node?.attrs.latex ?? selectedText(editor)));
  const [display, setDisplay] = useState(node?.type.name === 'formulaBlock');
  const [wrong, setWrong] = useState<string | null>(null);
  const preview = useRef<HTMLDivElement>(null);
  const title = useId();
  useEffect(() => {
    const element = preview.current;
    if (!element) return;
    let current = true;
    drawFormula(element, latex, display).then(
      (why) => current && setWrong(why),
      () => current && setWrong(words.formula.notLoaded),
    );
    return () => {
      current = false;
    };
  }, [latex, display]);
  const finish = (event?: FormEvent) => {
    event?.preventDefault();
    putFormula(editor, at, latex.trim(), display);
    onClose();
  };
  const keys = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      onClose();
      editor.commands.focus();
    } else if (event.key === 'Enter' && !event.shiftKey) finish(event);
  };
  return (
    <Floating at={() => placeOf(editor, at)}>
      <div role="dialog" aria-labelledby={title}>
        <form className={css.popover} onSubmit={finish}>
          <strong id={title}>{words.formula.title}</strong>
          <Textarea
            label={words.formula.latex}
            description={words.formula.examples}
            value={latex}
            onChange={(event) => setLatex(event.currentTarget.value)}
            onKeyDown={keys}
            maxLength={FORMULA_CHARACTERS_MAX}
            autosize
            minRows={1}
            maxRows={6}
            spellCheck={false}
            autoFocus={focus}
          />
          <div ref={preview} className={css.preview} aria-label={words.formula.preview} role="img" />
          <div className={css.wrong} role="status">
            {latex !== '' && wrong}
          </div>
          <Group justify="space-between">
            <Switch
              label={words.formula.ownLine}
              checked={display}
              onChange={(event) => setDisplay(event.currentTarget.checked)}
              size="xs"
            />
            <Group gap="xs">
              <Button variant="default" size="compact-sm" onClick={onClose}>
                {words.cancel}
              </Button>
              <Button type="submit" size="compact-sm">
                {at === null ? words.formula.insert : words.formula.done}
              </Button>
            </Group>
          </Group>
        </form>
      </div>
    </Floating>
  );
}

function selectedText({ state }: Editor): string {
  const { from, to } = state.selection;
  return state.doc.textBetween(from, to, ' ');
}

/** Writes the formula; an empty one is removed. */
function putFormula(editor: Editor, at: number | null, latex: string, display: boolean): void {
  const made = { type: display ? 'formulaBlock' : 'formula', attrs: { latex } };
  const node = at === null ? null : editor.state.doc.nodeAt(at);
  if (at === null || node === null) {
    if (latex !== '') editor.chain().focus().insertContent(made).run();
    else editor.commands.focus();
    return;
  }
  const range = { from: at, to: at + node.nodeSize };
  if (latex === '') editor.chain().focus().deleteRange(range).run();
  else if (node.type.name === made.type) {
    editor
      .chain()
      .command(({ tr }) => Boolean(tr.setNodeMarkup(at, undefined, { ...node.attrs, latex })))
      .setTextSelection(range.to)
      .focus()
      .run();
  } else editor.chain().focus().insertContentAt(range, made).run();
}

function placeOf(editor: Editor, at: number | null) {
  if (at !== null) {
    const dom = editor.view.nodeDOM(at);
    if (dom instanceof HTMLElement) return dom.getBoundingClientRect();
  }
  return editor.view.coordsAtPos(editor.state.selection.from);
}

/** What a row of a pair table says of itself beside its words: in which order it is shared, which strategy, whether it keeps grade level. */
import { Button, Checkbox, NativeSelect, NumberInput } from '@mantine/core';
import { interventionStrategies } from '@tangram/plan/body';
import type { Editor } from '@tiptap/core';
import { useEffect, useId, useRef, useState } from 'react';
import { Floating } from '../ui/Floating.tsx';
import { pairRowWords } from '../words/pair-row.ts';
import { words } from '../words.ts';
import { ancestor } from './commands.ts';
import { WorkSource } from './pictures/WorkSource.tsx';
import { saySourceOfRow } from './pictures/whose-work.ts';
import css from './popover.module.css';
import { focusText } from './put-caret.ts';
import { useWorkbench } from './workbench.ts';

type Attrs = Readonly<Record<string, unknown>>;

export function PairRowPopover({ editor, onClose }: { editor: Editor; onClose: () => void }) {
  const workbench = useWorkbench();
  const title = useId();
  const row = ancestor(editor.state, 'pairRow');
  const kind = ancestor(editor.state, 'pairTable')?.node.attrs.kind;
  const [attrs, setAttrs] = useState<Attrs>(row?.node.attrs ?? {});
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.querySelector<HTMLElement>('input, select')?.focus(), []);
  if (!row) return null;
  const leave = () => {
    onClose();
    focusText(editor);
  };
  /** Writes into the row where it stands by now, with what others said of it meanwhile. */
  const changeOf = (changed: Attrs) => {
    const now = ancestor(editor.state, 'pairRow');
    if (!now) return null;
    const next = { ...now.node.attrs, ...changed };
    setAttrs(next);
    return { row: now.node, tr: editor.state.tr.setNodeMarkup(now.at, undefined, next) };
  };
  const set = (changed: Attrs) => {
    const change = changeOf(changed);
    if (change) editor.view.dispatch(change.tr);
  };
  const say = (source: string | null) => {
    const change = changeOf({ source });
    if (change) saySourceOfRow(editor, change.row, source, change.tr, workbench);
  };
  /** A strategy that is chosen is named in its row, where nothing else is written. */
  const nameRow = (strategy: string) => {
    const now = ancestor(editor.state, 'pairRow');
    const cell = now?.node.firstChild;
    const known = (text: string) => interventionStrategies.some((one) => one.label === text);
    const said = interventionStrategies.find(({ value }) => value === strategy && value !== 'other')?.label;
    if (!now || !cell || !said || (cell.textContent !== '' && !known(cell.textContent))) return;
    const { tr, schema } = editor.state;
    const line = schema.nodes.paragraph?.create(null, schema.text(said));
    if (line) editor.view.dispatch(tr.replaceWith(now.at + 2, now.at + 2 + cell.content.size, line));
  };
  const choice = (
    name: string,
    label: string,
    choices: readonly { value: string; label: string }[],
    onChosen?: (value: string) => void,
  ) => (
    <NativeSelect
      label={label}
      data={[{ value: '', label: words.fields.none }, ...choices]}
      value={String(attrs[name] ?? '')}
      onChange={({ currentTarget: { value } }) => {
        set({ [name]: value === '' ? null : value });
        onChosen?.(value);
      }}
    />
  );
  return (
    <Floating at={() => editor.view.coordsAtPos(editor.state.selection.from)}>
      <div
        ref={box}
        role="dialog"
        aria-labelledby={title}
        className={css.popover}
        onKeyDown={(event) => event.key === 'Escape' && leave()}
      >
        <strong id={title}>{pairRowWords.title}</strong>
        {kind === 'strategies' && (
          <NumberInput
            label={pairRowWords.share}
            value={typeof attrs.share === 'number' ? attrs.share : ''}
            min={1}
            max={20}
            allowDecimal={false}
            onChange={(value) => set({ share: typeof value === 'number' ? value : null })}
          />
        )}
        {kind === 'differentiation' && (
          <Checkbox
            label={pairRowWords.keepsGradeLevel}
            checked={attrs.keepsGradeLevel !== false}
            onChange={(event) => set({ keepsGradeLevel: event.currentTarget.checked ? null : false })}
          />
        )}
        {kind === 'interventionStrategies' &&
          choice('strategy', pairRowWords.strategy, interventionStrategies, nameRow)}
        {kind === 'studentWork' && <WorkSource source={attrs.source} onSource={say} />}
        <Button size="compact-sm" onClick={leave}>
          {words.close}
        </Button>
      </div>
    </Floating>
  );
}

/** What a row of a pair table says of itself beside its words: in which order it is shared, which strategy, whether it keeps grade level. */
import { Button, Checkbox, NativeSelect, NumberInput } from '@mantine/core';
import { interventionStrategies, studentWorkSources } from '@tangram/plan/body';
import type { Editor } from '@tiptap/core';
import { useEffect, useId, useRef, useState } from 'react';
import { Floating } from '../ui/Floating.tsx';
import { pairRowWords } from '../words/pair-row.ts';
import { words } from '../words.ts';
import { ancestor } from './commands.ts';
import css from './popover.module.css';
import { focusText } from './put-caret.ts';

type Attrs = Readonly<Record<string, unknown>>;

export function PairRowPopover({ editor, onClose }: { editor: Editor; onClose: () => void }) {
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
  const set = (changed: Attrs) => {
    const next = { ...attrs, ...changed };
    setAttrs(next);
    editor.view.dispatch(editor.state.tr.setNodeMarkup(row.at, undefined, next));
  };
  const choice = (name: string, label: string, choices: readonly { value: string; label: string }[]) => (
    <NativeSelect
      label={label}
      data={[{ value: '', label: words.fields.none }, ...choices]}
      value={String(attrs[name] ?? '')}
      onChange={(event) => set({ [name]: event.currentTarget.value === '' ? null : event.currentTarget.value })}
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
        {kind === 'interventionStrategies' && choice('strategy', pairRowWords.strategy, interventionStrategies)}
        {kind === 'studentWork' && choice('source', pairRowWords.source, studentWorkSources)}
        <Button size="compact-sm" onClick={leave}>
          {words.close}
        </Button>
      </div>
    </Floating>
  );
}

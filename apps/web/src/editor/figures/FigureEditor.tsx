/**
 * The editor of one figure: its drawing as it becomes, and a form below it. Whatever is done goes into the plan at once, as one step of
 * undo; what colleagues do in the same figure meanwhile is seen here too.
 */
import { Button, Drawer } from '@mantine/core';
import { describeFigure, isBlank, proportionRemark } from '@tangram/math-figures';
import {
  type KeyboardEvent,
  type ReactNode,
  useEffect,
  useId,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react';
import type * as Y from 'yjs';
import { matching } from '../../ui/matching.ts';
import { useStore } from '../../ui/store.ts';
import { figureName } from '../../words/figure-names.ts';
import { figureWords } from '../../words/figures.ts';
import { words } from '../../words.ts';
import type { PlanUndo } from '../undo.ts';
import { undoKey } from '../undo-keys.ts';
import { FigureDrawing, withEdit } from './FigureDrawing.tsx';
import { FigureFields } from './FigureFields.tsx';
import { text } from './fields.ts';
import type { FigureChanges } from './figure-changes.ts';
import { FigureForm, type Refusal } from './figure-form.ts';
import css from './figures.module.css';
import type { JsonObject } from './json.ts';
import { kindOf, showingFields, titleFields, withExample } from './kinds.ts';
import { TypedInput } from './TypedInput.tsx';
import { FigureFormContext, useFigureForm } from './use-figure-form.ts';

interface FigureEditorProps {
  readonly element: Y.XmlElement;
  /** It opens at the words for those who do not see it. */
  readonly describe: boolean;
  readonly changes: FigureChanges;
  readonly undo: PlanUndo;
  readonly onRemove: () => void;
  readonly onClose: () => void;
}

const phone = matching('(max-width: 600px)');

export function FigureEditor({ element, describe, changes, undo, onRemove, onClose }: FigureEditorProps) {
  const form = useMemo(() => new FigureForm(element, changes), [element, changes]);
  useEffect(() => form.watch(), [form]);
  const { now, drawn, problems, drafts } = useSyncExternalStore(form.subscribe, form.view);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const isPhone = useStore(phone);
  const open = useMemo(
    () => ({
      form,
      act: (change: (figure: JsonObject) => JsonObject) => {
        const why = form.act(change);
        setRefusal(why);
        return why === null;
      },
    }),
    [form],
  );
  const kind = now && kindOf(now);
  const remark = drawn && proportionRemark(drawn.figure);
  const isBehind = problems.length > 0 && [...drafts.values()].every(({ paused }) => paused);
  /** Nobody has begun it, though the empty frame of some kinds can be drawn; nor does anything wait in a field, which an example would not fill. */
  const notBegun = now !== null && isBlank(now) && drafts.size === 0;
  const top = useRef<HTMLDivElement>(null);
  const keys = (event: KeyboardEvent) => {
    const wanted = undoKey(event);
    // What is not in the plan yet is the browser's to take back.
    if (wanted === null || (event.target instanceof Element && event.target.closest('[data-own-undo]'))) return;
    event.preventDefault();
    undo[wanted]();
  };
  return (
    <Drawer
      opened
      onClose={onClose}
      onKeyDown={keys}
      position={isPhone ? 'bottom' : 'right'}
      size={isPhone ? '94%' : 540}
      title={figureName(now?.type) ?? words.editor.figure}
      closeButtonProps={{ 'aria-label': words.close }}
      overlayProps={{ backgroundOpacity: 0.25 }}
      classNames={{ body: css.body, content: css.content }}
    >
      <FigureFormContext value={open}>
        <div ref={top} className={css.top} data-autofocus={!describe || undefined} tabIndex={-1}>
          {drawn && <FigureDrawing json={drawn.json} onEdit={(edit) => open.act((figure) => withEdit(figure, edit))} />}
          <div className={css.remarks} role="status">
            {now === null && <p>{figureWords.gone}</p>}
            {(isBehind || notBegun) && (
              <p>{notBegun ? figureWords.notBegun : figureWords.notDrawn(now?.type, problems)}</p>
            )}
            {refusal && <p>{refusalSentence(now?.type, refusal)}</p>}
            {remark && <p>{remark.sentence}</p>}
          </div>
          {notBegun && kind && (
            <Button
              variant="default"
              onClick={() => {
                open.act(withExample);
                // The button goes: whoever pressed it is at the drawing, and Tab leads on into the form.
                top.current?.focus();
              }}
            >
              {figureWords.beginWithExample}
            </Button>
          )}
        </div>
        {now && (
          <div className={css.form}>
            <div className={css.fields}>
              {kind ? <FigureFields fields={kind.fields} at={[]} name="" /> : <p>{figureWords.unknownKind}</p>}
            </div>
            <Part title={figureWords.words}>
              <FigureFields fields={titleFields} at={[]} name="title" />
              <Description now={now} automatic={drawn ? describeFigure(drawn.figure) : ''} asked={describe} />
            </Part>
            <Part title={figureWords.showing}>
              <FigureFields fields={showingFields} at={[]} name="showing" />
            </Part>
          </div>
        )}
        <div className={css.foot}>
          <button
            type="button"
            className={css.sign}
            aria-label={figureWords.undo}
            title={figureWords.undo}
            onClick={() => undo.undo()}
          >
            ↶
          </button>
          <button
            type="button"
            className={css.sign}
            aria-label={figureWords.redo}
            title={figureWords.redo}
            onClick={() => undo.redo()}
          >
            ↷
          </button>
          {now && (
            <Button variant="subtle" size="compact-md" onClick={onRemove}>
              {figureWords.remove}
            </Button>
          )}
          <span className={css.space} />
          <Button onClick={onClose}>{figureWords.done}</Button>
        </div>
      </FigureFormContext>
    </Drawer>
  );
}

/** The dialog gives the focus without scrolling to it. */
function bringIntoView({ currentTarget }: FocusEvent): void {
  if (!(currentTarget instanceof Element)) return;
  const form = currentTarget.closest(`.${css.form}`);
  // When the drawing above has taken its room.
  requestAnimationFrame(() => {
    const [field, view] = [currentTarget.getBoundingClientRect(), form?.getBoundingClientRect()];
    if (form && view && field.bottom > view.bottom) form.scrollTop += field.top - view.top;
  });
}

function refusalSentence(type: unknown, refusal: Refusal): string {
  if (refusal.kind === 'problem') return figureWords.refused(type, refusal.problem);
  return refusal.kind === 'gone' ? figureWords.gone : figureWords.tooLarge;
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  const id = useId();
  return (
    <fieldset className={css.group} aria-labelledby={id}>
      <legend id={id}>{title}</legend>
      <div className={css.fields}>{children}</div>
    </fieldset>
  );
}

/** The words for those who do not see it: made from the figure as it is, or one's own. */
function Description({ now, automatic, asked }: { now: JsonObject; automatic: string; asked: boolean }) {
  const { act } = useFigureForm();
  const [wanted, setWanted] = useState(asked);
  const isOwn = wanted || (typeof now.altText === 'string' && now.altText.trim() !== '');
  const { ownWords, useOwn, useAutomatic } = figureWords;
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (asked) place.current?.addEventListener('focusin', bringIntoView, { once: true });
  }, [asked]);
  if (isOwn) {
    return (
      <div ref={place} className={css.description}>
        <TypedInput field={text(['altText'], ownWords, { long: true })} at={['altText']} name="altText" first={asked} />
        {now.studentBlank === true && <p className={css.hint}>{figureWords.whileBlank(automatic)}</p>}
        <Button
          variant="subtle"
          size="compact-sm"
          onClick={() => {
            setWanted(false);
            act((figure) => ({ ...figure, altText: '' }));
          }}
        >
          {useAutomatic}
        </Button>
      </div>
    );
  }
  return (
    <div className={css.description}>
      {automatic !== '' && <p className={css.hint}>{figureWords.automatic(automatic)}</p>}
      <Button variant="subtle" size="compact-sm" onClick={() => setWanted(true)}>
        {useOwn}
      </Button>
    </div>
  );
}

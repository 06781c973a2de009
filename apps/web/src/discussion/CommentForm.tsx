/** Writing a comment, a reply or an edit. Ctrl-Enter sends; what is not sent is kept. */
import { ActionIcon, Button, Group, Textarea } from '@mantine/core';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { discussionWords } from '../words/discussion.ts';
import { mentionWords } from '../words/mentions.ts';
import { threadWords } from '../words/threads.ts';
import type { Trouble } from '../words.ts';
import { words } from '../words.ts';
import css from './discussion.module.css';
import { type Draft, useDraft } from './drafts.ts';
import { FeedbackPicker } from './FeedbackPicker.tsx';
import { FormulaPreview } from './FormulaPreview.tsx';
import { withFormulaSigns } from './formula-signs.ts';
import { MentionOffer } from './MentionOffer.tsx';
import { OutsideNotes } from './OutsideNote.tsx';
import { ReadersPicker } from './ReadersPicker.tsx';
import { type ReadBy, readByEveryone } from './readers.ts';
import { SuggestionField } from './SuggestionField.tsx';
import { useFocusAfter } from './use-focus-after.ts';
import { optionId, useMentions } from './use-mentions.ts';
import { useChosenReaders } from './use-readers.ts';

interface CommentFormProps {
  readonly planId: string;
  /** What the comment is about: the draft is kept under this name. */
  readonly about: string;
  readonly label: string;
  readonly sendLabel?: string;
  /** The words that are edited. */
  readonly first?: string;
  /** Whether a kind of feedback can be chosen, and whom it is for. */
  readonly offersKinds?: boolean;
  /** Whom the thread is for that it is written in; a new one's readers are chosen here. */
  readonly readBy?: ReadBy;
  /** The words that others can be suggested for. */
  readonly replaces?: string | null;
  /** Whether writing starts here at once; not where a draft has come back by itself. */
  readonly takesFocus?: boolean;
  /** Resolves to why it was not taken, or null; then the draft goes. */
  readonly onSend: (text: string, draft: Draft, mentions: string[]) => Promise<Trouble | null>;
  readonly onCancel: () => void;
}

const textMax = 10_000;
/** As many people and groups as one comment can name. */
const mentionsMax = 20;

export function CommentForm(props: CommentFormProps) {
  const { planId, about, label, first = '', offersKinds = false, takesFocus = true, onSend, onCancel } = props;
  const { replaces = null, readBy = readByEveryone } = props;
  const [draft, setDraft, draftSent] = useDraft(planId, about, first);
  const [sending, setSending] = useState(false);
  const [failed, setFailed] = useState<Trouble | null>(null);
  const area = useRef<HTMLTextAreaElement>(null);
  const card = useRef<HTMLElement>(null);
  useFocusAfter(() => card.current);
  useEffect(() => {
    const field = area.current;
    if (!takesFocus || field === null) return;
    field.focus();
    field.setSelectionRange(field.value.length, field.value.length);
  }, [takesFocus]);
  const caretAfter = useRef<readonly [from: number, to: number] | null>(null);
  const chosenReaders = useChosenReaders(planId, draft.readers ?? 'everyone');
  const mentions = useMentions({
    planId,
    readBy: offersKinds ? chosenReaders : readBy,
    text: draft.text,
    onPut: (text, caret) => {
      caretAfter.current = [caret, caret];
      setDraft({ ...draft, text });
    },
  });
  const { offered, active, listId } = mentions;
  const chosen = offered[active]?.id;
  // Names and signs are put in by the page, and the field would leave the caret at the end.
  useLayoutEffect(() => {
    if (caretAfter.current === null) return;
    area.current?.setSelectionRange(...caretAfter.current);
    caretAfter.current = null;
  });
  // The same words are no suggestion.
  const suggested = draft.suggestion?.trim() ?? null;
  const suggestion = replaces === null || suggested === replaces ? null : suggested;
  const isEmpty = draft.text.trim() === '' && suggestion === null;
  const send = async () => {
    if (isEmpty || sending) return;
    const text = draft.text.trim() || threadWords.suggestedText;
    const meant = mentions.meant(text);
    if (meant.length > mentionsMax) {
      setFailed(mentionWords.tooMany(mentionsMax));
      return;
    }
    setSending(true);
    const trouble = await onSend(text, { ...draft, suggestion }, meant);
    setSending(false);
    setFailed(trouble);
    if (trouble === null) draftSent(draft);
  };
  const beginWith = (start: string) => {
    setDraft({ ...draft, text: draft.text.trim() === '' ? `${start} ` : `${draft.text.trimEnd()} ${start} ` });
    area.current?.focus();
  };
  const putFormula = () => {
    const field = area.current;
    if (field === null) return;
    const { text, from, to } = withFormulaSigns({
      text: draft.text,
      from: field.selectionStart,
      to: field.selectionEnd,
    });
    if (text.length > textMax) return;
    caretAfter.current = [from, to];
    setDraft({ ...draft, text });
    field.focus();
  };
  return (
    <form
      ref={(form) => {
        card.current = form?.closest<HTMLElement>('[data-thread-card]') ?? card.current;
      }}
      className={css.form}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      {offersKinds && (
        <FeedbackPicker
          chosen={draft.feedback}
          onChoose={(feedback) => setDraft({ ...draft, feedback })}
          onStarter={beginWith}
        />
      )}
      <Textarea
        ref={area}
        // A drawer gives the caret to what asks for it, else to its own close button.
        data-autofocus={takesFocus || undefined}
        // Escape closes the form and not the drawer around it.
        data-mantine-stop-propagation="true"
        aria-label={label}
        placeholder={label}
        value={draft.text}
        aria-autocomplete="list"
        aria-controls={offered.length > 0 ? listId : undefined}
        aria-activedescendant={chosen === undefined ? undefined : optionId(listId, chosen)}
        onChange={(event) => {
          setDraft({ ...draft, text: event.currentTarget.value });
          mentions.moved(event.currentTarget.selectionStart);
        }}
        onSelect={(event) => mentions.moved(event.currentTarget.selectionStart)}
        onBlur={() => mentions.moved(null)}
        onKeyDown={(event) => {
          if (mentions.keyDown(event)) return;
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void send();
          if (event.key === 'Escape') onCancel();
        }}
        // What is typed while it is on its way would go with it.
        readOnly={sending}
        maxLength={textMax}
        data-smart-typing="words"
        data-offers="codes"
        autosize
        minRows={2}
        maxRows={12}
      />
      <MentionOffer listId={listId} offered={offered} active={active} onChoose={mentions.choose} />
      <OutsideNotes people={mentions.outside} />
      <FormulaPreview text={draft.text} />
      {replaces !== null && (
        <SuggestionField
          words={draft.suggestion}
          replaces={replaces}
          onChange={(next) => setDraft({ ...draft, suggestion: next })}
          onSend={() => void send()}
        />
      )}
      {failed && (
        <p role="alert" className={css.failed}>
          {failed.what} {failed.next}
        </p>
      )}
      {offersKinds && (
        <ReadersPicker chosen={draft.readers ?? 'everyone'} onChoose={(readers) => setDraft({ ...draft, readers })} />
      )}
      <div className={css.tools}>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={threadWords.formula}
          title={threadWords.formulaKey}
          onClick={putFormula}
        >
          <span aria-hidden="true">Σ</span>
        </ActionIcon>
        <Group gap="xs" justify="flex-end">
          <Button variant="default" size="compact-sm" onClick={onCancel}>
            {words.cancel}
          </Button>
          <Button type="submit" size="compact-sm" loading={sending} disabled={isEmpty}>
            {props.sendLabel ?? discussionWords.send}
          </Button>
        </Group>
      </div>
    </form>
  );
}

/** Edits keep their own words and nothing else: cancelled, they are as they were. */
export function EditForm(props: Omit<CommentFormProps, 'label' | 'sendLabel' | 'first'> & { readonly first: string }) {
  return <CommentForm {...props} label={threadWords.editLabel} sendLabel={threadWords.save} />;
}

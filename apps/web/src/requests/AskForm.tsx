/** Whom, what and by when. Whom it would not reach is said before it is sent, with a way to let them in. */
import { Button, Group, MultiSelect, Textarea, TextInput } from '@mantine/core';
import type { SentRequest } from '@tangram/contract';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, client, problemOf, queryClient } from '../api.ts';
import { usePlanContext } from '../editor/plan-context.ts';
import { newId } from '../new-id.ts';
import { byLabel } from '../ui/folded.ts';
import { NotLoaded } from '../ui/NotLoaded.tsx';
import { useOnline } from '../ui/use-online.ts';
import { dayFrom } from '../ui/when.ts';
import { requestWords } from '../words/requests.ts';
import { trouble, words } from '../words.ts';
import { type Asking, draftOfAsking, keepAsking } from './asking.ts';
import { Reach } from './Reach.tsx';
import css from './requests.module.css';
import { useAddressees } from './use-addressees.ts';

interface AskFormProps {
  /** The request that is changed; null for a new one. */
  readonly changes: SentRequest | null;
  readonly onShare: () => void;
  readonly onDone: () => void;
  readonly onCancel: () => void;
}

const questionMax = 500;
const addresseesMax = 20;
/** A week is soon enough to be remembered, and late enough for somebody who is busy. */
const usualDays = 7;

export function AskForm({ changes, onShare, onDone, onCancel }: AskFormProps) {
  const { planId, me, say } = usePlanContext();
  const online = useOnline();
  const today = dayFrom(new Date(), 0);
  const [asking, setAsking] = useState<Asking>(() => {
    if (changes !== null) return { ...changes, to: changes.to.map(({ addressee }) => addressee) };
    const begun = draftOfAsking(me.id, planId);
    const byDate = dayFrom(new Date(), usualDays);
    if (begun === null) return { id: newId(), to: [], question: '', byDate };
    return begun.byDate < today ? { ...begun, byDate } : begun;
  });
  const set = (next: Asking) => {
    setAsking(next);
    if (changes === null) keepAsking(me.id, planId, next);
  };
  const { choices, noteOf } = useAddressees(planId);
  const { to, question, byDate } = asking;
  const [isChoosing, setChoosing] = useState(false);
  const preview = useQuery(
    api.requests.preview.queryOptions({
      input: { planId, to },
      enabled: to.length > 0 && to.length <= addresseesMax,
      placeholderData: (before) => before,
    }),
  );
  const send = useMutation({
    mutationFn: () => {
      const said = { planId, requestId: asking.id, to, question: question.trim(), byDate };
      return changes === null ? client.requests.ask(said) : client.requests.change(said);
    },
    onSuccess: (request) => {
      if (changes === null) keepAsking(me.id, planId, null);
      say(changes === null ? requestWords.asked(request.people.length) : requestWords.changed);
      onDone();
      return queryClient.invalidateQueries({ queryKey: api.requests.list.key({ input: { planId } }) });
    },
  });
  const reaches = to.length > 0 && (preview.data?.reached.length ?? 1) > 0;
  const isReady = reaches && question.trim() !== '' && byDate !== '' && to.length <= addresseesMax;
  const failed = send.error === null ? null : trouble(problemOf(send.error));
  return (
    <form
      className={css.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady && !send.isPending) send.mutate();
      }}
    >
      {changes === null && <p className={css.quiet}>{requestWords.intro}</p>}
      <MultiSelect
        label={requestWords.whom}
        placeholder={to.length === 0 ? requestWords.whomHint : ''}
        data={choices}
        value={to}
        onChange={(next) => {
          set({ ...asking, to: next });
          // Mostly one is meant, and on a phone the list lies over the question.
          setChoosing(false);
        }}
        dropdownOpened={isChoosing}
        onDropdownOpen={() => setChoosing(true)}
        onDropdownClose={() => setChoosing(false)}
        error={to.length > addresseesMax && requestWords.tooMany(addresseesMax)}
        renderOption={({ option }) => (
          <span>
            {option.label}
            <small className={css.note}>{noteOf(option.value)}</small>
          </span>
        )}
        // The list itself scrolls: a box inside it would be one that no key reaches.
        withScrollArea={false}
        classNames={{ options: css.options ?? '', inputField: css.inputField ?? '' }}
        searchable
        filter={byLabel}
        hidePickedOptions
        // The dialog comes with the focus here, and shows all that it asks before the list lies over it.
        openOnFocus={false}
        data-autofocus
        nothingFoundMessage={requestWords.nobodyFound}
        comboboxProps={{ withinPortal: false }}
        clearButtonProps={{ 'aria-label': words.close }}
      />
      {to.length > 0 && preview.data && <Reach planId={planId} reach={preview.data} onShare={onShare} />}
      {preview.isError && to.length > 0 && preview.data === undefined && online && (
        <NotLoaded what="reach" of={preview} />
      )}
      <Textarea
        label={requestWords.question}
        placeholder={requestWords.questionHint}
        data-smart-typing="words"
        data-offers="codes"
        value={question}
        onChange={(event) => set({ ...asking, question: event.currentTarget.value.replaceAll(/\s*\n\s*/g, ' ') })}
        onKeyDown={(event) => {
          if (event.key === 'Enter') event.preventDefault();
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) event.currentTarget.form?.requestSubmit();
        }}
        maxLength={questionMax}
        autosize
        minRows={2}
        maxRows={6}
      />
      <TextInput
        type="date"
        label={requestWords.day}
        className={css.day}
        min={changes !== null && changes.byDate < today ? changes.byDate : today}
        value={byDate}
        onChange={(event) => set({ ...asking, byDate: event.currentTarget.value })}
        required
      />
      {!online && (
        <p role="status" className={css.offline}>
          {requestWords.offline}
        </p>
      )}
      {failed && (
        <p role="alert" className={css.failed}>
          {failed.what} {changes === null ? requestWords.sending : failed.next}
        </p>
      )}
      <Group gap="sm" justify="flex-end">
        <Button variant="default" onClick={onCancel}>
          {words.cancel}
        </Button>
        <Button type="submit" loading={send.isPending} disabled={!isReady || !online}>
          {changes === null ? requestWords.send : requestWords.save}
        </Button>
      </Group>
    </form>
  );
}

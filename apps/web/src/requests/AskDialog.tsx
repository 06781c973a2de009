/** Asking for feedback: what was asked and who has answered, and the form that asks or asks otherwise. */
import { Button, Modal, Skeleton } from '@mantine/core';
import type { SentRequest } from '@tangram/contract';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { api, client, problemOf, queryClient } from '../api.ts';
import { usePlanContext } from '../editor/plan-context.ts';
import { Failed } from '../ui/Failed.tsx';
import { NotLoaded } from '../ui/NotLoaded.tsx';
import { useFocusBack } from '../ui/use-focus-back.ts';
import { requestWords } from '../words/requests.ts';
import { trouble, words } from '../words.ts';
import { AskForm } from './AskForm.tsx';
import { draftOfAsking } from './asking.ts';
import css from './requests.module.css';
import { SentCard } from './SentCard.tsx';
import { useSentRequests } from './use-requests.ts';

interface AskDialogProps {
  readonly onShare: () => void;
  readonly onClose: () => void;
}

export default function AskDialog({ onShare, onClose }: AskDialogProps) {
  // Asked from the dialog for sharing, which is gone by then, it goes where asking stands.
  useFocusBack(`[aria-label="${words.plan.more}"]`);
  const { planId, me, say } = usePlanContext();
  const sent = useSentRequests(planId, true);
  // A new one that was begun is there again.
  const [form, setForm] = useState<'none' | 'new' | SentRequest>(
    draftOfAsking(me.id, planId) === null ? 'none' : 'new',
  );
  const open = sent.data?.filter(({ closedAt }) => closedAt === null) ?? [];
  const closed = sent.data?.filter(({ closedAt }) => closedAt !== null) ?? [];
  const shown = form === 'none' && sent.data?.length === 0 ? 'new' : form;
  const end = useMutation({
    mutationFn: ({ id, how }: { id: string; how: 'closed' | 'withdrawn' }) =>
      client.requests.end({ planId, requestId: id, how }),
    onSuccess: (_ok, { how }) => {
      say(how === 'closed' ? requestWords.closed : requestWords.withdrawn);
      return queryClient.invalidateQueries({ queryKey: api.requests.list.key({ input: { planId } }) });
    },
  });
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={requestWords.title}
      closeButtonProps={{ 'aria-label': words.close }}
    >
      {sent.isError && sent.data === undefined && <NotLoaded what="asked" of={sent} />}
      {end.isError && <Failed {...trouble(problemOf(end.error))} />}
      {sent.data === undefined && sent.isPending && <Skeleton height={220} />}
      {shown === 'none' ? (
        <div className={css.list}>
          {open.map((one) => (
            <SentCard
              key={one.id}
              request={one}
              isEnding={end.isPending}
              onChange={() => setForm(one)}
              onEnd={(how) => end.mutate({ id: one.id, how })}
            />
          ))}
          <Button variant={open.length === 0 ? 'filled' : 'default'} onClick={() => setForm('new')}>
            {open.length === 0 ? requestWords.askNew : requestWords.askAgain}
          </Button>
          {closed.length > 0 && (
            <details className={css.closed}>
              <summary>{requestWords.closedOnes(closed.length)}</summary>
              {closed.map((one) => (
                <SentCard key={one.id} request={one} />
              ))}
            </details>
          )}
        </div>
      ) : (
        <AskForm
          key={shown === 'new' ? 'new' : shown.id}
          changes={shown === 'new' ? null : shown}
          onShare={onShare}
          onDone={() => setForm('none')}
          onCancel={() => (sent.data?.length ? setForm('none') : onClose())}
        />
      )}
    </Modal>
  );
}

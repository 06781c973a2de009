/** Where the link in an e-mail leads: one button that stops all of it, for whoever the e-mail was written to, signed in or not. */
import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { api, problemOf } from '../api.ts';
import { AloneFrame } from '../ui/AloneFrame.tsx';
import { Failed } from '../ui/Failed.tsx';
import { unsubscribeWords } from '../words/settings.ts';
import { trouble } from '../words.ts';

export function UnsubscribePage() {
  const { token = '' } = useParams({ strict: false });
  const stop = useMutation(api.mail.unsubscribe.mutationOptions());
  const problem = stop.isError ? problemOf(stop.error) : null;
  return (
    <AloneFrame title={unsubscribeWords.title} lead={unsubscribeWords.lead}>
      <div className="card card-padded form">
        {problem && <Failed {...(problem.kind === 'notFound' ? unsubscribeWords.unknown : trouble(problem))} />}
        {stop.isSuccess ? (
          <>
            <p role="status">{unsubscribeWords.stopped}</p>
            <Button component={Link} to="/settings" variant="default">
              {unsubscribeWords.toSettings}
            </Button>
          </>
        ) : (
          <Button loading={stop.isPending} onClick={() => stop.mutate({ token })}>
            {unsubscribeWords.stop}
          </Button>
        )}
      </div>
    </AloneFrame>
  );
}

/** My settings: what comes by e-mail and when; for facilitators also the network's time zone. A choice is saved when it is made. */
import { Skeleton, Switch } from '@mantine/core';
import type { MailSettings } from '@tangram/contract';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, problemOf, queryClient } from '../api.ts';
import { Failed } from '../ui/Failed.tsx';
import { NotLoaded } from '../ui/NotLoaded.tsx';
import { settingsWords } from '../words/settings.ts';
import { trouble, words } from '../words.ts';
import css from './SettingsPage.module.css';
import { MailWays } from './settings/MailWays.tsx';
import { TimeZone } from './settings/TimeZone.tsx';
import { zoneInWords } from './settings/time-zones.ts';

export function SettingsPage() {
  const settings = useQuery(api.mail.settings.queryOptions());
  return (
    <main id="page" className={`narrow ${css.page}`}>
      <h1>{settingsWords.title}</h1>
      {settings.isPending && <Skeleton height={420} radius="lg" aria-label={words.loading} />}
      {settings.isError && settings.data === undefined && <NotLoaded what="settings" of={settings} />}
      {settings.data && <Mail settings={settings.data} />}
      {settings.data?.maySetTimeZone && <TimeZone timeZone={settings.data.digest.timeZone} />}
    </main>
  );
}

function Mail({ settings }: { settings: MailSettings }) {
  const { sends, address, wanted, ways, digest, refusedAt } = settings;
  const [said, setSaid] = useState('');
  const choose = useMutation(
    api.mail.choose.mutationOptions({
      onMutate: () => setSaid(''),
      onSuccess: (chosen) => {
        queryClient.setQueryData(api.mail.settings.queryKey(), chosen);
        setSaid(settingsWords.saved);
      },
    }),
  );
  return (
    <section aria-labelledby="e-mail">
      <h2 id="e-mail" className="section-head">
        {settingsWords.email}
      </h2>
      <div className={`card card-padded ${css.mail}`}>
        {!sends && (
          <p className={css.note}>
            <strong>{settingsWords.off.what}</strong> {settingsWords.off.next}
          </p>
        )}
        {refusedAt !== null && <Failed {...settingsWords.refused(dayOf(refusedAt))} />}
        <Switch
          label={settingsWords.wanted}
          description={settingsWords.goesTo(address)}
          checked={choose.isPending ? (choose.variables.wanted ?? wanted) : wanted}
          onChange={(event) => choose.mutate({ wanted: event.currentTarget.checked })}
        />
        <MailWays
          ways={choose.isPending ? { ...ways, ...choose.variables.ways } : ways}
          disabled={!wanted}
          onChoose={(reason, way) => choose.mutate({ ways: { [reason]: way } })}
        />
        <p role="status" className={css.said}>
          {said}
        </p>
        {choose.isError && <Failed {...trouble(problemOf(choose.error))} />}
        <ul className={css.hints}>
          <li>{settingsWords.atOnceMax}</li>
          <li>{settingsWords.digest(digest.at, zoneInWords(digest.timeZone))}</li>
          <li>{settingsWords.confidential}</li>
        </ul>
      </div>
    </section>
  );
}

function dayOf(instant: string): string {
  return new Date(instant).toLocaleDateString('en', { day: 'numeric', month: 'long' });
}

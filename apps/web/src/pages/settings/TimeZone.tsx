/** The network's time zone; only for those who may choose it. */
import { NativeSelect } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { api, problemOf, queryClient } from '../../api.ts';
import { Failed } from '../../ui/Failed.tsx';
import { settingsWords } from '../../words/settings.ts';
import { trouble } from '../../words.ts';
import css from '../SettingsPage.module.css';
import { timeZoneGroups } from './time-zones.ts';

export function TimeZone({ timeZone }: { timeZone: string }) {
  const [said, setSaid] = useState('');
  const set = useMutation(
    api.network.setTimeZone.mutationOptions({
      onMutate: () => setSaid(''),
      onSuccess: async () => {
        await queryClient.invalidateQueries({ queryKey: api.mail.settings.key() });
        setSaid(settingsWords.saved);
      },
    }),
  );
  return (
    <section aria-labelledby="network">
      <h2 id="network" className="section-head">
        {settingsWords.network}
      </h2>
      <div className={`card card-padded ${css.mail}`}>
        <NativeSelect
          label={settingsWords.timeZone}
          description={settingsWords.timeZoneHelp}
          data={timeZoneGroups(timeZone)}
          value={set.isPending ? set.variables.timeZone : timeZone}
          onChange={(event) => set.mutate({ timeZone: event.currentTarget.value })}
        />
        <p role="status" className={css.said}>
          {said}
        </p>
        {set.isError && <Failed {...trouble(problemOf(set.error))} />}
      </div>
    </section>
  );
}

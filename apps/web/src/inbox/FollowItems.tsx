/** In a plan's menu: how much of its comments one wants to be told. */
import { Menu } from '@mantine/core';
import { followLevels } from '@tangram/domain';
import { useMutation, useQuery } from '@tanstack/react-query';
import { api, problemOf, queryClient } from '../api.ts';
import { inboxWords } from '../words/inbox.ts';
import { trouble } from '../words.ts';
import { inboxChanged } from './use-inbox.ts';

export function FollowItems({ planId, say }: { planId: string; say: (sentence: string) => void }) {
  const input = { planId };
  const now = useQuery(api.inbox.level.queryOptions({ input }));
  const set = useMutation(
    api.inbox.setLevel.mutationOptions({
      onSuccess: ({ level }) => {
        queryClient.setQueryData(api.inbox.level.queryKey({ input }), { level });
        inboxChanged();
        say(inboxWords.levelSet[level]);
      },
      onError: (error) => {
        const { what, next } = trouble(problemOf(error));
        say(`${what} ${next}`);
      },
    }),
  );
  return (
    <>
      <Menu.Label>{inboxWords.tellMe}</Menu.Label>
      {followLevels.map((level) => (
        <Menu.RadioItem
          key={level}
          value={level}
          checked={now.data?.level === level}
          onChange={() => set.mutate({ planId, level })}
        >
          {inboxWords.levels[level]}
        </Menu.RadioItem>
      ))}
    </>
  );
}

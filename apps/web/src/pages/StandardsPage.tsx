/**
 * The standards: the frameworks that the network brought, what is in them, and for whoever may, bringing and removing them; and those
 * that are always here.
 */
import { Skeleton } from '@mantine/core';
import type { FrameworkCard } from '@tangram/contract';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, problemOf, queryClient } from '../api.ts';
import { Failed } from '../ui/Failed.tsx';
import { NotLoaded } from '../ui/NotLoaded.tsx';
import { commonCoreWords, pageWords as words } from '../words/standards-page.ts';
import { trouble } from '../words.ts';
import css from './StandardsPage.module.css';
import { CommonCore } from './standards/CommonCore.tsx';
import { Framework } from './standards/Framework.tsx';
import { ImportFramework } from './standards/ImportFramework.tsx';

export function StandardsPage() {
  const list = useQuery(api.frameworks.list.queryOptions());
  const [removed, setRemoved] = useState<string | null>(null);
  const remove = useMutation(
    api.frameworks.remove.mutationOptions({
      onSettled: () => queryClient.invalidateQueries({ queryKey: api.frameworks.list.key() }),
    }),
  );
  const removeOne = (framework: FrameworkCard) =>
    remove.mutate({ frameworkId: framework.id }, { onSuccess: () => setRemoved(framework.title) });
  return (
    <main id="page" className="wide">
      <h1>{words.title}</h1>
      <p className={css.lead}>{words.lead}</p>
      {list.data?.mayKeep && <ImportFramework onImported={() => setRemoved(null)} />}
      <h2 className="section-head">{words.frameworks}</h2>
      {list.isPending && <Skeleton height={160} radius="lg" />}
      {list.isError && <NotLoaded what="frameworks" of={list} />}
      {remove.isError && <Failed {...trouble(problemOf(remove.error))} />}
      <p role="status" className={css.said}>
        {removed !== null && words.removed(removed)}
      </p>
      {list.data?.frameworks.length === 0 && (
        <p className="card empty">{list.data.mayKeep ? words.none : words.noneForReader}</p>
      )}
      <ul className={css.frameworks}>
        {list.data?.frameworks.map((framework) => (
          <li key={framework.id}>
            <Framework
              framework={framework}
              onRemove={list.data.mayKeep ? () => removeOne(framework) : null}
              removing={remove.isPending && remove.variables.frameworkId === framework.id}
            />
          </li>
        ))}
      </ul>
      <h2 className="section-head">{commonCoreWords.title}</h2>
      <CommonCore />
    </main>
  );
}

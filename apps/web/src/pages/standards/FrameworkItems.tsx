/** What is in a framework, as a tree; or what of it fits what was typed. */
import { Button, Skeleton, TextInput } from '@mantine/core';
import type { FrameworkCard } from '@tangram/contract';
import { type FrameworkItem, isRetired, searchFrameworks } from '@tangram/standards';
import { useQuery } from '@tanstack/react-query';
import { type CSSProperties, useDeferredValue, useState } from 'react';
import { api } from '../../api.ts';
import { Statement } from '../../editor/fields/Statement.tsx';
import { NotLoaded } from '../../ui/NotLoaded.tsx';
import { standardWords } from '../../words/standards.ts';
import { pageWords as words } from '../../words/standards-page.ts';
import css from './standards.module.css';

const shownAtOnce = 200;
/** Beyond this the lines are not moved in any further. */
const depthMax = 6;

export function FrameworkItems({ framework: { id, version, title } }: { framework: FrameworkCard }) {
  const [typed, setTyped] = useState('');
  const [shown, setShown] = useState(shownAtOnce);
  const wanted = useDeferredValue(typed);
  const read = useQuery(api.frameworks.read.queryOptions({ input: { frameworkId: id, version } }));
  const day = new Date().toISOString().slice(0, 10);
  const items = read.data === undefined ? [] : fitting(read.data.items, wanted, day);
  const left = items.length - shown;
  return (
    <div className={css.inside}>
      <TextInput
        label={words.find}
        type="search"
        value={typed}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          setShown(shownAtOnce);
        }}
      />
      {read.isPending && <Skeleton height={200} radius="lg" mt="md" />}
      {read.isError && <NotLoaded what="framework" of={read} />}
      {read.isSuccess && items.length === 0 && <p className="empty">{words.nothingFits}</p>}
      <ul className={css.items} aria-label={words.inside(title)}>
        {items.slice(0, shown).map((item) => (
          <Line key={item.id} item={item} flat={wanted.trim() !== ''} retired={isRetired(item, day)} />
        ))}
      </ul>
      {left > 0 && (
        <Button variant="default" onClick={() => setShown(shown + shownAtOnce)}>
          {words.more(Math.min(left, shownAtOnce))}
        </Button>
      )}
    </div>
  );
}

function Line({ item, flat, retired }: { item: FrameworkItem; flat: boolean; retired: boolean }) {
  const { code, statement, depth, endsOn } = item;
  const style = { '--depth': flat ? 0 : Math.min(depth, depthMax) } as CSSProperties;
  return (
    <li style={style} data-coded={code !== null} data-retired={retired}>
      {code !== null && <strong>{code}</strong>}
      <p>
        <Statement text={statement} />
        {retired && endsOn !== null && <small> {standardWords.retiredSince(endsOn)}</small>}
      </p>
    </li>
  );
}

/** All of them, or what fits. What is retired is in the tree and not found: nobody should choose it. */
function fitting(items: readonly FrameworkItem[], typed: string, day: string): readonly FrameworkItem[] {
  if (typed.trim() === '') return items;
  return searchFrameworks([{ items }], typed, { grade: 0, day, limit: items.length }).map(({ item }) => item);
}

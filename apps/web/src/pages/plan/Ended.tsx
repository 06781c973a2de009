/** The end of a plan on this page: why, and the words that are only here, to be taken along. */
import { Button, CopyButton, Group } from '@mantine/core';
import type { OpenPlan } from '@tangram/contract';
import { closeCode } from '@tangram/sync/client';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import type { PlanRooms } from '../../live/plan-rooms.ts';
import { endedWords, endings } from '../../words/ended.ts';
import { TopBar } from '../TopBar.tsx';
import { PlanSkeleton } from './PlanSkeleton.tsx';
import css from './plan.module.css';
import { useWordsToTake } from './words-to-take.ts';

interface EndedProps {
  readonly plan: OpenPlan;
  readonly rooms: PlanRooms;
  readonly code: number;
  readonly onForget: () => Promise<void>;
  readonly onAgain: () => Promise<void>;
}

export function Ended({ plan, rooms, code, onForget, onAgain }: EndedProps) {
  const toTake = useWordsToTake(plan, rooms, code);
  const isFork = code === closeCode.fork;
  const nothingToTake = isFork && toTake?.text === '' && toTake.complete;
  const again = useRef(onAgain);
  again.current = onAgain;
  useEffect(() => {
    // The plan on the server holds everything that this page does: there is nothing to decide.
    if (nothingToTake) void again.current();
  }, [nothingToTake]);
  if (toTake === null || nothingToTake) return <PlanSkeleton slow={false} />;
  const unsent = toTake.text;
  const outside = code === closeCode.noAccess || code === closeCode.notFound;
  return (
    <>
      <TopBar />
      <main id="page" className="narrow">
        <h1>{endedWords.title}</h1>
        <div role="alert" className="failed">
          <p>{endings[code] ?? endings[closeCode.badFrame]}</p>
          {unsent !== '' && (
            <>
              <p>{isFork ? endedWords.notOnServer : endedWords.unsent}</p>
              <pre className={css.unsent}>{unsent}</pre>
              <Group gap="xs">
                <CopyButton value={unsent}>
                  {({ copied, copy }) => <Button onClick={copy}>{copied ? endedWords.copied : endedWords.copy}</Button>}
                </CopyButton>
                <Button variant="default" onClick={() => download(endedWords.fileName(plan.title), unsent)}>
                  {endedWords.download}
                </Button>
              </Group>
            </>
          )}
        </div>
        <Group mt="md">
          {!outside && <Button onClick={() => void onAgain()}>{endedWords.openAgain}</Button>}
          <Link to="/" className="link" onClick={() => void (outside && onForget())}>
            {endedWords.toDesk}
          </Link>
        </Group>
      </main>
    </>
  );
}

function download(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/plain;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name.replaceAll(/[\\/:*?"<>|]/g, ' ');
  link.click();
  URL.revokeObjectURL(address);
}

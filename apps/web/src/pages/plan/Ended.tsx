/** The end of a plan on this page: why, and the words that are only here, to be taken along. */
import { Button, CopyButton, Group } from '@mantine/core';
import type { OpenPlan } from '@tangram/contract';
import { closeCode } from '@tangram/sync/client';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { PlanRooms } from '../../live/plan-rooms.ts';
import { words } from '../../words.ts';
import { TopBar } from '../TopBar.tsx';
import css from './plan.module.css';
import { unsentText } from './unsent-text.ts';

interface EndedProps {
  readonly plan: OpenPlan;
  readonly rooms: PlanRooms;
  readonly code: number;
  readonly onForget: () => Promise<void>;
  readonly onAgain: () => Promise<void>;
}

export function Ended({ plan, rooms, code, onForget, onAgain }: EndedProps) {
  // Read once: the copy that they stand in may be deleted while this is shown.
  const [unsent] = useState(() =>
    rooms.all
      .map((room) => unsentText(plan.kind, room))
      .join('\n')
      .trim(),
  );
  const outside = code === closeCode.noAccess || code === closeCode.notFound;
  return (
    <>
      <TopBar />
      <main id="page" className="narrow">
        <h1>{words.ended.title}</h1>
        <div role="alert" className="failed">
          <p>{words.endings[code] ?? words.endings[closeCode.badFrame]}</p>
          {unsent !== '' && (
            <>
              <p>{words.ended.unsent}</p>
              <pre className={css.unsent}>{unsent}</pre>
              <Group gap="xs">
                <CopyButton value={unsent}>
                  {({ copied, copy }) => (
                    <Button onClick={copy}>{copied ? words.ended.copied : words.ended.copy}</Button>
                  )}
                </CopyButton>
                <Button variant="default" onClick={() => download(words.ended.fileName(plan.title), unsent)}>
                  {words.ended.download}
                </Button>
              </Group>
            </>
          )}
        </div>
        <Group mt="md">
          {!outside && <Button onClick={() => void onAgain()}>{words.ended.openAgain}</Button>}
          <Link to="/" className="link" onClick={() => void (outside && onForget())}>
            {words.ended.toDesk}
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

/**
 * Parts of the page that nobody needs at the first key. Their code comes when the page is idle, or at the latest when they
 * are shown. When it cannot be loaded a sentence says so, and the next time tries again.
 */
import { Button } from '@mantine/core';
import { type ComponentType, type ReactNode, useEffect, useState } from 'react';
import { words } from '../words.ts';
import { Failed } from './Failed.tsx';
import { whenIdle } from './when-idle.ts';

type Load<Props> = () => Promise<{ default: ComponentType<Props> }>;
type State<Props> = ComponentType<Props> | 'loading' | 'failed';

interface Opens {
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** A dialog or drawer: nothing while it is closed. */
export function later<Props extends Opens>(load: Load<Props>): ComponentType<Props> {
  const useCode = codeOf(load);
  return function Later(props: Props) {
    const { opened, onClose } = props;
    const [Part] = useCode(opened);
    if (typeof Part !== 'string') return <Part {...props} />;
    if (!opened || Part === 'loading') return null;
    return (
      <div className="notice not-loaded" role="alert">
        <span>
          {words.notLoaded.what} {words.notLoaded.next}
        </span>
        <Button size="xs" variant="default" onClick={onClose}>
          {words.close}
        </Button>
      </div>
    );
  };
}

/** What has a place of its own on the page, in which something else stands until it is there. */
export function laterInPlace<Props extends object>(load: Load<Props>, meanwhile: ReactNode): ComponentType<Props> {
  const useCode = codeOf(load);
  return function Later(props: Props) {
    const [Part, again] = useCode(false);
    if (Part === 'loading') return meanwhile;
    if (Part === 'failed') return <Failed {...words.notLoaded} onRetry={again} />;
    return <Part {...props} />;
  };
}

/** A hook that fetches the code once, when idle or at once when it is wanted, and a way to try again. */
function codeOf<Props>(load: Load<Props>) {
  let code: ComponentType<Props> | null = null;
  return function useCode(wanted: boolean): readonly [State<Props>, () => void] {
    const [state, setState] = useState<State<Props>>(() => code ?? 'loading');
    const [tries, setTries] = useState(0);
    useEffect(() => {
      let isOver = false;
      const fetch = async () => {
        if (isOver) return;
        try {
          code ??= (await load()).default;
          if (!isOver) setState(() => code ?? 'loading');
        } catch {
          if (!isOver) setState('failed');
        }
      };
      if (code === null && (wanted || tries > 0)) {
        setState('loading');
        void fetch();
      } else whenIdle(() => void fetch());
      return () => {
        isOver = true;
      };
    }, [wanted, tries]);
    return [state, () => setTries((count) => count + 1)];
  };
}

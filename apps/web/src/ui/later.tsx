/**
 * Parts of the page that nobody needs at the first key. Their code comes when they are shown, or before, when the page is idle.
 * When it cannot be loaded, without a connection or because a newer version of the page took its place, a sentence says so
 * with a button to try again; the rest of the page stays as it is.
 */
import { Button } from '@mantine/core';
import { type ComponentType, type ReactNode, useEffect, useRef, useState } from 'react';
import { words } from '../words.ts';
import { Failed } from './Failed.tsx';
import { useFocusBack } from './use-focus-back.ts';
import { fetchWhenIdle } from './when-idle.ts';

type Load<Props> = () => Promise<{ default: ComponentType<Props> }>;
type State<Props> = ComponentType<Props> | 'loading' | 'failed';

interface Opens {
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** A dialog or drawer that is always there: nothing while it is closed. */
export function later<Props extends Opens>(load: Load<Props>): ComponentType<Props> {
  const useCode = codeOf(load);
  return function Later(props: Props) {
    const { opened, onClose } = props;
    const [Part, again] = useCode(opened);
    if (typeof Part !== 'string') return <Part {...props} />;
    if (!opened || Part === 'loading') return null;
    return <NotLoaded onRetry={again} onClose={onClose} />;
  };
}

/** What opens over the page and is made only then: a dialog, a card beside the text. */
export function whenOpened<Props extends Pick<Opens, 'onClose'>>(load: Load<Props>): ComponentType<Props> {
  const useCode = codeOf(load);
  return function WhenOpened(props: Props) {
    const [Part, again] = useCode(true);
    if (Part === 'loading') return null;
    if (Part === 'failed') return <NotLoaded onRetry={again} onClose={props.onClose} />;
    return <Part {...props} />;
  };
}

/** What has a place of its own on the page and is made only when it is shown; something else may stand there until then. */
export function whenShown<Props extends object>(load: Load<Props>): ComponentType<Props & { meanwhile?: ReactNode }> {
  const useCode = codeOf(load);
  return function WhenShown({ meanwhile = null, ...props }: Props & { meanwhile?: ReactNode }) {
    const [Part, again] = useCode(true);
    if (Part === 'loading') return meanwhile;
    if (Part === 'failed') return <Failed {...words.notLoaded} onRetry={again} />;
    return <Part {...(props as unknown as Props)} />;
  };
}

function NotLoaded({ onRetry, onClose }: { onRetry: () => void; onClose: () => void }) {
  const again = useRef<HTMLButtonElement>(null);
  useFocusBack();
  useEffect(() => {
    // Whoever writes goes on writing.
    const { activeElement } = document;
    if (!(activeElement instanceof HTMLElement && activeElement.isContentEditable)) again.current?.focus();
  }, []);
  return (
    <div className="notice not-loaded" role="alert">
      <span>
        {words.notLoaded.what} {words.notLoaded.next}
      </span>
      <Button ref={again} size="xs" variant="default" onClick={onRetry}>
        {words.tryAgain}
      </Button>
      <Button size="xs" variant="default" onClick={onClose}>
        {words.close}
      </Button>
    </div>
  );
}

/** What has a place of its own on the page and is always there: something else stands in it until the code has come. */
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
      } else fetchWhenIdle(() => void fetch());
      return () => {
        isOver = true;
      };
    }, [wanted, tries]);
    return [state, () => setTries((count) => count + 1)];
  };
}

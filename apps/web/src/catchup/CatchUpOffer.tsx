/**
 * At the foot of the page, for whoever comes back: that something changed since, in one sentence, and once they looked at it a way
 * back to it. It moves nothing that is read.
 */
import { Button, CloseButton } from '@mantine/core';
import type { CatchUp } from '@tangram/contract';
import { useNow } from '../ui/use-now.ts';
import { catchUpWords } from '../words/catch-up.ts';
import css from './catch-up.module.css';
import { sinceWhen } from './since-when.ts';

interface CatchUpOfferProps {
  readonly news: CatchUp;
  /** They have looked at it. */
  readonly looked: boolean;
  readonly onShow: () => void;
  readonly onDismiss: () => void;
}

export function CatchUpOffer({ news, looked, onShow, onDismiss }: CatchUpOfferProps) {
  const now = useNow();
  const since = catchUpWords.since(sinceWhen(new Date(news.since ?? now), now));
  return (
    <section className={css.offer} aria-label={since}>
      <p className={css.offered} role="status">
        <strong>{looked ? since : `${since}:`}</strong>
        {!looked && ` ${catchUpWords.inShort(news)}.`}
      </p>
      <Button size="compact-md" variant={looked ? 'default' : 'filled'} onClick={onShow}>
        {catchUpWords.see}
      </Button>
      <CloseButton aria-label={catchUpWords.dismiss} title={catchUpWords.dismiss} onClick={onDismiss} />
    </section>
  );
}

/** A colleague's version of the formula that is being written, shown beside it so that neither is lost unseen. */
import { Button, Group } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { formulaWords } from '../../words/formula.ts';
import css from './formula.module.css';
import { showFormula } from './formula-rendering.ts';

interface TheirFormulaProps {
  readonly latex: string;
  readonly display: boolean;
  readonly onTake: () => void;
  readonly onKeep: () => void;
}

export function TheirFormula({ latex, display, onTake, onKeep }: TheirFormulaProps) {
  const shown = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (shown.current) showFormula(shown.current, latex, display);
  }, [latex, display]);
  return (
    <div className={css.theirs} role="status">
      {formulaWords.theirs}
      <div ref={shown} className={css.preview} />
      <Group gap="xs">
        <Button size="compact-sm" variant="default" onClick={onTake}>
          {formulaWords.takeTheirs}
        </Button>
        <Button size="compact-sm" variant="default" onClick={onKeep}>
          {formulaWords.keepMine}
        </Button>
      </Group>
    </div>
  );
}

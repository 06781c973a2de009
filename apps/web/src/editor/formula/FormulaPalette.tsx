/** The signs that a keyboard has no key for. Arrows walk them, Enter puts one into the formula, Escape goes back to it. */
import { type KeyboardEvent, type RefObject, useState } from 'react';
import { formulaWords } from '../../words/formula.ts';
import css from './formula.module.css';
import { nextKey, palette } from './palette.ts';

interface FormulaPaletteProps {
  /** The key that is reached first. */
  readonly first: RefObject<HTMLButtonElement | null>;
  readonly onPut: (latex: string) => void;
  readonly onBack: () => void;
}

export function FormulaPalette({ first, onPut, onBack }: FormulaPaletteProps) {
  const [at, setAt] = useState(0);
  const keys = (event: KeyboardEvent<HTMLDivElement>) => {
    const next = nextKey(at, event.key);
    if (next !== null) {
      setAt(next);
      const button = event.currentTarget.children[next];
      if (button instanceof HTMLElement) button.focus();
    } else if (event.key === 'Escape' || (event.key === 'Tab' && event.shiftKey)) onBack();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div role="toolbar" aria-label={formulaWords.palette} className={css.palette} onKeyDown={keys}>
      {palette.map(({ key, sign, puts }, index) => (
        <button
          key={key}
          ref={index === at ? first : undefined}
          type="button"
          className={css.key}
          tabIndex={index === at ? 0 : -1}
          aria-label={formulaWords.keys[key]}
          title={formulaWords.keys[key]}
          // The caret stays in the formula.
          onMouseDown={(event) => event.preventDefault()}
          onFocus={() => setAt(index)}
          onClick={() => onPut(puts)}
          // Drawn by the style sheet: the sign is a picture of the key, its name is in words.
          data-sign={sign}
          // Escape goes back to the formula, and closes nothing.
          data-mantine-stop-propagation
        />
      ))}
    </div>
  );
}

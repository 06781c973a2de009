/** One button of the toolbar. While no text has the caret it stays in its place, says why it rests, and does nothing. */
import { createContext, type ReactNode, useContext } from 'react';
import { toolbarWords } from '../words/sections.ts';
import css from './Toolbar.module.css';

/** True while the tools have no text to act on. */
export const ToolsRest = createContext(false);

interface ToolProps {
  /** What it does, in full. */
  readonly label: string;
  /** A sign in place of words; its name is then the label. */
  readonly sign?: ReactNode;
  readonly pressed?: boolean;
  readonly onRun: () => void;
  readonly children?: ReactNode;
}

export function Tool({ label, sign, pressed, onRun, children }: ToolProps) {
  const rests = useContext(ToolsRest);
  return (
    <button
      type="button"
      className={css.tool}
      {...(sign === undefined ? {} : { 'aria-label': label })}
      title={rests ? toolbarWords.resting(label) : label}
      {...(pressed === undefined ? {} : { 'aria-pressed': pressed && !rests })}
      {...(rests && { 'aria-disabled': true })}
      // The caret stays in the text.
      onMouseDown={(event) => event.preventDefault()}
      onClick={rests ? undefined : onRun}
    >
      {sign}
      {children}
    </button>
  );
}

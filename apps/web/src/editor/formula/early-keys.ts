/**
 * What is typed from the moment a formula is asked for until there is a field to type it in: on a slow machine that is a whole number, on a
 * slow line a sentence. It is kept for the formula, and none of it goes into the text. Enter and Escape leave the formula early.
 */
export interface EarlyKeys {
  /** Ends the keeping, and answers what was typed. */
  end(): string;
}

/** `onLeave` is told what was typed when somebody leaves the formula before there is a field. */
export function keepEarlyKeys(onLeave: (typed: string) => void): EarlyKeys {
  let typed = '';
  const keep = (event: KeyboardEvent) => {
    const { key, target } = event;
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) return;
    // The sentence that the field cannot be loaded, and its buttons.
    if (target instanceof Element && target.closest('[role="alert"]')) return;
    if (key === 'Escape' || key === 'Enter') onLeave(end());
    else if (key === 'Backspace') typed = typed.slice(0, -1);
    else if (key.length === 1) typed += key;
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const end = () => {
    removeEventListener('keydown', keep, true);
    const all = typed;
    typed = '';
    return all;
  };
  addEventListener('keydown', keep, true);
  return { end };
}

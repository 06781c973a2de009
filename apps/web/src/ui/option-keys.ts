/** Keys that are pressed with Alt. On a Mac that key writes signs of its own (Option M is µ), so the place of the key counts as well. */

type Key = Pick<KeyboardEvent, 'key' | 'code' | 'altKey' | 'ctrlKey' | 'metaKey'>;

/** Ctrl Alt M, or Command Option M: a comment on what is selected. */
export function isCommentKey({ key, code, altKey, ctrlKey, metaKey }: Key): boolean {
  return (
    altKey && ((ctrlKey && key.toLowerCase() === 'm') || (metaKey && (key.toLowerCase() === 'm' || code === 'KeyM')))
  );
}

/** Alt =, or Option =: a formula. */
export function isFormulaKey({ key, code, altKey, ctrlKey, metaKey }: Key): boolean {
  return altKey && !ctrlKey && !metaKey && (key === '=' || (key === '≠' && code === 'Equal'));
}

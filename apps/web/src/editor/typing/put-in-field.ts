/** Puts words into a plain field as if somebody typed them there. */
export type Field = HTMLInputElement | HTMLTextAreaElement;

export function putInField(field: Field, from: number, to: number, words: string): void {
  field.setSelectionRange(from, to);
  // The one way to change a field that its own code, its undo and the browser's know of.
  document.execCommand('insertText', false, words);
}

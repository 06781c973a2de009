/**
 * Where whoever is led to a field goes on: in the control that they type into or choose from. A number is selected, to be written
 * over; after words the caret stands at their end; what is chosen from a list has its list open.
 */

/** `place`: the field with its label. */
export function landInField(place: Element): void {
  // Of chips, links and what adds one, what adds one is typed into.
  const adds = place.querySelector<HTMLElement>('.code-input input, .link-input input');
  const control = adds ?? place.querySelector<HTMLElement>('input, select, textarea, button');
  if (control) landOn(control);
}

export function landOn(control: HTMLElement): void {
  control.scrollIntoView({ block: 'center' });
  control.focus({ preventScroll: true });
  if (control instanceof HTMLInputElement && control.type === 'text') {
    const end = control.value.length;
    control.setSelectionRange(control.inputMode === 'decimal' ? 0 : end, end);
    if (control.matches('.link-input input')) control.click();
  }
  if (!(control instanceof HTMLSelectElement) || !('showPicker' in control)) return;
  try {
    control.showPicker();
  } catch {
    // Nobody has pressed anything just now, as the browser sees it: the field has the focus, and a key opens it.
  }
}

/** The form that a field belongs to, and what it shows now. */
import { createContext, useContext, useSyncExternalStore } from 'react';
import type { FigureForm, FormView } from './figure-form.ts';
import type { JsonObject } from './json.ts';

interface OpenForm {
  readonly form: FigureForm;
  /** Changes the figure at once; says what keeps it from being done, and then gives false. */
  readonly act: (change: (now: JsonObject) => JsonObject) => boolean;
}

export const FigureFormContext = createContext<OpenForm | null>(null);

export function useFigureForm(): OpenForm & { readonly view: FormView } {
  const open = useContext(FigureFormContext);
  if (open === null) throw new Error('a field stands outside of a figure');
  return { ...open, view: useSyncExternalStore(open.form.subscribe, open.form.view) };
}

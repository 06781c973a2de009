/**
 * Where menus and cards are drawn that stand over a page, inside of its landmark. React listens to every event at the root of what it draws
 * elsewhere; in an element beside the plan's text it hears nothing of the keys in it.
 */

export const overPageId = 'over-page';

/** Finds it; a page without a text of its own needs none. */
export const overPage = `:is(#${overPageId}, #page:not(:has(#${overPageId})))`;

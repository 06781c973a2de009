/** A standard asked for while writing: by its code in any of its forms, or behind a `#` by code or words. Pure. */
import type { Asked } from '../caret-menu/menu-state.ts';

const code =
  /(?:^|[\s([“"‘'/,;:￼])((?:ccss\.math\.content\.|ccss\.|cc\.)?\d\.[a-z]{1,3}(?:\.[a-z])?\.\d{1,2}(?:\.?[a-z])?)$/i;
/** A code as other frameworks write them: M06.A-R.1.1.1, CC.2.1.6.D.1. Whether there is one is for the frameworks to say. */
const ownCode = /(?:^|[\s([“"‘'/,;:￼])((?=[\p{L}\d.-]*\p{L})(?=[\p{L}\d.-]*\d)[\p{L}\d]+(?:[.-][\p{L}\d]+){2,})$/u;
const search = /(?:^|[\s(￼])#([\p{L}\d][\p{L}\d.'’-]*(?: [\p{L}\d'’-]+){0,3})$/u;

/** What the words before the caret ask for. A code is not asked for: Enter behind it is a new line. */
export function standardBefore(before: string): Asked | null {
  const typed = (code.exec(before) ?? ownCode.exec(before))?.[1];
  if (typed !== undefined) return { length: typed.length, query: typed, eager: false };
  const query = search.exec(before)?.[1];
  if (query === undefined) return null;
  // “#1” is a number more often than a search.
  return { length: query.length + 1, query: `#${query}`, eager: /\p{L}{2}|\d\./u.test(query) };
}

const inText = {
  common: /(?<![\p{L}\d.])\d\.[A-Z]{1,3}\.[A-Z](?:\.\d{1,2}[a-z]?)?(?![\p{L}\d]|\.\d)/gu,
  own: /(?<![\p{L}\d.-])(?=[\p{L}\d.-]*\p{L})(?=[\p{L}\d.-]*\d)[\p{L}\d]+(?:[.-][\p{L}\d]+){2,}(?![\p{L}\d])/gu,
};

export interface CodeInText {
  readonly code: string;
  readonly at: number;
}

/** Codes in the form of the Common Core, such as 6.RP.A.3b, and where they stand in a text. */
export const codesIn = (text: string): readonly CodeInText[] => all(text, inText.common);

/** What may be a code of the network's own frameworks, these forms among them: whether it is one is for the frameworks to say. */
export const ownCodesIn = (text: string): readonly CodeInText[] => all(text, inText.own);

function all(text: string, form: RegExp): readonly CodeInText[] {
  return [...text.matchAll(form)].map(({ 0: code, index }) => ({ code, at: index }));
}

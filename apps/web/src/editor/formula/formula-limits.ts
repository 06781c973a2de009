/**
 * What a formula may not do. It draws mathematics and nothing else: it links nowhere, loads nothing, and sets no attribute of the page.
 * KaTeX would not obey these commands either; here they are named, so that whoever wrote one sees what is wrong.
 */
const refused = /\\(href|url|includegraphics|html(?:Class|Data|Id|Style))(?![a-zA-Z])/;

/** The first command of a formula that is not used here, such as `\href`. */
export function refusedCommand(latex: string): string | null {
  return refused.exec(latex)?.[0] ?? null;
}

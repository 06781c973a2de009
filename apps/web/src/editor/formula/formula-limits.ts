/**
 * What a formula may not do. It draws mathematics and nothing else: it links nowhere, loads nothing, and sets no attribute of the page.
 * KaTeX would not obey these commands either; here they are named, so that whoever wrote one sees what is wrong.
 *
 * And it defines no commands of its own. They would end with it, and a definition that repeats its own long text draws 39 MB out of
 * 1,800 characters, which stops the page of everybody who reads them for seconds.
 */
const reaching = 'href|url|includegraphics|html(?:Class|Data|Id|Style)';
const defining = '[gex]?def|let|futurelet|global|long|(?:new|renew|provide)command';
const refused = new RegExp(`\\\\(?:${reaching}|${defining})(?![a-zA-Z@])`);

/** The first command of a formula that is not used here, such as `\href`. */
export function refusedCommand(latex: string): string | null {
  return refused.exec(latex)?.[0] ?? null;
}

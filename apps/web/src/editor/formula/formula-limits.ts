/**
 * What a formula may not do. It draws mathematics and nothing else: it links nowhere, loads nothing, and sets no attribute of the page.
 * KaTeX would not obey these commands either; here they are named, so that whoever wrote one sees what is wrong.
 *
 * And it defines no commands of its own. They would end with it, and a definition that repeats its own long text draws 39 MB out of
 * 1,800 characters, which stops the page of everybody who reads them for seconds.
 *
 * Nor does it write into the browser's console, which these three commands of KaTeX do and nothing else in a formula.
 */
const reaching = 'href|url|includegraphics|html(?:Class|Data|Id|Style)';
const defining = '[gex]?def|let|futurelet|global|long|(?:new|renew|provide)command';
const telling = '(?:err)?message|show';
const refused = new RegExp(`\\\\(?:${reaching}|${defining}|${telling})(?![a-zA-Z@])`);

/** The first command of a formula that is not used here, such as `\href`. */
export function refusedCommand(latex: string): string | null {
  return refused.exec(latex)?.[0] ?? null;
}

/** As much of a drawing as is looked at here. */
interface Drawing {
  readonly children: ArrayLike<Drawing>;
}

/**
 * What one formula may need to be drawn. Every element costs the page about a hundredth of a millisecond of layout, so that the largest
 * is there within a frame or three; 2,000 accents would have taken a third of a second. Where elements stand some nine hundred deep in one
 * another, as in 150 fractions, the browser runs out of stack and the tab of everybody who comes to read them dies.
 */
export const drawingMax = { elements: 4_000, depth: 200 } as const;

/** Whether a drawing that is not in the page yet would hold it up there. */
export function isTooMuch(drawing: Drawing): boolean {
  let count = 0;
  let level: readonly Drawing[] = [drawing];
  for (let depth = 0; level.length > 0; depth += 1) {
    count += level.length;
    if (count > drawingMax.elements || depth > drawingMax.depth) return true;
    level = level.flatMap(({ children }) => Array.from(children));
  }
  return false;
}

/** How deep a formula may be nested where it is typed: the field of MathLive lays out what it is given, and some hundred end the tab. */
const nestedMax = 40;
/** Commands that follow one another may each hold the next, without a brace. */
const manyCommands = new RegExp(`(?:\\\\[a-zA-Z]+\\s*){${nestedMax}}`);

/** Whether a formula is nested too deep for the field in which it is typed as it looks. */
export function isTooDeep(latex: string): boolean {
  let depth = 0;
  for (const [token] of latex.matchAll(/\\(?:begin|end|left|right)(?![a-zA-Z])|\\[^a-zA-Z]|[{}]/g)) {
    if (token === '{' || token === '\\begin' || token === '\\left') depth += 1;
    else if (depth > 0 && (token === '}' || token === '\\end' || token === '\\right')) depth -= 1;
    if (depth > nestedMax) return true;
  }
  return manyCommands.test(latex);
}

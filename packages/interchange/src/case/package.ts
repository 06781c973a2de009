/**
 * A CASE package as a file has it: {CFDocument, CFItems, CFAssociations, CFDefinitions}. It is kept whole, so that keys which
 * nobody here understands leave again as they came; reading one looks at it and changes nothing.
 *
 * It is bounded before anything is made of it: a file that is too large, too deep or has too much in it is refused in a sentence.
 */

import { type CaseRecord, isRecord, listIn, textIn } from './values.ts';

export interface CasePackage {
  /** everything, as it came */
  readonly whole: CaseRecord;
  readonly document: CaseRecord;
  readonly items: readonly CaseRecord[];
  readonly associations: readonly CaseRecord[];
  /** the framework's own name for itself */
  readonly identifier: string;
}

/** How much is too much. A state's mathematics from kindergarten to grade 12 has about 2,000 items and 4 MB. */
export const caseLimits = {
  /** characters of the file */
  characters: 8 * 1024 * 1024,
  items: 10_000,
  associations: 40_000,
  /** objects and lists inside of one another, in the JSON */
  nesting: 32,
  /** characters of an identifier */
  identifier: 500,
} as const;

/** The file is no CASE package, or too much of one. The message is for whoever brought it. */
export class CaseNotRead extends Error {
  override readonly name = 'CaseNotRead';
}

/** The package in a file's text. Throws `CaseNotRead`. */
export function parseCasePackage(text: string): CasePackage {
  if (text.length > caseLimits.characters) {
    throw new CaseNotRead(
      `This file is too large: ${text.length} characters, at most ${caseLimits.characters} can be read.`,
    );
  }
  mustBeShallow(text);
  const whole = parsed(text);
  if (!isRecord(whole)) throw new CaseNotRead(noPackage);
  const document = Object.hasOwn(whole, 'CFDocument') ? whole.CFDocument : undefined;
  const items = listIn(whole, 'CFItems');
  if (!isRecord(document) || items === null) throw new CaseNotRead(noPackage);
  const associations = listIn(whole, 'CFAssociations') ?? [];
  mustBeFew('standards', items.length, caseLimits.items);
  mustBeFew('connections', associations.length, caseLimits.associations);
  const identifier = textIn(document, 'identifier') ?? textIn(document, 'uri');
  if (identifier === null) {
    throw new CaseNotRead('This framework has no identifier, so an update could not be told from another framework.');
  }
  if (identifier.length > caseLimits.identifier) throw new CaseNotRead('The identifier of this framework is too long.');
  return {
    whole,
    document,
    items: items.filter(isRecord),
    associations: associations.filter(isRecord),
    identifier,
  };
}

/** The text of a package, for whoever wants the file back. */
export function writeCasePackage({ whole }: Pick<CasePackage, 'whole'>): string {
  return JSON.stringify(whole);
}

const noPackage =
  'This is not a CASE package: it should hold a CFDocument and a list of CFItems. Ask for the framework as “CFPackage”.';

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (cause) {
    throw new CaseNotRead('This file is not complete JSON. Download it again, then choose that file.', { cause });
  }
}

function mustBeFew(what: string, count: number, most: number): void {
  if (count > most) throw new CaseNotRead(`This framework has ${count} ${what}; at most ${most} can be read.`);
}

/** Looks at brackets outside of strings only; whether the text is JSON at all is not asked here. */
function mustBeShallow(text: string): void {
  let depth = 0;
  let inString = false;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at];
    if (inString) {
      if (character === '\\') at += 1;
      else if (character === '"') inString = false;
    } else if (character === '"') inString = true;
    else if (character === '{' || character === '[') {
      depth += 1;
      if (depth > caseLimits.nesting) throw new CaseNotRead('This file is nested too deeply to be a framework.');
    } else if (character === '}' || character === ']') depth -= 1;
  }
}

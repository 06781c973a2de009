/**
 * CASE packages for tests: made here by the line, and the real ones in a folder beside the checkout, none of which is copied into
 * it. This workspace compiles without Node, so what tests need of it is named here.
 */
import { type CasePackage, parseCasePackage } from '../src/case.ts';
import { files, root } from './files.ts';

const { process } = globalThis as unknown as { process: { env: Readonly<Record<string, string | undefined>> } };
const folder = `${root}/../shared/data/case`;

/** The real packages by name; none where the folder is absent. Under CI it must be there. */
export async function realPackages(): Promise<ReadonlyMap<string, string>> {
  try {
    const names = await files.readdir(folder);
    const texts = names.map(async (name) => [name, await files.readFile(`${folder}/${name}`, 'utf8')] as const);
    return new Map(await Promise.all(texts));
  } catch (absent) {
    if (process.env.CI === 'true') throw absent;
    return new Map();
  }
}

/** A package of these records, its document called `doc`. */
export function packageOf(
  items: readonly object[],
  associations: readonly object[] = [],
  document: object = {},
): CasePackage {
  const CFDocument = { identifier: 'doc', uri: 'https://case.example/CFDocuments/doc', title: 'Ours', ...document };
  return parseCasePackage(JSON.stringify({ CFDocument, CFItems: items, CFAssociations: associations }));
}

/** An item in the current form. */
export function item(identifier: string, more: object = {}): object {
  return {
    identifier,
    uri: `https://case.example/CFItems/${identifier}`,
    fullStatement: `About ${identifier}`,
    ...more,
  };
}

/** An association in the current form. */
export function association(associationType: string, origin: string, destination: string, more: object = {}): object {
  const end = (identifier: string) => ({
    title: identifier,
    identifier,
    uri: `https://case.example/CFItems/${identifier}`,
  });
  return {
    identifier: `${origin} ${associationType} ${destination}`,
    associationType,
    originNodeURI: end(origin),
    destinationNodeURI: end(destination),
    ...more,
  };
}

export const childOf = (origin: string, destination: string, sequenceNumber?: number | string): object =>
  association('isChildOf', origin, destination, sequenceNumber === undefined ? {} : { sequenceNumber });

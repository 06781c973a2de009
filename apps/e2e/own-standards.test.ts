/** Every CASE package of the real input goes into a running server and comes out again as it was: nothing of it is lost on the way. */
import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type House, openHouse } from './testing/house.ts';
import { type Person, signIn } from './testing/person.ts';
import { sharedData, sharedDataIsThere } from './testing/shared-data.ts';

interface Imported {
  readonly framework: { readonly id: string; readonly title: string; readonly standing: number };
  readonly outcome: string;
}
interface Read {
  readonly items: readonly { readonly id: string; readonly code: string | null; readonly statement: string }[];
}

const files = sharedDataIsThere ? readdirSync(sharedData('case')) : [];

let house: House;
let principal: Person;

beforeAll(async () => {
  house = await openHouse();
  principal = await signIn(house, 'Halima Farouk');
});

afterAll(() => house?.tearDown());

describe.skipIf(!sharedDataIsThere)('a framework that somebody published', () => {
  test.each(files)('%s', async (file) => {
    const text = readFileSync(sharedData(`case/${file}`), 'utf8');
    const brought = JSON.parse(text);
    const { framework, outcome } = await principal.get<Imported>('POST', '/frameworks/import/case', { text });
    expect([outcome, framework.title]).toEqual(['new', brought.CFDocument.title]);
    const { items } = await principal.get<Read>('GET', `/frameworks/${framework.id}`);
    const known = ({ identifier, humanCodingScheme, fullStatement }: Record<string, string>) =>
      JSON.stringify([identifier, humanCodingScheme ?? null, fullStatement?.replaceAll('\r\n', '\n')]);
    expect(items.map(({ id, code, statement }) => JSON.stringify([id, code, statement])).sort()).toEqual(
      brought.CFItems.map(known).sort(),
    );
    expect(await principal.get('GET', `/frameworks/${framework.id}/case`)).toEqual(brought);
    const again = await principal.get<Imported>('POST', '/frameworks/import/case', { text });
    expect(again).toMatchObject({ outcome: 'same', framework });
    // Several of them carry the same identifier.
    await principal.get('POST', `/frameworks/${framework.id}/delete`, {});
  });
});

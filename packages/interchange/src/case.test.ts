/** CASE packages as publishers really write them: what teachers meet of them, and that nothing is lost on the way through. */

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { association, childOf, item, packageOf, realPackages } from '../testing/case-packages.ts';
import { plainStatement } from './case/statement.ts';
import { CaseNotRead, type CasePackage, parseCasePackage, readCasePackage, writeCasePackage } from './case.ts';

/** The tree as it is read, by indentation. */
function outline(pack: CasePackage): string[] {
  return readCasePackage(pack).items.map(({ id, depth }) => `${'  '.repeat(depth)}${id}`);
}
const what = (pack: CasePackage) => readCasePackage(pack).notes.map((note) => note.what);

const real = await realPackages();

describe('a package that somebody published', () => {
  test.each([...real])(
    '%s: every identifier, code, word, connection and unknown key is in what comes out',
    (_, text) => {
      const pack = parseCasePackage(text);
      expect(JSON.parse(writeCasePackage(pack))).toEqual(JSON.parse(text));

      const { items, notes } = readCasePackage(pack);
      const records: readonly { identifier: string; fullStatement: string; humanCodingScheme?: string }[] =
        JSON.parse(text).CFItems;
      expect(items.map(({ id }) => id).sort()).toEqual(records.map(({ identifier }) => identifier).sort());
      for (const { identifier, fullStatement, humanCodingScheme } of records) {
        const read = items.find(({ id }) => id === identifier);
        expect(read?.code).toBe(humanCodingScheme ?? null);
        expect(read?.statement).toBe(fullStatement.replaceAll('\r\n', '\n'));
      }
      expect(notes.filter(({ what }) => !/under something that is not in this file/.test(what))).toEqual([]);
    },
  );

  test.runIf(real.size > 0)(
    'keeps the tree of the standards: a part below its standard, its cluster and its domain',
    () => {
      const { items } = readCasePackage(parseCasePackage(real.get('ccss-math-6-8.opensalt-2017.case.json') ?? ''));
      const at = (code: string) => items.find((one) => one.code === code);
      const part =
        at('CCSS.Math.Content.6.RP.A.3b') ?? at('6.RP.A.3b') ?? items.find(({ code }) => code?.endsWith('6.RP.A.3b'));
      const above: string[] = [];
      for (let id = part?.parent; id; id = items.find((one) => one.id === id)?.parent) {
        above.push(items.find((one) => one.id === id)?.kind ?? '');
      }
      expect(above.slice(0, 3)).toEqual(['Standard', 'Cluster', 'Domain']);
      expect(part?.grades).toEqual([6]);
    },
  );

  test.runIf(real.size > 0)('keeps its crosswalks and prerequisites', () => {
    const { items } = readCasePackage(parseCasePackage(real.get('ratio-strand-6-7.opensalt-2017.case.json') ?? ''));
    const kinds = items.flatMap(({ links }) => links.map(({ how }) => how));
    expect(kinds.filter((how) => how === 'same')).toHaveLength(16);
    // A third one precedes a standard of another framework.
    expect(kinds.filter((how) => how === 'after')).toHaveLength(2);
    expect(kinds.filter((how) => how === 'related').length).toBeGreaterThanOrEqual(2);
  });
});

describe('the tree', () => {
  test('orders siblings by sequence number, then list enumeration, then code as people count', () => {
    const pack = packageOf(
      [
        ...['c10', 'c2', 'c3b', 'c3a'].map((code) => item(code, { humanCodingScheme: code })),
        item('third', { listEnumeration: '10.' }),
        item('second', { listEnumeration: '9.' }),
        item('first'),
      ],
      [childOf('first', 'doc', '1'), ...['c10', 'c2', 'c3b', 'c3a', 'third', 'second'].map((id) => childOf(id, 'doc'))],
    );
    expect(outline(pack)).toEqual(['first', 'second', 'third', 'c2', 'c3a', 'c3b', 'c10']);
  });

  test('is the same however references are written: an object, an identifier beside or in its place, an address as text', () => {
    const ends = [
      { originNodeURI: { identifier: 'b' }, destinationNodeURI: { uri: 'https://case.example/CFItems/a' } },
      { originNodeIdentifier: 'b', destinationNodeIdentifier: 'a' },
      {
        originNodeIdentifier: 'b',
        originNodeURI: { title: 'Origin', identifier: 'elsewhere' },
        destinationNodeURI: 'a',
      },
      {
        originNodeURI: 'https://mirror.example/ims/case/v1p1/CFItems/b',
        destinationNodeURI: 'https://other.example/a',
      },
    ];
    for (const end of ends) {
      const pack = packageOf([item('b'), item('a')], [childOf('a', 'doc'), { associationType: 'isChildOf', ...end }]);
      expect(outline(pack)).toEqual(['a', '  b']);
      expect(what(pack)).toEqual([]);
    }
  });

  test('lists at the top what is in no tree or under something unknown, and says so', () => {
    const pack = packageOf(
      [item('lost'), item('under'), item('a')],
      [childOf('a', 'doc', 1), childOf('under', 'nowhere')],
    );
    expect(outline(pack)).toEqual(['a', 'lost', 'under']);
    expect(readCasePackage(pack).notes).toEqual([
      { what: '1 standard is in no tree, and listed at the top.', count: 1, about: ['About lost'] },
      {
        what: '1 standard belongs under something that is not in this file, and listed at the top.',
        count: 1,
        about: ['About under'],
      },
    ]);
  });

  test('cuts a circle at its first item, and says so', () => {
    const pack = packageOf(
      ['c', 'b', 'a', 'own'].map((id) => item(id)),
      [childOf('a', 'c'), childOf('b', 'a'), childOf('c', 'b'), childOf('own', 'own')],
    );
    expect(outline(pack)).toEqual(['a', '  b', '    c', 'own']);
    expect(what(pack)).toEqual(['2 standards stood below themselves. The circle was cut there.']);
  });

  test('has every item once, each below its parent, whatever was connected with what; and shuffling changes nothing', () => {
    const names = fc.integer({ min: 0, max: 12 }).map((n) => `i${n}`);
    const edges = fc.array(
      fc.tuple(names, fc.oneof(names, fc.constant('doc')), fc.option(fc.integer({ min: 0, max: 3 }))),
      {
        maxLength: 30,
      },
    );
    fc.assert(
      fc.property(fc.uniqueArray(names, { minLength: 1 }), edges, fc.infiniteStream(fc.nat()), (ids, edges, dice) => {
        const items = ids.map((id) => item(id));
        const associations = edges.map(([from, to, sequence], at) => ({
          ...childOf(from, to, sequence ?? undefined),
          identifier: `${at}`,
        }));
        const read = readCasePackage(packageOf(items, associations)).items;
        expect(read.map(({ id }) => id).sort()).toEqual(ids.toSorted());
        const seen = new Map<string, number>();
        for (const { id, parent, depth } of read) {
          expect(depth).toBe(parent === null ? 0 : (seen.get(parent) ?? Number.NaN) + 1);
          seen.set(id, depth);
        }
        const shuffled = <T>(list: readonly T[]): T[] =>
          list
            .map((one) => [dice.next().value, one] as const)
            .sort(([a], [b]) => Number(a) - Number(b))
            .map(([, one]) => one);
        expect(readCasePackage(packageOf(shuffled(items), shuffled(associations))).items).toEqual(read);
      }),
    );
  });

  test('of 10,000 items, all in one chain or all in one circle, is read', () => {
    const ids = Array.from({ length: 10_000 }, (_, at) => `i${at}`);
    const chain = ids.map((id, at) => childOf(id, at === 0 ? 'doc' : `i${at - 1}`));
    const circle = ids.map((id, at) => childOf(id, `i${(at + 1) % ids.length}`));
    const items = ids.map((id) => item(id));
    expect(readCasePackage(packageOf(items, chain)).items.at(-1)?.depth).toBe(9_999);
    expect(readCasePackage(packageOf(items, circle)).items).toHaveLength(10_000);
  });
});

describe('an item', () => {
  test('says its grades as a list, as one text, or as a range', () => {
    const grades = (more: object) => readCasePackage(packageOf([item('a', more)])).items[0]?.grades;
    expect(grades({ educationLevel: ['06', '07'] })).toEqual([6, 7]);
    expect(grades({ educationalLevel: '06' })).toEqual([6]);
    expect(grades({ educationalLevel: 'KG, 1;08' })).toEqual([0, 1, 8]);
    expect(grades({ educationalLevel: '06-08' })).toEqual([6, 7, 8]);
    expect(grades({ educationLevel: [null, 7, 'HS', '99'] })).toEqual([]);
  });

  test('without an identifier is known by what comes nearest; one that says nothing is noted; of two the first counts', () => {
    const pack = packageOf([
      { humanCodingScheme: '6.X' },
      { fullStatement: 'Only words' },
      {},
      null as never,
      item('a'),
      item('a'),
    ]);
    expect(
      readCasePackage(pack)
        .items.map(({ id }) => id)
        .sort(),
    ).toEqual(['6.X', 'Only words', 'a']);
    expect(what(pack)).toContain('1 standard has neither a name nor words, and cannot be shown.');
    expect(what(pack)).toContain('1 standard comes twice in this file; the first one counts.');
  });

  test('knows which others are the same, related, before it, or in its place; here and elsewhere', () => {
    const pack = packageOf(
      ['a', 'b'].map((id) => item(id)),
      [
        association('exactMatchOf', 'a', 'elsewhere'),
        association('precedes', 'a', 'b'),
        association('isRelatedTo', 'b', 'a'),
        association('replacedBy', 'a', 'b'),
        association('isPeerOf', 'a', 'b'),
      ],
    );
    const links = (id: string) => readCasePackage(pack).items.find((one) => one.id === id)?.links;
    expect(links('a')).toEqual([
      { how: 'same', to: 'elsewhere' },
      { how: 'related', to: 'b' },
      { how: 'replacedBy', to: 'b' },
    ]);
    expect(links('b')).toEqual([
      { how: 'after', to: 'a' },
      { how: 'related', to: 'a' },
    ]);
  });

  test('is read by its own keys: one called __proto__ is kept, and is nobody’s prototype', () => {
    const text = `{"CFDocument":{"identifier":"d","__proto__":{"polluted":1}},"CFItems":[{"__proto__":{"identifier":"x","polluted":1},
      "constructor":{"prototype":{"polluted":1}},"fullStatement":"Words"}]}`;
    const pack = parseCasePackage(text);
    expect(readCasePackage(pack).items.map(({ id }) => id)).toEqual(['Words']);
    expect(writeCasePackage(pack)).toContain('"__proto__":{"identifier":"x","polluted":1}');
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
  });
});

describe('a statement', () => {
  test.each([
    ['<p>Use <b>ratio</b> <i class="x">language</i>.</p>', 'Use ratio language.'],
    ['one<br>two<br/>three', 'one\ntwo\nthree'],
    ['<ul><li>first</li><li>second</li></ul>', '- first\n\n- second'],
    ['x<sup>2</sup> and a<sub>1</sub>, 6<sup>th</sup>', 'x² and a₁, 6th'],
    ['<script>alert(1)</script>Words<style>p{}</style>', 'Words'],
    ['<img src=x onerror=alert(1)>Words<svg/onload=alert(1)>', 'Words'],
    ['3 &times; 4 &le; 12 &amp;lt; &#x3C; &unknown; AT&T', '3 × 4 ≤ 12 &lt; < &unknown; AT&T'],
    ['a < b and c > d; x<y; 1<2>0; a<b and c>d', 'a < b and c > d; x<y; 1<2>0; a<b and c>d'],
    [
      'A _table_:\r\n\r\n| a | b |\r\n| --- | --- |\r\n $x = {-b \\pm \\sqrt{b^2-4ac} \\over 2a}$',
      'A _table_:\n\n| a | b |\n| --- | --- |\n $x = {-b \\pm \\sqrt{b^2-4ac} \\over 2a}$',
    ],
    ['Item 𝑑 1\u0000\u202e', 'Item 𝑑 1'],
    ['a<!-- <b>not said</b> -->b <!-- never closed', 'ab <!-- never closed'],
    ['<b>never closed <script>words', 'never closed words'],
  ])('%j reads %j', (written, read) => {
    expect(plainStatement(written)).toBe(read);
  });

  test('of a million characters made to be slow is read all the same', () => {
    for (const piece of [
      '<',
      '<b ',
      '<a b="',
      '<sup>',
      '<script>',
      '&',
      '&#',
      '<!--',
      '</',
      ' \n',
      '<a b=c ',
      '<td>\n',
    ]) {
      expect(plainStatement(piece.repeat(1_000_000 / piece.length))).toBeTypeOf('string');
    }
  });
});

describe('a file that is no package', () => {
  const refusal = (text: string) => {
    try {
      parseCasePackage(text);
    } catch (error) {
      if (error instanceof CaseNotRead) return error.message;
      throw error;
    }
    return null;
  };
  const nested = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`;
  test.each([
    ['', 'not complete JSON'],
    ['{"CFDocument":', 'not complete JSON'],
    ['[]', 'not a CASE package'],
    ['null', 'not a CASE package'],
    ['{"CFDocument":{"identifier":"d"}}', 'not a CASE package'],
    ['{"CFDocument":[],"CFItems":[]}', 'not a CASE package'],
    ['{"CFDocument":{"title":"t"},"CFItems":[]}', 'no identifier'],
    [`{"CFDocument":{"identifier":"${'x'.repeat(501)}"},"CFItems":[]}`, 'too long'],
    [nested(33), 'nested too deeply'],
    [nested(3_000_000), 'nested too deeply'],
    [`{"CFDocument":{"identifier":"d"},"CFItems":[${'{},'.repeat(10_000)}{}]}`, 'has 10001 standards'],
    [' '.repeat(8 * 1024 * 1024 + 1), 'too large'],
  ])('%.40s is refused in a sentence', (text, says) => {
    expect(refusal(text)).toContain(says);
  });

  test('is one with a byte-order mark, brackets in its words, and nothing in it', () => {
    expect(refusal('\uFEFF{"CFDocument":{"identifier":"d"},"CFItems":[]}')).toBeNull();
    expect(
      refusal(`{"CFDocument":{"identifier":"d"},"CFItems":[{"fullStatement":"\\"${'['.repeat(50)}"}]}`),
    ).toBeNull();
  });
});

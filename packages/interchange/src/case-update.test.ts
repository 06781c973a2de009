/** A framework imported again: what is new stands, and nothing that a plan may use goes. */

import { isRetired } from '@tangram/standards';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { association, childOf, item, packageOf, realPackages } from '../testing/case-packages.ts';
import { parseCasePackage, readCasePackage, updateCasePackage, writeCasePackage } from './case.ts';

const day = '2026-11-26';
const before = packageOf(
  [item('a'), item('b'), item('c')],
  [childOf('a', 'doc'), childOf('b', 'a'), childOf('c', 'b')],
);

test('an item that is not in it any more is retired, at its place, and comes back when it does', () => {
  const after = packageOf(
    [item('a', { fullStatement: 'Said anew' }), item('d')],
    [childOf('a', 'doc'), childOf('d', 'a')],
  );
  const { pack, changes } = updateCasePackage(before, after, day);
  const now = readCasePackage(pack).items;
  expect(now.map(({ id, depth }) => `${depth} ${id}`)).toEqual(['0 a', '1 b', '2 c', '1 d']);
  expect(now.filter((one) => isRetired(one, day)).map(({ id }) => id)).toEqual(['b', 'c']);
  expect(changes).toEqual({
    added: [{ name: 'About d', before: null, now: 'About d' }],
    changed: [{ name: 'Said anew', before: 'About a', now: 'Said anew' }],
    retired: [
      { name: 'About b', before: 'About b', now: null },
      { name: 'About c', before: 'About c', now: null },
    ],
  });

  const back = updateCasePackage(pack, before, '2026-12-01');
  expect(
    readCasePackage(back.pack)
      .items.filter((one) => isRetired(one, '2026-12-01'))
      .map(({ id }) => id),
  ).toEqual(['d']);
  expect(back.changes.changed.map(({ name }) => name)).toEqual(['About a', 'About b', 'About c']);
});

test('the same file again changes nothing, whether or not something is retired', () => {
  const again = updateCasePackage(before, before, day);
  expect(writeCasePackage(again.pack)).toBe(writeCasePackage(before));
  expect(again.changes).toEqual({ added: [], changed: [], retired: [] });

  const smaller = packageOf([item('a')], [childOf('a', 'doc')]);
  const first = updateCasePackage(before, smaller, day);
  const second = updateCasePackage(first.pack, smaller, '2027-01-01');
  expect(writeCasePackage(second.pack)).toBe(writeCasePackage(first.pack));
  expect(second.changes).toEqual({ added: [], changed: [], retired: [] });
});

test('an item that its publisher ended stays ended on that day', () => {
  const ended = packageOf([item('a', { statusEndDate: '2020-06-30' }), item('b', { statusEndDate: '2030-06-30' })]);
  const { pack, changes } = updateCasePackage(ended, packageOf([]), day);
  expect(readCasePackage(pack).items.map(({ id, endsOn }) => `${id} ${endsOn}`)).toEqual(['a 2020-06-30', `b ${day}`]);
  expect(changes.retired.map(({ name }) => name)).toEqual(['About b']);
});

test('identifiers that differ only in the case of a UUID are the same item', () => {
  const uuid = '3b432d87-ae12-59b6-88e6-72ff594cda95';
  const { changes } = updateCasePackage(packageOf([item(uuid)]), packageOf([item(uuid.toUpperCase())]), day);
  expect([changes.added, changes.retired]).toEqual([[], []]);
});

test('what a retired item was connected with is kept with it, once', () => {
  const first = packageOf([item('a'), item('b')], [association('exactMatchOf', 'b', 'elsewhere'), childOf('a', 'doc')]);
  const { pack } = updateCasePackage(first, packageOf([item('a')], [childOf('a', 'doc')]), day);
  expect(readCasePackage(pack).items.find(({ id }) => id === 'b')?.links).toEqual([{ how: 'same', to: 'elsewhere' }]);
  expect(pack.associations).toHaveLength(2);
});

test('real packages, one after the other under the same name, lose no item', async () => {
  let stands = packageOf([]);
  const expected = new Set<string>();
  for (const [, text] of await realPackages()) {
    const next = parseCasePackage(text);
    for (const { id } of readCasePackage(next).items) expected.add(id);
    stands = updateCasePackage(stands, next, day).pack;
    const read = readCasePackage(parseCasePackage(writeCasePackage(stands)));
    expect(new Set(read.items.map(({ id }) => id))).toEqual(expected);
  }
});

test('whatever forms follow one another, no item ever goes, the last form stands, and repeating it changes nothing', () => {
  const ids = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e'));
  const form = fc.tuple(ids, fc.constantFrom('in words', 'in other words')).map(([ids, words]) =>
    packageOf(
      ids.map((id) => item(id, { fullStatement: `${id} ${words}` })),
      ids.map((id, at) => childOf(id, ids[at - 1] ?? 'doc')),
    ),
  );
  fc.assert(
    fc.property(fc.array(form, { minLength: 1, maxLength: 6 }), (forms) => {
      const seen = new Set<string>();
      let stands = packageOf([]);
      for (const next of forms) {
        stands = updateCasePackage(stands, next, day).pack;
        for (const { id } of readCasePackage(next).items) seen.add(id);
        const { items } = readCasePackage(stands);
        expect(new Set(items.map(({ id }) => id))).toEqual(seen);
        const standing = items.filter((one) => !isRetired(one, day)).map(({ id, statement }) => `${id} ${statement}`);
        const wanted = readCasePackage(next).items.map(({ id, statement }) => `${id} ${statement}`);
        expect(standing.toSorted()).toEqual(wanted.toSorted());
        expect(writeCasePackage(updateCasePackage(stands, next, day).pack)).toBe(writeCasePackage(stands));
      }
    }),
  );
});

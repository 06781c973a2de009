/** Words of a photo that are in no plan yet outlive the page and a sign-out, for whoever wrote them and in their plan alone. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { forgetPerson } from '../../remembered.ts';
import { keptWords } from './kept-words.ts';

const photo = 'a'.repeat(32);

beforeEach(() => {
  const stored = new Map<string, string>();
  const storage = {
    getItem: (name: string) => stored.get(name) ?? null,
    setItem: (name: string, text: string) => Object.assign(storage, { [name]: text }) && stored.set(name, text),
    removeItem: (name: string) => stored.delete(name) && Reflect.deleteProperty(storage, name),
  };
  vi.stubGlobal('localStorage', storage);
});
afterEach(() => {
  vi.unstubAllGlobals();
});

test('they are there when the page is opened again, and when somebody signs in again', () => {
  keptWords('ana', 'plan').set(photo, 'Three bars');
  expect(keptWords('ana', 'plan').of(photo)).toBe('Three bars');
  forgetPerson('ana');
  expect(keptWords('ana', 'plan').of(photo)).toBe('Three bars');
  expect([keptWords('ben', 'plan').of(photo), keptWords('ana', 'other').of(photo)]).toEqual([null, null]);
  keptWords('ana', 'plan').set(photo, null);
  expect(keptWords('ana', 'plan').of(photo)).toBe(null);
});

test('they go after a month, whatever plan is opened then', () => {
  const day = 24 * 60 * 60 * 1_000;
  keptWords('ana', 'plan', () => 0).set(photo, 'Three bars');
  keptWords('ana', 'other', () => 20 * day).set(photo, 'Four bars');
  expect(keptWords('ana', 'plan', () => 29 * day).of(photo)).toBe('Three bars');
  keptWords('ana', 'another', () => 31 * day);
  expect(keptWords('ana', 'plan', () => 31 * day).of(photo)).toBe(null);
  expect(keptWords('ana', 'other', () => 31 * day).of(photo)).toBe('Four bars');
});

test('a device without room keeps them as long as the page is there', () => {
  vi.stubGlobal('localStorage', undefined);
  const words = keptWords('ana', 'plan');
  words.set(photo, 'Three bars');
  expect(words.of(photo)).toBe('Three bars');
  words.set(photo, null);
  expect(words.of(photo)).toBe(null);
});

test('what the device has no room for any more is read before what it kept earlier', () => {
  const words = keptWords('ana', 'plan');
  words.set(photo, 'Three');
  vi.stubGlobal('localStorage', {
    ...localStorage,
    setItem: () => {
      throw new DOMException('full', 'QuotaExceededError');
    },
  });
  words.set(photo, 'Three bars');
  expect(words.of(photo)).toBe('Three bars');
});

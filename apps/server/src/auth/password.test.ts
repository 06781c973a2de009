/** Which passwords are too easy, and that what is kept opens for the right one alone. */
import { expect, test } from 'vitest';
import { hashPassword, verifyPassword, weakness } from './password.ts';

test.each([
  'passwordpassword',
  'Password Password 1',
  'aaaaaaaaaaaaaaaa',
  'abababababababab',
  '123456789012345',
  'qwertyuiopasdfghjkl',
  'letmein-letmein-1',
  'Maple Street School 2026',
])('%s would be guessed at once', (password) => {
  expect(weakness(password, ['Maple Street School'])).toMatch(/sentence of your own/);
});

test.each([
  'the blue bus was late again',
  'fractions before breakfast',
  'drei rote Äpfel im Garten',
  '🦊🐢🦉🐝🐙🦀🐌🦔 and a half',
  'Maple Street is where I met her',
])('%s is taken', (password) => {
  expect(weakness(password, ['Maple Street School'])).toBeNull();
});

test('what is kept opens for the same sentence, on any keyboard, and for no other', async () => {
  const kept = await hashPassword('déjà vu over a long bridge');
  expect(kept).toMatch(/^\$argon2id\$v=19\$m=65536,/);
  expect(kept).not.toContain('bridge');
  expect(await verifyPassword(kept, 'déjà vu over a long bridge'.normalize('NFD'))).toBe(true);
  expect(await verifyPassword(kept, 'déjà vu over a long bridgf')).toBe(false);
  expect(await verifyPassword('$scrypt$nonsense', 'déjà vu over a long bridge')).toBe(false);
});

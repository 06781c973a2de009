/**
 * Passwords: which are too easy to guess, and how the others are kept (argon2id, 64 MiB). Length is checked at the door
 * (`httpLimits`); there are no rules about digits or capitals, because a sentence is better than a riddle.
 */
import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';

const cost = { memory: 64 * 1024, passes: 2, parallelism: 1, tagLength: 32 } as const;

/** What makes a long password long but not strong: what everybody tries first. */
const commonWords = [
  'password',
  'passwort',
  'letmein',
  'welcome',
  'qwerty',
  'qwertyuiop',
  'asdfghjkl',
  'iloveyou',
  'abcdefghijklmnopqrstuvwxyz',
  'zyxwvutsrqponmlkjihgfedcba',
  '01234567890123456789',
  '98765432109876543210',
  'monkey',
  'dragon',
  'sunshine',
  'princess',
  'football',
  'baseball',
  'teacher',
  'school',
  'tangram',
  'mathematics',
  'math',
  'admin',
  'changeme',
  'secret',
];

/** Why a password would be guessed at once, in a sentence; null when it would not. `names` are school and network names. */
export function weakness(password: string, names: readonly string[] = []): string | null {
  const bare = plain(password);
  if (new Set(bare).size < 5) return 'This password repeats a few characters. Use a sentence of your own.';
  let left = bare.replace(/\d+/g, ' ');
  const words = [...commonWords, ...names.map(plain)].filter((word) => word.length > 2);
  for (const word of words.sort((a, b) => b.length - a.length)) left = left.replaceAll(word, ' ');
  const sequence = commonWords.some((word) => word.length > 15 && word.includes(bare));
  if (sequence || left.replaceAll(' ', '').length < 5) {
    return 'This password is made of words that are tried first. Use a sentence of your own.';
  }
  return null;
}

function plain(text: string): string {
  return text.toLowerCase().replace(/[\s._\-!?#*+]/g, '');
}

/** What to keep of a password, in the usual text form of argon2. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const tag = await derive(password, salt);
  return `$argon2id$v=19$m=${cost.memory},t=${cost.passes},p=${cost.parallelism}$${base64(salt)}$${base64(tag)}`;
}

/** Whether a password is the one that was kept. */
export async function verifyPassword(kept: string, password: string): Promise<boolean> {
  const [, kind, , , salt, tag] = kept.split('$');
  if (kind !== 'argon2id' || salt === undefined || tag === undefined) return false;
  const wanted = Buffer.from(tag, 'base64');
  const found = await derive(password, Buffer.from(salt, 'base64'));
  return found.length === wanted.length && timingSafeEqual(found, wanted);
}

function derive(password: string, nonce: Uint8Array): Promise<Buffer> {
  // The same sentence typed on two keyboards may arrive as different code points.
  const message = Buffer.from(password.normalize('NFKC'), 'utf8');
  return new Promise((resolve, reject) => {
    argon2('argon2id', { message, nonce, ...cost }, (error, tag) => (error === null ? resolve(tag) : reject(error)));
  });
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64').replace(/=+$/, '');
}

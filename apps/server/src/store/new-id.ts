/** An id that nobody can guess: 128 random bits as 32 hexadecimal digits. */
import { randomBytes } from 'node:crypto';

export function newId(): string {
  return randomBytes(16).toString('hex');
}

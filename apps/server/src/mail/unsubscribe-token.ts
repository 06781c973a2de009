/**
 * The link that stops all e-mail to one person. It says whose it is and carries our signature of that, so that nobody can make one
 * up, it needs no sign-in, and it works as long as the mail that it stands in is kept.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { type PersonId, personId } from '@tangram/domain';

export interface UnsubscribeTokens {
  of(person: PersonId): string;
  /** Whose link it is; null for one that we did not write. */
  read(token: string): PersonId | null;
}

/** `secret` is the server's own; whoever has it could sign in as anybody. */
export function createUnsubscribeTokens(secret: string): UnsubscribeTokens {
  // A key of its own: what is signed here is good for nothing else.
  const key = createHmac('sha256', secret).update('tangram: stop all e-mail').digest();
  const signed = (person: string) => createHmac('sha256', key).update(person).digest();
  return {
    of: (person) => `${person}-${signed(person).toString('base64url')}`,
    read(token) {
      const [, person = '', signature = ''] = /^([0-9a-f]{32})-([\w-]{43})$/.exec(token) ?? [];
      const given = Buffer.from(signature, 'base64url');
      const right = signed(person);
      return given.length === right.length && timingSafeEqual(given, right) ? personId(person) : null;
    },
  };
}

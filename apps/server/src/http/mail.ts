/** E-mail over HTTP: each person's own settings, and the link in every mail that stops all of it without a sign-in. */
import { mayInNetwork, type Viewer } from '@tangram/access';
import type { MailSettings } from '@tangram/contract';
import { mailWaysFor, noticeReasons, type PersonId } from '@tangram/domain';
import { digestAt } from '../mail/school-days.ts';
import type { UnsubscribeTokens } from '../mail/unsubscribe-token.ts';
import type { MailSettingsStore } from '../store/mail-settings.ts';
import type { Outbox } from '../store/outbox.ts';
import { api, open } from './api.ts';
import { instant } from './present-people.ts';
import { notTaken, notThere } from './problem.ts';

export interface MailParts {
  readonly mailSettings: MailSettingsStore;
  readonly outbox: Pick<Outbox, 'refusedAt'>;
  readonly unsubscribeTokens: UnsubscribeTokens;
  /** Whether there is a mail server. */
  readonly sendsMail: boolean;
}

const oneClickPrefix = '/unsubscribe/';
/**
 * Where a mail's `List-Unsubscribe` points (RFC 8058): a mail program that knows it sends a POST here, from nowhere and with a form;
 * a person who follows it gets the page of the same address.
 */
export const oneClickPath = `${oneClickPrefix}:token`;

export function isOneClick(path: string): boolean {
  return path.startsWith(oneClickPrefix);
}

/** The address in a person's mails that stops them. */
export function stopLinkOf(origin: string, tokens: UnsubscribeTokens): (person: PersonId) => string {
  return (person) => `${origin}${oneClickPrefix}${tokens.of(person)}`;
}

/** Stops all e-mail to whoever the token was written for; false when we did not write it, or they are not there any more. */
export async function unsubscribe(
  { mailSettings, unsubscribeTokens }: Pick<MailParts, 'mailSettings' | 'unsubscribeTokens'>,
  token: string,
): Promise<boolean> {
  const person = unsubscribeTokens.read(token);
  if (person === null || (await mailSettings.recipient(person)) === null) return false;
  await mailSettings.choose(person, { wanted: false });
  return true;
}

export function mailRoutes(parts: MailParts) {
  const { mailSettings, outbox, sendsMail } = parts;

  const present = async (viewer: Viewer): Promise<MailSettings> => {
    const found = await mailSettings.recipient(viewer.person);
    if (found === null) throw notThere();
    const refusedAt = await outbox.refusedAt(viewer.person);
    return {
      sends: sendsMail,
      address: found.address,
      wanted: found.wanted,
      ways: found.ways,
      digest: { timeZone: found.timeZone, at: digestAt },
      maySetTimeZone: mayInNetwork(viewer, 'setTimeZone'),
      refusedAt: refusedAt === null ? null : instant(refusedAt),
    };
  };

  return {
    settings: api.mail.settings.handler(({ context: { viewer } }) => present(viewer)),

    choose: api.mail.choose.handler(async ({ input, context: { viewer } }) => {
      for (const reason of noticeReasons) {
        const way = input.ways?.[reason];
        if (way !== undefined && !mailWaysFor(reason).includes(way)) {
          throw notTaken('ways', 'This is never sent at once, only with the digest.');
        }
      }
      await mailSettings.choose(viewer.person, input);
      return present(viewer);
    }),

    unsubscribe: open.mail.unsubscribe.handler(async ({ input }) => {
      if (!(await unsubscribe(parts, input.token))) throw notThere();
      return { ok: true } as const;
    }),
  };
}

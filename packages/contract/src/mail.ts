/** E-mail: what the signed-in person gets, and stopping all of it with the link that every mail carries. */
import { oc } from '@orpc/contract';
import { mailWays, noticeReasons } from '@tangram/domain';
import { z } from 'zod';
import { problems } from './problem.ts';
import { instant } from './values.ts';

const base = oc.errors(problems);
const way = z.enum(mailWays);
const reason = z.enum(noticeReasons);

const mailSettings = z.object({
  /** Whether this server can send e-mail at all. */
  sends: z.boolean(),
  /** Where it goes. */
  address: z.string(),
  /** False for somebody who stopped all of it; what they chose for each kind is kept. */
  wanted: z.boolean(),
  ways: z.record(reason, way),
  /** When the digest goes out: Monday to Friday, by the clock of the network's time zone. */
  digest: z.object({ timeZone: z.string(), at: z.string() }),
  /** May choose the network's time zone. */
  maySetTimeZone: z.boolean(),
  /** When a mail server last refused a mail to this address for good, if it was the last one that was tried. */
  refusedAt: instant.nullable(),
});
export type MailSettings = z.infer<typeof mailSettings>;

export const mail = {
  settings: base.route({ method: 'GET', path: '/mail/settings' }).output(mailSettings),
  /** Sets what is given and keeps the rest. 422 for a kind that is never mailed at once. */
  choose: base
    .route({ method: 'POST', path: '/mail/settings' })
    .input(z.strictObject({ wanted: z.boolean().optional(), ways: z.partialRecord(reason, way).optional() }))
    .output(mailSettings),
  /** Stops all e-mail to whoever the link in a mail was written for; needs no sign-in. 404 for a link that is not whole. */
  unsubscribe: base
    .route({ method: 'POST', path: '/mail/unsubscribe' })
    .input(z.strictObject({ token: z.string().max(200) }))
    .output(z.object({ ok: z.literal(true) })),
};

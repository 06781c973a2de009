/** The network: who I am, the people and schools, the first start, and invitations. Signing in and out is better-auth's own, under /api/auth. */
import { oc } from '@orpc/contract';
import { z } from 'zod';
import { httpLimits } from './limits.ts';
import { problems } from './problem.ts';
import { id, instant, line, password, personCard, personName, role, timeZone } from './values.ts';

const base = oc.errors(problems);
const token = z.string().min(1).max(200);
const school = z.object({ id: z.string(), name: z.string() });
export type SchoolCard = z.infer<typeof school>;

const me = z.object({
  person: personCard.nullable(),
  network: z.object({ id: z.string(), name: z.string() }).nullable(),
  /** Whether this server offers “Try as …”. */
  demo: z.boolean(),
  /** Whether nobody has claimed this server yet. */
  needsSetUp: z.boolean(),
  /** The document schema the server writes; an older page reloads. */
  schemaVersion: z.number().int(),
  /** May name schools and hand out invitations. */
  mayInvite: z.boolean(),
  /** Signs in with a password, and can change it. */
  hasPassword: z.boolean(),
});
export type Me = z.infer<typeof me>;

const invitation = z.object({
  id: z.string(),
  email: z.string(),
  role,
  schoolName: z.string().nullable(),
  invitedBy: z.string(),
  expiresAt: instant,
  state: z.enum(['open', 'used', 'expired', 'withdrawn']),
});
export type Invitation = z.infer<typeof invitation>;

export const network = {
  /** Who the session says I am; `person` is null for somebody who is not signed in. */
  me: base.route({ method: 'GET', path: '/me' }).output(me),
  /**
   * How much room the server's disk has: `little` below 500 MB, which is told only to those who look after the network and `enough` for
   * everybody else, and `hardlyAny` below 100 MB.
   */
  disk: base
    .route({ method: 'GET', path: '/disk' })
    .output(z.object({ room: z.enum(['enough', 'little', 'hardlyAny']) })),
  people: base.route({ method: 'GET', path: '/people' }).output(z.array(personCard)),
  schools: base.route({ method: 'GET', path: '/schools' }).output(z.array(school)),
  addSchools: base
    .route({ method: 'POST', path: '/schools' })
    .input(z.strictObject({ names: z.array(line(httpLimits.schoolName)).min(1).max(httpLimits.schoolsPerCall) }))
    .output(z.array(school)),
  renameSchool: base
    .route({ method: 'POST', path: '/schools/{schoolId}/name' })
    .input(z.strictObject({ schoolId: id, name: line(httpLimits.schoolName) }))
    .output(school),
  /** By whose clock school days are counted. */
  setTimeZone: base
    .route({ method: 'POST', path: '/network/time-zone' })
    .input(z.strictObject({ timeZone }))
    .output(z.object({ timeZone: z.string() })),

  /** The people whom a demo network lets a visitor try, a few of each role; refused (404) outside demo mode. */
  demoPeople: base.route({ method: 'GET', path: '/demo/people' }).output(z.array(personCard)),
  /** Signs in as a person of the demo network and sets the session cookie; 404 outside demo mode. */
  demoSignIn: base
    .route({ method: 'POST', path: '/demo/sign-in' })
    .input(z.strictObject({ personId: id }))
    .output(z.object({ ok: z.literal(true) })),

  /** Makes the network and its first facilitator with the one-time link of the first start, and signs them in. 410 when used. */
  setUp: base
    .route({ method: 'POST', path: '/set-up' })
    .input(
      z.strictObject({
        token,
        networkName: line(httpLimits.schoolName),
        name: personName,
        email: z.email().max(200),
        password,
        schools: z.array(line(httpLimits.schoolName)).max(httpLimits.schoolsPerCall),
        // A browser that does not know where it is does not keep a network from beginning.
        timeZone: timeZone.optional().catch(undefined),
      }),
    )
    .output(z.object({ ok: z.literal(true) })),

  invitations: base.route({ method: 'GET', path: '/invitations' }).output(z.array(invitation)),
  /** Makes a single-use link, bound to one e-mail address, good for 7 days. The link is shown once: only its hash is kept. */
  invite: base
    .route({ method: 'POST', path: '/invitations' })
    .input(z.strictObject({ email: z.email().max(200), role, schoolId: id.nullable() }))
    .output(z.object({ invitation, link: z.string() })),
  withdrawInvitation: base
    .route({ method: 'POST', path: '/invitations/{invitationId}/withdraw' })
    .input(z.strictObject({ invitationId: id }))
    .output(z.object({ ok: z.literal(true) })),
  /** What an invitation says, without using it up. 404 unknown, 410 used, expired or withdrawn. */
  readInvitation: base
    .route({ method: 'POST', path: '/invitations/read' })
    .input(z.strictObject({ token }))
    .output(z.object({ networkName: z.string(), email: z.string(), role, schoolName: z.string().nullable() })),
  /** Makes the account, uses the link up, and signs in. 403 when the address is not the invited one. */
  acceptInvitation: base
    .route({ method: 'POST', path: '/invitations/accept' })
    .input(z.strictObject({ token, name: personName, email: z.email().max(200), password }))
    .output(z.object({ ok: z.literal(true) })),
};

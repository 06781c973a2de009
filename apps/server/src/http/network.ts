/** The network over HTTP: who I am, people and schools, the first start, invitations, and the demo's one-click sign-in. */
import { ORPCError } from '@orpc/server';
import { mayInNetwork, type NetworkAction, type Viewer } from '@tangram/access';
import type { PersonId, Role } from '@tangram/domain';
import type { Auth } from '../auth/auth.ts';
import { hashPassword } from '../auth/password.ts';
import type { RoomOnDisk } from '../compose/room-on-disk.ts';
import type { Invitations } from '../store/invitations.ts';
import { AddressTaken, type Roster } from '../store/roster.ts';
import { mustBeStrong } from './account.ts';
import { type ApiContext, api, open } from './api.ts';
import { notTaken, notThere, notYours, usedUp } from './problem.ts';

export interface NetworkParts {
  readonly roster: Roster;
  readonly invitations: Invitations;
  readonly auth: Auth;
  readonly demo: boolean;
  readonly origin: string;
  /** The document schema that this server writes. */
  readonly schemaVersion: number;
  /** How much room the disk has. */
  readonly disk: () => RoomOnDisk;
}

/** While there is time, it is said to those who can see to it. */
export function roomToldTo(viewer: Viewer, room: RoomOnDisk): RoomOnDisk {
  return room === 'little' && !mayInNetwork(viewer, 'hearOfDisk') ? 'enough' : room;
}

/** Roles that are held in no school. */
const schoolless: readonly Role[] = ['districtLeader', 'facilitator'];

export function networkRoutes({ roster, invitations, auth, demo, origin, schemaVersion, disk }: NetworkParts) {
  const signIn = async (person: PersonId, { session, answerHeaders }: ApiContext) => {
    for (const cookie of await auth.signInAs(person, session)) answerHeaders.append('set-cookie', cookie);
    return { ok: true } as const;
  };

  return {
    me: open.network.me.handler(async ({ context: { viewer } }) => ({
      person: viewer === null ? null : ((await roster.card(viewer.network, viewer.person)) ?? null),
      network: viewer === null ? null : ((await roster.network(viewer.network)) ?? null),
      demo,
      needsSetUp: !demo && !(await invitations.claimed()),
      schemaVersion,
      mayInvite: viewer !== null && mayInNetwork(viewer, 'invite'),
      hasPassword: viewer !== null && (await auth.hasPassword(viewer.person)),
    })),

    disk: api.network.disk.handler(({ context: { viewer } }) => {
      return { room: roomToldTo(viewer, disk()) };
    }),

    people: api.network.people.handler(({ context }) => roster.cards(context.viewer.network)),

    schools: api.network.schools.handler(({ context }) => roster.schools(context.viewer.network)),

    addSchools: api.network.addSchools.handler(async ({ input, context: { viewer } }) => {
      must(viewer, 'nameSchools');
      await roster.addSchools(viewer.network, input.names);
      return roster.schools(viewer.network);
    }),

    renameSchool: api.network.renameSchool.handler(async ({ input, context: { viewer } }) => {
      must(viewer, 'nameSchools');
      const school = await roster.renameSchool(viewer.network, input.schoolId, input.name);
      if (school === undefined) throw notThere();
      return school;
    }),

    setTimeZone: api.network.setTimeZone.handler(async ({ input, context: { viewer } }) => {
      must(viewer, 'setTimeZone');
      await roster.setTimeZone(viewer.network, input.timeZone);
      return { timeZone: input.timeZone };
    }),

    demoPeople: open.network.demoPeople.handler(async () => {
      if (!demo) throw notThere();
      return roster.demoPeople();
    }),

    demoSignIn: open.network.demoSignIn.handler(async ({ input, context }) => {
      const person = demo ? (await roster.demoPeople()).find((one) => one.id === input.personId) : undefined;
      const viewer = person === undefined ? null : await roster.viewer(person.id);
      if (viewer === null) throw notThere();
      return signIn(viewer.person, context);
    }),

    setUp: open.network.setUp.handler(async ({ input, context }) => {
      if (!(await invitations.setUpTokenWorks(input.token)))
        throw usedUp('This set-up link has been used, or is not the newest.');
      mustBeStrong('password', input.password, [input.networkName, ...input.schools]);
      const passwordHash = await hashPassword(input.password);
      const person = await takenSaysSo(invitations.setUp(input.token, { ...input, passwordHash }));
      if (person === 'gone') throw usedUp('This set-up link has been used.');
      return signIn(person, context);
    }),

    invitations: api.network.invitations.handler(({ context: { viewer } }) => {
      must(viewer, 'invite');
      return invitations.list(viewer.network);
    }),

    invite: api.network.invite.handler(async ({ input, context: { viewer } }) => {
      must(viewer, 'invite');
      if (schoolless.includes(input.role) !== (input.schoolId === null)) {
        throw notTaken('schoolId', 'Facilitators and district leaders have no school; everybody else has one.');
      }
      const schools = await roster.schools(viewer.network);
      if (input.schoolId !== null && !schools.some((school) => school.id === input.schoolId)) throw notThere();
      const { invitation, token } = await invitations.invite(viewer.network, viewer.person, input);
      // Behind the #, so that no server on the way and no log ever sees the token.
      return { invitation, link: `${origin}/invitation#${token}` };
    }),

    withdrawInvitation: api.network.withdrawInvitation.handler(async ({ input, context: { viewer } }) => {
      must(viewer, 'invite');
      if (!(await invitations.withdraw(viewer.network, input.invitationId))) throw notThere();
      return { ok: true } as const;
    }),

    readInvitation: open.network.readInvitation.handler(async ({ input }) => {
      const { networkName, email, role, schoolName } = await openOffer(invitations, input.token);
      return { networkName, email, role, schoolName };
    }),

    acceptInvitation: open.network.acceptInvitation.handler(async ({ input, context }) => {
      const offer = await openOffer(invitations, input.token);
      if (input.email.toLowerCase() !== offer.email) {
        throw notYours('This invitation is for another e-mail address.');
      }
      mustBeStrong('password', input.password, [
        offer.networkName,
        ...(offer.schoolName === null ? [] : [offer.schoolName]),
      ]);
      const passwordHash = await hashPassword(input.password);
      const person = await takenSaysSo(invitations.accept(input.token, { name: input.name, passwordHash }));
      if (person === 'gone') throw usedUp('This invitation has been used.');
      return signIn(person, context);
    }),
  };
}

function must(viewer: Viewer, action: NetworkAction): void {
  if (!mayInNetwork(viewer, action))
    throw notYours('Only facilitators can name schools, set the time zone and invite people.');
}

async function openOffer(invitations: Invitations, token: string) {
  const found = await invitations.find(token);
  if (found.found === 'never') throw notThere();
  if (found.found === 'gone') throw usedUp('This invitation has been used, has expired or was withdrawn.');
  return found.offer;
}

async function takenSaysSo<T>(made: Promise<T>): Promise<T> {
  try {
    return await made;
  } catch (error) {
    if (!(error instanceof AddressTaken)) throw error;
    throw new ORPCError('CONFLICT', { message: 'There is an account for this address already. Sign in with it.' });
  }
}

/**
 * May this viewer open this socket, and as editor or reader? The answer for the engine's door.
 *
 * What a page cannot be told (a foreign Origin, an address that is none of ours) is refused by HTTP status at the upgrade;
 * what a person must be told is accepted and closed at once with its code.
 */
import type { IncomingMessage } from 'node:http';
import { atLeast, decide } from '@tangram/access';
import type { PersonCard } from '@tangram/contract';
import { type Admission, type Admit, closeCode, personKey } from '@tangram/sync';
import type { Auth } from '../auth/auth.ts';
import { isPlainPath } from '../http/path.ts';
import type { Plans } from '../store/plans.ts';
import type { Roster } from '../store/roster.ts';
import { documentOf, planOf } from './names.ts';
import type { OpenSockets } from './open-sockets.ts';

export interface UpgradeParts {
  readonly auth: Pick<Auth, 'session'>;
  readonly roster: Pick<Roster, 'viewer' | 'card'>;
  readonly plans: Pick<Plans, 'facts'>;
  readonly sockets: OpenSockets;
  readonly allowedOrigins: readonly string[];
  readonly schemaVersion: number;
}

/** Documents that one person may have open at once, on all their devices together. An author's plan is two of them. */
export const documentsPerPersonMax = 10;

/** Said in words of the wire's own, because the page tells its person what to do; it comes back by itself until there is room. */
const tooMany: Admission = { kind: 'refused', code: closeCode.slowDown, reason: 'many-open' };
const gone: Admission = { kind: 'refused', code: closeCode.notFound, reason: 'not-found' };

export function createAdmit(parts: UpgradeParts): Admit {
  const { auth, roster, plans, sockets, allowedOrigins, schemaVersion } = parts;
  return async (request) => {
    const origins = request.headersDistinct.origin ?? [];
    if (origins.length !== 1 || !allowedOrigins.includes(origins[0] ?? '')) return { kind: 'turnedAway', status: 403 };
    const asked = addressOf(request);
    if (asked === null) return { kind: 'turnedAway', status: 404 };
    const { plan, part, query } = asked;

    const found = await auth.session(new Headers({ cookie: request.headers.cookie ?? '' }));
    const viewer = found === null ? null : await roster.viewer(found.session.person);
    if (found === null || viewer === null) {
      return { kind: 'refused', code: closeCode.signedOut, reason: 'signed-out' };
    }
    const document = documentOf(plan, part);
    // Noted before the rules are asked: whoever takes access away from now on finds the socket.
    sockets.add(request.socket, { plan, part, document, person: viewer.person, session: found.session.id });
    if (sockets.before(request.socket, viewer.person) >= documentsPerPersonMax) return tooMany;
    const facts = await plans.facts(plan);
    if (facts === null) return gone;
    const decision = decide(viewer, part === 'open' ? 'open' : 'readAuthorsPart', facts);
    if (!decision.allowed) return gone;
    const { grant } = decision;

    if (query.has('schema') && !(Number(query.get('schema')) >= schemaVersion)) {
      return { kind: 'refused', code: closeCode.clientTooOld, reason: 'client-too-old' };
    }
    const card = await roster.card(viewer.network, viewer.person);
    if (card === undefined) return gone;
    return {
      kind: 'admitted',
      document,
      person: personKey(viewer.person),
      session: found.session.id,
      access: atLeast(grant.access, 'edit') ? 'edit' : 'read',
      presence: presenceOf(card),
      wantsAck: query.get('ack') === '1',
      ...(query.has('generation') && { generation: Number(query.get('generation')) }),
    };
  };
}

function addressOf(request: IncomingMessage) {
  const target = request.url ?? '';
  if (!isPlainPath(target)) return null;
  const [path = '', query = ''] = target.split('?', 2);
  const name = path.startsWith('/live/') ? planOf(path.slice('/live/'.length)) : null;
  return name === null ? null : { ...name, query: new URLSearchParams(query) };
}

/** What the others see of a person. */
function presenceOf(card: PersonCard): Readonly<Record<string, string>> {
  const [first] = card.roles;
  return {
    id: card.id,
    name: card.name,
    color: String(card.color),
    role: first?.role ?? '',
    school: first?.schoolName ?? '',
  };
}

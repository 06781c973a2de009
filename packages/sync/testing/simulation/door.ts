/** How somebody gets from a page to a seat on a server: as `server.ts` of the engine does it, without HTTP. */

import { closeCode } from '../../client/codes.ts';
import type { DocumentName, PersonKey } from '../../src/names.ts';
import { Cable, type PageEnd } from './cable.ts';
import type { Decided, SimulatedServer } from './server.ts';
import type { Session } from './session.ts';
import type { Actor } from './time.ts';
import type { World } from './world.ts';

/** Somebody who wants in. */
export interface Arrival {
  readonly end: PageEnd;
  readonly actor: Actor;
  readonly isHonest: boolean;
  readonly person: PersonKey;
  readonly document: DocumentName;
  /** which history they say they hold */
  readonly generation: number;
  readonly wantsAck: boolean;
  /** Called with the cable when there is one. */
  readonly laid: (cable: Cable) => void;
}

/** Brings somebody to a server. Nothing comes of it, and they hear so, when it is down. */
export function arrive(world: World, server: SimulatedServer, arrival: Arrival, session: Session): void {
  const { time, scenario, rights, chance } = world;
  const { end, actor, person, document, wantsAck } = arrival;
  const isUp = () => server.isRunning && !server.engine.isStopping;
  const refuse = () => void time.after(actor, scenario.up.delayMs, () => end.closed(1006, ''));
  // Whoever asks a machine that is gone is told so by the machine beside it.
  const onServer = (ms: number, act: () => void) =>
    void time.after(world.fate, ms, () => (server.actor.isAlive ? time.after(server.actor, 0, act) : refuse()));

  onServer(scenario.up.delayMs, () => {
    if (!isUp()) return refuse();
    const askedAt = time.now;
    const decide = (): Decided => {
      const access = rights.of(person, document);
      if (access === null) return { kind: 'refused', code: closeCode.noAccess, reason: 'no-access' };
      return { kind: 'admitted', document, person, access, presence: { name: person }, wantsAck };
    };
    const decided = decide();
    onServer(chance.fraction() * scenario.admissionMs, () => {
      if (!isUp()) return refuse();
      const cable = new Cable(time, chance, scenario, { page: end, pageActor: actor, serverActor: server.actor });
      arrival.laid(cable);
      const answer = server.engine.changes.apply(decided, askedAt);
      if (answer.kind === 'refused') cable.serverCloses(answer.code, answer.reason);
      else if (arrival.generation !== world.generation) cable.serverCloses(closeCode.fork, 'fork');
      else {
        // Alone, a server has been told of every change; among others it may have missed one.
        const isLate = world.servers.length === 1 && answer.access !== rights.of(person, document);
        if (isLate) world.accuse('rights', `${person} is let in to ${answer.access} what they no longer may`);
        server.seat(cable, session, answer, decide);
      }
    });
  });
}

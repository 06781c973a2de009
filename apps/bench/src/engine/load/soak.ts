/**
 * Hours of lessons: in each room people come one by one, write, take back, move about, leave, lose their connection
 * and come back. When a lesson is over its document is left, and after a while another one begins, sometimes on a
 * document of before. The seed decides everything but the time that the machine takes.
 */

import { spread } from '../spread.ts';
import { type Dice, dice } from './dice.ts';
import { ownWords } from './own-words.ts';
import { after, clientIn, type Findings, mark, now, type Task } from './task.ts';
import { Typist } from './typist.ts';

/** Every so many-th latency is kept. */
const KEEP_EVERY = 8;

export async function soak({ speech, port, settings }: Task): Promise<Findings> {
  const { minutes = 30, rooms = 30, people = 10, perSecond = 4, seed = 1 } = settings;
  const lobby = new Lobby(speech, port, people, perSecond);
  const until = now() + minutes * 60_000 + 5_000; // nobody leaves before the last minute has been looked at
  const everyRoom = Array.from({ length: rooms }, (_, room) => lobby.useRoom(room, dice(seed * 1_000 + room), until));
  await mark();
  for (let minute = 1; minute <= minutes; minute++) {
    await Promise.race([after(60_000), Promise.all(everyRoom)]);
    await mark(lobby.lastMinute());
  }
  await Promise.all(everyRoom);
  await mark(lobby.lastMinute());
  return {};
}

class Lobby {
  readonly #speech: Task['speech'];
  readonly #port: number;
  readonly #people: number;
  readonly #gapMs: number;
  #latencies: number[] = [];
  #deliveries = 0;
  #keys = 0;
  #here = 0;
  #joins = 0;
  #comebacks = 0;

  constructor(speech: Task['speech'], port: number, people: number, perSecond: number) {
    this.#speech = speech;
    this.#port = port;
    this.#people = people;
    this.#gapMs = 1_000 / perSecond;
  }

  lastMinute(): Findings {
    const { p50, p99 } = spread(this.#latencies);
    const found = {
      people: this.#here,
      keys: this.#keys,
      deliveries: this.#deliveries,
      joins: this.#joins,
      comebacks: this.#comebacks,
      p50,
      p99,
    };
    this.#latencies = [];
    this.#deliveries = this.#keys = this.#joins = this.#comebacks = 0;
    return found;
  }

  async useRoom(room: number, roll: Dice, until: number): Promise<void> {
    await after(roll.between(0, 10_000));
    for (let lesson = 0; now() < until; lesson++) {
      const before = roll.chance(0.2) ? Math.floor(roll.between(0, lesson)) : lesson;
      const end = Math.min(until, now() + roll.between(90_000, 240_000));
      const sentAt = new Map<number, number[]>();
      const lessons = Array.from({ length: this.#people }, (_, person) =>
        this.#attend(
          `lesson-${room}-${before}`,
          clientIn(room, lesson * 20 + person),
          sentAt,
          dice(roll.next() * 2 ** 32),
          end,
        ),
      );
      await Promise.all(lessons);
      await after(roll.between(5_000, 20_000));
    }
  }

  /** One person's part in a lesson. */
  async #attend(document: string, client: number, sentAt: Map<number, number[]>, roll: Dice, end: number) {
    const own: number[] = [];
    sentAt.set(client, own);
    const onCharacters = (of: number, from: number, to: number) => {
      this.#deliveries += to - from;
      const sent = sentAt.get(of);
      if (sent === undefined || this.#deliveries % KEEP_EVERY !== 0) return;
      const at = sent[to - 1];
      if (at !== undefined) this.#latencies.push(now() - at);
    };
    await after(roll.between(0, 8_000));
    while (now() < end) {
      const joining = { speech: this.#speech, port: this.#port, document, client, onCharacters };
      const typist = await Typist.join({ ...joining, memory: ownWords(client, own.length), clock: own.length });
      this.#here++;
      this.#joins++;
      await this.#write(typist, own, roll, Math.min(end, now() + roll.between(10_000, 120_000)));
      typist.leave(); // in the middle of what is on its way, as a lost connection does
      this.#here--;
      this.#comebacks++;
      own.fill(Number.NaN); // whatever is brought back later was not typed now
      await after(roll.chance(0.5) ? 0 : roll.between(1_000, 20_000));
    }
  }

  async #write(typist: Typist, own: number[], roll: Dice, end: number): Promise<void> {
    while (now() < end) {
      await after(this.#gapMs * roll.between(0.2, 1.8));
      if (roll.chance(0.1)) typist.takeBack();
      else {
        own.push(now());
        typist.type();
        this.#keys++;
      }
      if (roll.chance(0.5)) typist.moveCursor();
    }
  }
}

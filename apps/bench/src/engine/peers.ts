/** Who is measured, what each speaks, and what it can be asked for. */

export interface Peer {
  readonly name: string;
  /** its program */
  readonly entry: URL;
  readonly args: readonly string[];
  readonly dialect: 'y-websocket' | 'hocuspocus';
  /** what a client puts behind the document's name */
  readonly query: string;
  /** Can it bring a newcomer up to date? */
  readonly answers: boolean;
  /** Does it keep documents when it is stopped? */
  readonly keeps: boolean;
}

/** What a load must know of a peer. */
export type Speech = Pick<Peer, 'dialect' | 'query' | 'answers'>;

export const ours = 'Tangram';
export const rival = 'Hocuspocus + SQLite';
export const relays = ['relay', 'relay, one write per turn'] as const;

const plain = { args: [], dialect: 'y-websocket', query: '', answers: true, keeps: true } as const;
const hocuspocus = {
  ...plain,
  entry: new URL('./servers/hocuspocus.ts', import.meta.url),
  dialect: 'hocuspocus',
} as const;

export const peers: readonly Peer[] = [
  // Acknowledging costs a frame for each author and commit. Hocuspocus acknowledges too, and cannot be asked not to.
  { ...plain, name: ours, entry: new URL('./servers/tangram.ts', import.meta.url), query: '?ack=1' },
  { ...hocuspocus, name: rival, args: ['sqlite'] },
  { ...hocuspocus, name: 'Hocuspocus, nothing stored', keeps: false },
  {
    ...plain,
    name: 'y-websocket server + LevelDB',
    entry: new URL('./servers/y-websocket-server.ts', import.meta.url),
  },
  { ...plain, name: relays[0], entry: new URL('./servers/relay.ts', import.meta.url), answers: false, keeps: false },
  {
    ...plain,
    name: relays[1],
    entry: new URL('./servers/relay-turn.ts', import.meta.url),
    answers: false,
    keeps: false,
  },
];

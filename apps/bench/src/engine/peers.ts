/** Who is measured, what each speaks, and what it can be asked for. */

export interface Peer {
  readonly name: string;
  /** what it is called on the command line */
  readonly key: string;
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
  { ...plain, name: ours, key: 'tangram', entry: new URL('./servers/tangram.ts', import.meta.url), query: '?ack=1' },
  { ...hocuspocus, name: rival, key: 'hocuspocus-sqlite', args: ['sqlite'] },
  { ...hocuspocus, name: 'Hocuspocus, nothing stored', key: 'hocuspocus', keeps: false },
  {
    ...plain,
    name: 'y-websocket server + LevelDB',
    key: 'y-websocket',
    entry: new URL('./servers/y-websocket-server.ts', import.meta.url),
  },
  {
    ...plain,
    name: relays[0],
    key: 'relay',
    entry: new URL('./servers/relay.ts', import.meta.url),
    answers: false,
    keeps: false,
  },
  {
    ...plain,
    name: relays[1],
    key: 'relay-turn',
    entry: new URL('./servers/relay-turn.ts', import.meta.url),
    answers: false,
    keeps: false,
  },
];

/** The peers of these keys, in the order of the table; all if there are none. Throws at a key that there is not. */
export function peersNamed(keys: readonly string[]): readonly Peer[] {
  for (const key of keys) {
    if (!peers.some((peer) => peer.key === key))
      throw new Error(`“${key}” is not one of: ${peers.map((peer) => peer.key).join(', ')}`);
  }
  return keys.length === 0 ? peers : peers.filter(({ key }) => keys.includes(key));
}

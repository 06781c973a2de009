/** What is asked about: a page that shows the big unit, ours or one big editor. */
import type { BrowserContext } from 'playwright-core';
import type { WebsocketProvider } from 'y-websocket';
import type * as Y from 'yjs';

export interface Subject {
  readonly name: 'Tangram' | 'one big editor';
  readonly address: string;
  /** Its plan can be read when this is in the page and not empty. */
  readonly readable: string;
  /** It can be written in when this is in the page. */
  readonly writable: string;
  /** What has to come into view before somebody can write in the middle of the plan; null where everything is there. */
  readonly section: string | null;
  /** The paragraph that one writes in, in the middle of the plan. */
  readonly place: string;
  /** Signs the person of this page in, in a new context. */
  enter(context: BrowserContext): Promise<void>;
  /** A colleague by their number, at a text of their own: the first one's is in the section that `place` is in. */
  colleague(index: number): Promise<Colleague>;
}

/** Somebody who writes through the socket, without a page. */
export interface Colleague {
  readonly provider: WebsocketProvider;
  readonly text: Y.XmlText;
  /** Tells the others where the caret is. */
  tell(place: Y.RelativePosition): void;
}

/** Our page with the big unit: made by a stock client through the socket, with 150 open threads on its words. */
import type { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { growToBigUnit, type SectionId } from './big-unit.ts';
import {
  connect,
  leave,
  liveAddress,
  newId,
  openHouse,
  origin,
  type Person,
  post,
  signInSome,
  stored,
} from './house.ts';
import type { Subject } from './subject.ts';
import { writersCount } from './writing.ts';

const threads = 150;

export interface Tangram extends Subject {
  readonly planId: string;
  readonly me: Person;
  readonly section: string;
  readonly lessons: number;
  end(): Promise<void>;
}

export async function openTangram(): Promise<Tangram> {
  const house = await openHouse();
  try {
    const people = await signInSome(writersCount + 1);
    const [me = missing('a person of the demo'), ...others] = people;
    const planId = newId();
    await post('/plans', me.cookie, { planId, kind: 'unit', title: 'The big unit', grade: 6 });
    for (const { id } of others)
      await post(`/plans/${planId}/collaborators`, me.cookie, { personId: id, access: 'edit' });
    const author = await connect(liveAddress, planId, me.cookie);
    const lessons = growToBigUnit(author.doc);
    await stored(author, liveAddress, planId, me.cookie);
    await beginThreads(author, planId, lessons, people);
    leave(author);
    const middle = lessons[Math.floor(lessons.length / 2)] ?? missing('a lesson');
    return {
      name: 'Tangram',
      planId,
      me,
      section: middle,
      lessons: lessons.length,
      address: `${origin}/plans/${planId}`,
      readable: '[data-section]',
      writable: '.ProseMirror[contenteditable="true"]',
      place: `[data-section="${middle}"] .ProseMirror > p`,
      async enter(context) {
        const [name = '', value = ''] = me.cookie.split(/=(.*)/s);
        await context.addCookies([{ name, value, url: origin }]);
      },
      async colleague(index) {
        const section = index === 0 ? middle : (lessons[(index * 3) % lessons.length] ?? middle);
        const person = others[index % others.length] ?? me;
        const provider = await connect(liveAddress, planId, person.cookie);
        return {
          provider,
          text: textIn(provider.doc, section, 1),
          tell(place) {
            const caret = Y.relativePositionToJSON(place);
            provider.awareness.setLocalStateField('cursor', { section, anchor: caret, head: caret });
          },
        };
      },
      end: () => house.end(),
    };
  } catch (error) {
    await house.end();
    throw error;
  }
}

/** Everybody comments on the same twelve letters of one paragraph after another. */
async function beginThreads(
  { doc }: WebsocketProvider,
  planId: string,
  lessons: readonly SectionId[],
  people: readonly Person[],
): Promise<void> {
  const [from, to] = [9, 21];
  for (let index = 0; index < threads; index += 1) {
    const sectionId = lessons[index % lessons.length] ?? '';
    const text = textIn(doc, sectionId, Math.floor(index / lessons.length));
    const place = (at: number) =>
      Buffer.from(Y.encodeRelativePosition(Y.createRelativePositionFromTypeIndex(text, at))).toString('base64');
    const quote = text.toString().slice(from, to);
    await post(`/plans/${planId}/threads`, people[index % people.length]?.cookie ?? '', {
      threadId: newId(),
      commentId: newId(),
      place: { kind: 'words', sectionId, from: place(from), to: place(to), quote },
      text: `How would somebody say this who has not met rates before? This is question ${index + 1}.`,
    });
  }
}

/** The words of a section's paragraph, by its number. */
function textIn(doc: Y.Doc, section: string, paragraph: number): Y.XmlText {
  const body = doc.getMap<Y.Map<unknown>>('sections').get(section)?.get('body');
  const block = body instanceof Y.XmlFragment ? body.get(paragraph) : null;
  const text = block instanceof Y.XmlElement ? block.get(0) : null;
  return text instanceof Y.XmlText ? text : missing('a paragraph');
}

function missing(what: string): never {
  throw new Error(`the big unit has not ${what}`);
}

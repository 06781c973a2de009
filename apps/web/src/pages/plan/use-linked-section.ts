/** The address of a section: its plan's page, at the section, which this device's copy may not have yet, or not any more. */
import type { SectionId } from '@tangram/domain';
import { findSection } from '@tangram/plan';
import { useLocation } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import type { SectionLists } from '../../editor/sections.ts';
import { onRoomsChange, type PlanRooms, saveStateOf } from '../../live/plan-rooms.ts';
import type { SaveState } from '../../live/save-state.ts';
import { threadPlaceWords } from '../../words/thread-places.ts';
import { holdInPlace } from './hold-in-place.ts';

const prefix = 'section-';

/** What is to be done about a linked section, by where it is and what is known of the plan's words. */
export function answerTo(place: 'standing' | 'removed' | 'onItsWay' | 'unknown', state: SaveState) {
  if (place === 'standing') return 'go';
  if (place === 'removed') return 'gone';
  if (place === 'onItsWay' || state === 'saving') return 'wait';
  return state === 'saved' ? 'gone' : 'notYet';
}

interface LinkedSection {
  readonly rooms: PlanRooms;
  readonly lists: SectionLists;
  readonly go: (id: SectionId) => void;
  readonly say: (sentence: string) => void;
}

/**
 * Goes to the section that the address names as soon as it is here; says so when it is not. The state of the words changes with every
 * key, so it is listened to only while this is open, and draws nothing.
 */
export function useLinkedSection({ rooms, lists, go, say }: LinkedSection): void {
  const { hash } = useLocation();
  const answered = useRef({ hash: '', answer: 'wait' });
  useEffect(() => {
    if (!hash.startsWith(prefix)) return;
    const id = hash.slice(prefix.length) as SectionId;
    const isOpen = () => {
      const { hash: of, answer } = answered.current;
      return of !== hash || (answer !== 'go' && answer !== 'gone');
    };
    const look = () => {
      if (!isOpen()) return;
      const before = answered.current.hash === hash ? answered.current.answer : 'wait';
      const answer = answerTo(placeOf(id, rooms, lists), saveStateOf(rooms));
      answered.current = { hash, answer };
      if (answer === 'go') {
        go(id);
        const element = document.getElementById(hash);
        if (element) holdInPlace(element);
      }
      if (answer === 'gone') say(threadPlaceWords.sectionGone);
      if (answer === 'notYet' && before !== 'notYet') say(threadPlaceWords.sectionNotYet);
    };
    look();
    return isOpen() ? onRoomsChange(rooms, look) : undefined;
  });
}

function placeOf(id: SectionId, rooms: PlanRooms, { standing, removed }: SectionLists) {
  if (standing.some((section) => section.id === id)) return 'standing';
  if (removed.some((section) => section.id === id)) return 'removed';
  // It has come, and the page is about to show it.
  return rooms.all.some(({ doc }) => findSection(doc, id) !== null) ? 'onItsWay' : 'unknown';
}

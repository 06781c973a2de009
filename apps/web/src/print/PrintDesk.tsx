/**
 * A plan as it comes out of the printer: the paper itself, and above it what to print. It prints what is on this device, with
 * the words that are still on their way to the server, also without a connection.
 */
import { Button, SegmentedControl } from '@mantine/core';
import type { OpenPlan } from '@tangram/contract';
import type { PlanKind } from '@tangram/domain';
import { findSectionOfKind, readText } from '@tangram/plan';
import { type Paper, type PaperSection, type PlanTitles, paperHtml, papersOf } from '@tangram/plan/paper';
import { inPlaceOf, readPictures } from '@tangram/plan/pictures';
import { Link } from '@tanstack/react-router';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { useSections } from '../editor/use-sections.ts';
import type { PlanRooms } from '../live/plan-rooms.ts';
import { usePlans } from '../pages/use-plans.ts';
import ProgressView from '../progress/ProgressView.tsx';
import { useSharedText } from '../ui/use-shared-text.ts';
import { whenQuiet } from '../ui/when-quiet.ts';
import { printWords } from '../words/print.ts';
import { kindWords } from '../words.ts';
import { PaperStands } from './PaperStands.tsx';
import { makeRoom, type RoomToWork } from './paper-elements.ts';
import { usePaperStands } from './use-paper-stands.ts';
import { useRoomForProgress } from './use-room-for-progress.ts';
import './print.css';

interface PrintDeskProps {
  readonly plan: OpenPlan;
  readonly rooms: PlanRooms;
  readonly authorsReady: boolean;
}

const roomsToWork: readonly RoomToWork[] = ['each', 'page', 'none'];

export default function PrintDesk({ plan, rooms, authorsReady }: PrintDeskProps) {
  const { doc } = rooms.open;
  const lists = useSections({
    kind: plan.kind,
    open: doc,
    authors: authorsReady ? (rooms.authors?.doc ?? null) : null,
  });
  const overview = findSectionOfKind(doc, 'overview');
  const title = useSharedText(overview?.title ?? null).trim() || plan.title;
  const papers = papersOf(plan.kind);
  const [paper, setPaper] = useState<Paper>('teacher');
  const [room, setRoom] = useState<RoomToWork>('each');
  const place = useRef<HTMLDivElement>(null);
  const known = usePlans(false).data;
  const titles = useMemo(
    () => new Map([...(known?.mine ?? []), ...(known?.shared ?? [])].map(({ id, title: name }) => [id, name])),
    [known],
  );
  const isEditor = plan.access === 'edit' || plan.access === 'author';
  const html = usePaper(rooms, paper, plan.kind, lists.standing, titles, isEditor);
  const authors = printWords.names(plan.authors.map(({ name }) => name));
  const [stands, again] = usePaperStands(place, html);
  const roomForProgress = useRoomForProgress(place, html);
  useLayoutEffect(() => {
    if (place.current && html !== '') makeRoom(place.current, paper === 'students' ? room : 'none');
  }, [html, paper, room]);
  useFootOfPage(printWords.credit(title, authors));
  useEffect(() => {
    document.title = title;
  }, [title]);
  return (
    <div className="print-desk">
      <header className="print-bar">
        <Link to="/plans/$planId" params={{ planId: plan.id }} activeOptions={{ exact: true }} className="link">
          ← {printWords.back}
        </Link>
        <h1 className="print-heading">{printWords.heading(title)}</h1>
        {papers.length > 1 && (
          <fieldset className="print-choices">
            <legend className="visually-hidden">{printWords.what}</legend>
            {papers.map((one) => (
              <label key={one}>
                <input type="radio" name="paper" checked={paper === one} onChange={() => setPaper(one)} />
                {printWords.papers[one]}
              </label>
            ))}
          </fieldset>
        )}
        {paper === 'students' && (
          <div className="print-room-choice">
            <span id="print-room-label">{printWords.room}</span>
            <SegmentedControl
              size="xs"
              aria-labelledby="print-room-label"
              value={room}
              onChange={(value) => setRoom(value as RoomToWork)}
              data={roomsToWork.map((value) => ({ value, label: printWords.rooms[value] }))}
            />
          </div>
        )}
        <div className="print-go">
          <Button disabled={stands !== 'all'} onClick={() => window.print()}>
            {printWords.print}
          </Button>
          <PaperStands stands={stands} onRetry={again} />
          <p className="quiet">{html === '' ? printWords.noPrompt : printWords.hint}</p>
        </div>
      </header>
      <main id="page" className="print-paper" data-paper={paper}>
        {paper === 'students' && (
          <p className="print-name-line">
            <span>{printWords.name}</span> <i /> <span>{printWords.date}</span> <i />
          </p>
        )}
        <h1>{title}</h1>
        {paper !== 'students' && <p className="print-credit">{factsOf(plan, readText(overview, 'course'), authors)}</p>}
        <div ref={place} />
        {roomForProgress && rooms.authors && createPortal(<ProgressView doc={rooms.authors.doc} />, roomForProgress)}
      </main>
    </div>
  );
}

function factsOf(plan: OpenPlan, course: string, authors: string): string {
  const grade = plan.grade === null ? '' : printWords.grade(plan.grade);
  const by = authors === '' ? '' : printWords.by(authors);
  return [kindWords[plan.kind].name, course || grade, by].filter(Boolean).join(' · ');
}

/** The paper's HTML, made anew a moment after each change: a device's copy may be older than what the server then tells. */
function usePaper(
  rooms: PlanRooms,
  paper: Paper,
  kind: PlanKind,
  sections: readonly PaperSection[],
  titles: PlanTitles,
  isEditor: boolean,
): string {
  const [html, setHtml] = useState('');
  useLayoutEffect(() => {
    const make = () => {
      const withheld = isEditor ? {} : { inPlaceOf: inPlaceOf(readPictures(rooms.open.doc)) };
      setHtml(paperHtml(paper, kind, sections, { titles, ...withheld }));
    };
    const quiet = whenQuiet(make);
    make();
    for (const { doc } of rooms.all) doc.on('update', quiet.ask);
    return () => {
      for (const { doc } of rooms.all) doc.off('update', quiet.ask);
      quiet.stop();
    };
  }, [rooms, paper, kind, sections, titles, isEditor]);
  return html;
}

/** Writes the credit and the number at the foot of each printed page, while this page is open. */
function useFootOfPage(credit: string): void {
  useEffect(() => {
    const sheet = new CSSStyleSheet();
    const { before, between } = printWords.pages;
    sheet.replaceSync(
      `@page { @bottom-left { content: ${cssText(credit)} } @bottom-right { content: ${cssText(before)} counter(page) ${cssText(between)} counter(pages) } }`,
    );
    document.adoptedStyleSheets.push(sheet);
    return () => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet);
    };
  }, [credit]);
}

/** Text as CSS writes it; every character that is no letter, digit or space by its number. */
function cssText(text: string): string {
  const escaped = text.replaceAll(/[^\p{L}\p{N} ]/gu, (character) => `\\${character.codePointAt(0)?.toString(16)} `);
  return `"${escaped}"`;
}

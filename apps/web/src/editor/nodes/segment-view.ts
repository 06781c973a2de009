/** A timed piece of a lesson: its phase and its minutes can be chosen above what happens in it. */

import { phaseLabel, phases } from '@tangram/plan/body';
import type { NodeViewRenderer } from '@tiptap/core';
import { words } from '../../words.ts';
import { hintFor, showHint } from '../part-hints.ts';
import { insideOf, leadsIntoText } from './label.ts';

const minutesMax = 600;

export const segmentView: NodeViewRenderer = ({ node, getPos, editor }) => {
  const dom = document.createElement('section');
  dom.className = 'segment';
  const head = document.createElement('div');
  head.className = 'segment-head';
  head.contentEditable = 'false';
  const contentDOM = document.createElement('div');
  dom.append(head, contentDOM);
  leadsIntoText(head, editor, (on) => (on === head ? insideOf(getPos()) : undefined));

  let attrs = node.attrs;
  const set = (changed: Record<string, unknown>) => {
    const at = getPos();
    if (at === undefined) return;
    editor.view.dispatch(editor.state.tr.setNodeMarkup(at, undefined, { ...attrs, ...changed }));
  };
  const show = editor.isEditable ? editableHead(head, set) : (shown: typeof attrs) => showHead(head, shown);
  const hint = (shown: typeof node) => showHint(contentDOM, editor.isEditable ? hintFor(shown) : undefined);
  show(attrs);
  hint(node);
  return {
    dom,
    contentDOM,
    update(next) {
      if (next.type !== node.type) return false;
      attrs = next.attrs;
      show(attrs);
      hint(next);
      return true;
    },
    stopEvent: (event) => event.target instanceof Node && head.contains(event.target),
    ignoreMutation: (mutation) => head.contains(mutation.target) || mutation.target === dom,
  };
};

type Attrs = Readonly<Record<string, unknown>>;

function showHead(head: HTMLElement, { phase, minutes }: Attrs): void {
  head.textContent = minutes === null ? phaseLabel(phase) : words.editor.segment(phaseLabel(phase), Number(minutes));
  head.dataset.phase = String(phase);
}

function editableHead(head: HTMLElement, set: (changed: Record<string, unknown>) => void): (attrs: Attrs) => void {
  const phase = document.createElement('select');
  phase.setAttribute('aria-label', words.editor.phase);
  const minutes = document.createElement('input');
  minutes.type = 'number';
  minutes.min = '0';
  minutes.max = String(minutesMax);
  const time = document.createElement('label');
  time.append(minutes, words.editor.minutesUnit);
  head.append(phase, time);
  phase.addEventListener('change', () => set({ phase: phase.value }));
  minutes.addEventListener('input', () => {
    const count = minutes.value === '' ? null : Number(minutes.value);
    if (count === null || (Number.isInteger(count) && count >= 0 && count <= minutesMax)) set({ minutes: count });
  });
  return (attrs) => {
    const known = phases.map(({ value }) => String(value));
    const value = String(attrs.phase);
    const offered = known.includes(value) ? known : [...known, value];
    if (phase.options.length !== offered.length) {
      phase.replaceChildren(...offered.map((one) => new Option(phaseLabel(one), one)));
    }
    phase.value = value;
    minutes.setAttribute('aria-label', words.editor.segmentMinutes(phaseLabel(value)));
    head.dataset.phase = value;
    const text = attrs.minutes === null ? '' : String(attrs.minutes);
    if (minutes.value !== text) minutes.value = text;
  };
}

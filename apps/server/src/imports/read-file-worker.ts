/** Reads one file in a thread of its own, so that a long or a hostile one keeps nobody else waiting. */
import { parentPort, workerData } from 'node:worker_threads';
import { readMarkdown } from '@tangram/interchange';
import { seedPlan } from '@tangram/plan';
import { newId } from '../store/new-id.ts';
import type { FileRead, ReadFile } from './readers.ts';

const file: Parameters<ReadFile>[0] = workerData;
const read = readMarkdown(file.text, { kind: file.kind, makeId: newId });
const title = oneLine(read.title ?? '') || oneLine(file.fallbackTitle) || 'Untitled';
const { grade, schoolYear } = file;
const seeds = seedPlan(file.kind, { title, grade, schoolYear, sections: read.sections }, newId);
const answer: FileRead = { title, seeds, notUnderstood: read.notUnderstood.map(({ line, what }) => ({ line, what })) };
parentPort?.postMessage(answer);

/** A title as the contract has it: one line, no control or direction characters, not too long. */
function oneLine(text: string): string {
  const plain = text.replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069\s]+/gu, ' ').trim();
  return [...plain].slice(0, 180).join('').slice(0, 200).trim();
}

/** Reads one CASE package in a thread of its own, and lays it over the one that stands. */
import { parentPort, workerData } from 'node:worker_threads';
import {
  CaseNotRead,
  caseLimits,
  parseCasePackage,
  readCasePackage,
  updateCasePackage,
  writeCasePackage,
} from '@tangram/interchange/case';
import { isRetired } from '@tangram/standards';
import type { FrameworkRead, ReadFramework } from './readers.ts';

const { text, before, day, changesNamed }: Parameters<ReadFramework>[0] = workerData;
const answer: Awaited<ReturnType<ReadFramework>> = answered();
parentPort?.postMessage(answer);

function answered(): Awaited<ReturnType<ReadFramework>> {
  try {
    return read();
  } catch (error) {
    if (error instanceof CaseNotRead) return { kind: 'refused', why: error.message };
    throw error;
  }
}

function read(): FrameworkRead {
  const brought = parseCasePackage(text);
  const updated = before === null ? null : updateCasePackage(parseCasePackage(before), brought, day);
  const pack = updated?.pack ?? brought;
  const written = writeCasePackage(pack);
  if (written.length > caseLimits.characters) {
    throw new CaseNotRead('With the retired standards that it would keep, this framework is too large.');
  }
  const { items, title, creator, adoptionStatus, notes } = readCasePackage(pack);
  const retired = items.filter((item) => isRetired(item, day)).length;
  const first = (all: readonly { name: string; before: string | null; now: string | null }[]) => ({
    count: all.length,
    first: all.slice(0, changesNamed),
  });
  const fresh = items.map(({ code, statement }) => ({ name: code ?? statement, before: null, now: statement }));
  return {
    kind: 'read',
    identifier: pack.identifier,
    title,
    creator,
    adoptionStatus,
    counts: { standing: items.length - retired, retired },
    items: JSON.stringify(items),
    package: written,
    added: first(updated?.changes.added ?? fresh),
    changed: first(updated?.changes.changed ?? []),
    retired: first(updated?.changes.retired ?? []),
    notes: notes.map(({ what, count, about }) => ({ what, count, about: [...about] })),
  };
}

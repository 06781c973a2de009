/** Frameworks of standards over HTTP: everybody of the network reads them, whoever may brings and removes them. */
import { ORPCError } from '@orpc/server';
import { mayInNetwork, type Viewer } from '@tangram/access';
import type { FrameworkCard } from '@tangram/contract';
import type { ImportFramework } from '../imports/import-framework.ts';
import { FileNotRead, ReaderBusy } from '../imports/in-thread.ts';
import type { Framework, Frameworks } from '../store/frameworks.ts';
import { api } from './api.ts';
import { notTaken, notThere, notYours } from './problem.ts';

export interface FrameworkParts {
  readonly frameworks: Frameworks;
  readonly importFramework: ImportFramework;
}

export function frameworkRoutes({ frameworks, importFramework }: FrameworkParts) {
  return {
    list: api.frameworks.list.handler(async ({ context: { viewer } }) => ({
      frameworks: (await frameworks.list(viewer.network)).map(card),
      mayKeep: mayInNetwork(viewer, 'keepFrameworks'),
    })),

    read: api.frameworks.read.handler(async ({ input, context: { viewer } }) => {
      const framework = await frameworks.find(viewer.network, input.frameworkId);
      const items = await frameworks.text(viewer.network, input.frameworkId, 'items');
      if (framework === undefined || items === undefined) throw notThere();
      return { ...card(framework), items: JSON.parse(items) };
    }),

    importCase: api.frameworks.importCase.handler(async ({ input, context: { viewer } }) => {
      mustKeep(viewer);
      const imported = await readable(importFramework(viewer, input.text));
      if (imported.kind === 'refused') throw notTaken('text', imported.why);
      const { outcome, framework, read } = imported;
      const { added, changed, retired, notes } = read;
      return { framework: card(framework), outcome, added, changed, retired, notes };
    }),

    exportCase: api.frameworks.exportCase.handler(async ({ input, context: { viewer } }) => {
      const framework = await frameworks.find(viewer.network, input.frameworkId);
      const text = await frameworks.text(viewer.network, input.frameworkId, 'package');
      if (framework === undefined || text === undefined) throw notThere();
      return new File([text], `${fileName(framework.title)}.case.json`, { type: 'application/json' });
    }),

    remove: api.frameworks.remove.handler(async ({ input, context: { viewer } }) => {
      mustKeep(viewer);
      if (!(await frameworks.remove(viewer.network, input.frameworkId))) throw notThere();
      return { ok: true } as const;
    }),
  };
}

function card({ importedAt, ...framework }: Framework): FrameworkCard {
  return { ...framework, importedAt: new Date(importedAt).toISOString() };
}

function mustKeep(viewer: Viewer): void {
  if (mayInNetwork(viewer, 'keepFrameworks')) return;
  throw notYours('Only facilitators, district leaders and principals can bring or remove a framework.');
}

async function readable<T>(reading: Promise<T>): Promise<T> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof ReaderBusy) {
      const message = 'Many files are being read right now. Try again in a minute.';
      throw new ORPCError('SERVICE_UNAVAILABLE', { status: 503, message });
    }
    if (!(error instanceof FileNotRead)) throw error;
    throw notTaken('text', 'This file could not be read. Download it again from where it was published.');
  }
}

/** A title as the name of a file on any machine. */
function fileName(title: string): string {
  const plain = title
    .normalize('NFKD')
    .replace(/[^\w]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return plain.slice(0, 80) || 'framework';
}

/** The names that an update may hold. They stand apart from what is done on the server alone, which a page need not load. */
import { bodyNames } from './body/schema-version.ts';
import { documentRoots } from './plan-document.ts';

export const documentNames = { roots: documentRoots, ...bodyNames };

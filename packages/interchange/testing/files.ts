/** Reading files in tests. This workspace compiles without Node, so what tests need of it is named here. */

interface Files {
  readdir(folder: string): Promise<string[]>;
  readFile(file: string, encoding: 'utf8'): Promise<string>;
}

/** Node's own files. */
export const files: Files = await import(['node:fs', 'promises'].join('/'));

/** The root of the checkout. */
export const root = `${(import.meta as unknown as { dirname: string }).dirname}/../../..`;

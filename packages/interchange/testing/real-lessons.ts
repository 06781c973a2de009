/**
 * Real lessons that nobody on this project wrote, in a folder beside the checkout; none is copied into it. This workspace
 * compiles without Node, so what tests need of it is named here.
 */

interface Files {
  readdir(folder: string): Promise<string[]>;
  readFile(file: string, encoding: 'utf8'): Promise<string>;
}
const files: Files = await import(['node:fs', 'promises'].join('/'));
const { dirname } = import.meta as unknown as { dirname: string };
const { process } = globalThis as unknown as { process: { env: Readonly<Record<string, string | undefined>> } };

const folder = `${dirname}/../../../../shared/data/docs`;

export interface RealLesson {
  readonly name: string;
  readonly text: string;
}

/** The lessons in Markdown or in HTML; none where the folder is absent. Under CI it must be there. */
export async function realLessons(form: 'markdown' | 'html' = 'markdown'): Promise<readonly RealLesson[]> {
  const ending = form === 'markdown' ? '.md' : '.html';
  try {
    const listed = async (part: string) =>
      (await files.readdir(`${folder}/${part}`))
        .filter((name) => name.endsWith(ending))
        .map((name) => `${part}/${name}`);
    const names = [...(await listed(form)), ...(await listed('big'))];
    return await Promise.all(
      names.map(async (name) => ({ name, text: await files.readFile(`${folder}/${name}`, 'utf8') })),
    );
  } catch (absent) {
    if (process.env.CI === 'true') throw absent;
    return [];
  }
}

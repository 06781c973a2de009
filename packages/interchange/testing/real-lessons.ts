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

/** The lessons in Markdown; none where the folder is absent. Under CI it must be there. */
export async function realLessons(): Promise<readonly RealLesson[]> {
  try {
    const names = (await files.readdir(`${folder}/markdown`)).map((name) => `markdown/${name}`);
    const read = [...names, 'big/pcc-algebra-ten-sections.md'].map(async (name) => {
      return { name, text: await files.readFile(`${folder}/${name}`, 'utf8') };
    });
    return await Promise.all(read);
  } catch (absent) {
    if (process.env.CI === 'true') throw absent;
    return [];
  }
}

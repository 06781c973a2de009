/** The sample plans as the demo network has them. This workspace compiles without Node, so what is needed of it is named here. */

interface Files {
  readFile(file: string, encoding: 'utf8'): Promise<string>;
}
const files: Files = await import(['node:fs', 'promises'].join('/'));
const { dirname } = import.meta as unknown as { dirname: string };

const folder = `${dirname}/../../../apps/server/src/demo/plans`;
const read = async (name: string) => JSON.parse(await files.readFile(`${folder}/${name}.json`, 'utf8')) as unknown;

export const samples = [await read('sample-intervention-fractions'), await read('sample-unit-and-task-grade-6-ratios')];

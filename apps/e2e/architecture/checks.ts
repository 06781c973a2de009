/**
 * The checks that hold the arrows in place. Each is given one file and what the manifests say, and answers with a
 * sentence for every import that is wrong. They read no disk.
 */
import { posix } from 'node:path';
import { asksItsSurroundings, type Import, importsOf } from './imports.ts';
import { table, type WorkspaceRule } from './table.ts';

export type SourceFile = {
  /** The workspace's folder, such as `packages/plan`. */
  readonly workspace: string;
  /** The path within it, such as `src/index.ts`. */
  readonly path: string;
  readonly text: string;
};

export type Manifest = {
  readonly name: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
};

export type Manifests = { readonly own: Manifest; readonly root: Manifest };

/** Everything that is wrong with one file, as sentences that name it. */
export function complaints(file: SourceFile, manifests: Manifests): string[] {
  const rule = table[file.workspace];
  if (rule === undefined) return [`${file.workspace} is a workspace that nobody gave a storey`];
  const imports = importsOf(file.path, file.text);
  return [
    ...imports.flatMap((one) => complaintsAbout(one, file, rule, manifests)),
    ...surroundings(file, rule),
    ...markup(file),
  ].map((words) => `${file.workspace}/${file.path} ${words}`);
}

/** Tests, what only tests import, and the settings of tools may use what only development needs. */
function isForDevelopment({ workspace, path }: SourceFile): boolean {
  return table[workspace]?.looksFromOutside === true || /\.test\.[a-z]+$|(^|\/)testing\/|\.config\.[a-z]+$/.test(path);
}

function complaintsAbout(one: Import, file: SourceFile, rule: WorkspaceRule, manifests: Manifests): string[] {
  const { specifier } = one;
  if (specifier === undefined) return computed(file, rule);
  if (specifier.startsWith('.')) return border(specifier, file);
  if (specifier.startsWith('node:')) return builtin(specifier, file, rule);
  if (specifier.startsWith('virtual:')) return rule.browser ? [] : [`imports ${specifier}, which only a page can`];
  const wanted = packageOf(specifier);
  const undeclared = isDeclared(wanted, one, file, manifests)
    ? []
    : [`imports ${wanted}, which its package.json does not list`];
  const direction = wanted.startsWith('@tangram/')
    ? arrow(specifier, one, file, rule, manifests.own)
    : foreign(wanted, file, rule);
  return [...undeclared, ...direction];
}

function computed(file: SourceFile, rule: WorkspaceRule): string[] {
  const may = rule.importsByAddress !== undefined && file.path.startsWith(rule.importsByAddress);
  return may || isForDevelopment(file) ? [] : ['imports something whose name is computed'];
}

function packageOf(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

function isDeclared(wanted: string, one: Import, file: SourceFile, { own, root }: Manifests): boolean {
  if (wanted === own.name || wanted in (own.dependencies ?? {})) return true;
  if (!isForDevelopment(file) && !one.typeOnly) return false;
  const forDevelopment = { ...own.devDependencies, ...root.devDependencies };
  return wanted in forDevelopment || (one.typeOnly && `@types/${wanted}` in forDevelopment);
}

function arrow(specifier: string, one: Import, file: SourceFile, rule: WorkspaceRule, own: Manifest): string[] {
  const [, name = '', ...rest] = specifier.split('/');
  const door = rest.join('/');
  if (`@tangram/${name}` === own.name) return [];
  const onlyDoor = rule.onlyDoor?.[name];
  if (!rule.below.includes(name)) return [`imports ${specifier}, which is not below it`];
  if (onlyDoor !== undefined && door !== onlyDoor)
    return [`imports ${specifier}; of ${name} it may use only ${name}/${onlyDoor}`];
  // The settings of a tool may read it when the page is built: what they make of it is shipped, not the import.
  if (rule.typesOnly?.includes(name) && !one.typeOnly && !isForDevelopment(file))
    return [`imports ${specifier} as more than types`];
  if (door === 'testing' && !isForDevelopment(file)) return [`imports ${specifier} outside a test`];
  return [];
}

function foreign(wanted: string, file: SourceFile, rule: WorkspaceRule): string[] {
  if (isForDevelopment(file)) return [];
  if (rule.packages !== undefined && !rule.packages.test(wanted))
    return [`imports ${wanted}, which it may never touch`];
  const behind = rule.packagesBehind?.[wanted];
  if (behind !== undefined && !file.path.startsWith(behind))
    return [`imports ${wanted}, which belongs behind ${behind}`];
  return [];
}

function builtin(specifier: string, file: SourceFile, rule: WorkspaceRule): string[] {
  const mayNot = (rule.pure || rule.browser) && !isForDevelopment(file);
  return mayNot ? [`imports ${specifier}, and does not run on Node alone`] : [];
}

function border(specifier: string, file: SourceFile): string[] {
  const target = posix.join(posix.dirname(file.path), specifier);
  return target.startsWith('..') ? [`imports ${specifier}, across the border of its workspace`] : [];
}

function surroundings(file: SourceFile, rule: WorkspaceRule): string[] {
  if (!rule.pure || isForDevelopment(file)) return [];
  return asksItsSurroundings(file.path, file.text).map((what) => `asks ${what}; the hour and chance are handed in`);
}

function markup(file: SourceFile): string[] {
  return /\.[jt]sx$/.test(file.path) && file.workspace !== 'apps/web' ? ['is a .tsx, which only the web may have'] : [];
}

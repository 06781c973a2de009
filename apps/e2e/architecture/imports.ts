/**
 * What a file imports, and where it asks the clock or chance: read from its syntax tree, so that words in strings
 * and comments do not count.
 */
import { parseAst } from 'vitest/node';

/** One import: the words between the quotes, and whether it is erased before anything runs. */
export type Import = { readonly specifier: string | undefined; readonly typeOnly: boolean };

type Node = Readonly<Record<string, unknown>> & { readonly type: string };

/** Every import of a file: static, dynamic, re-exported, by type, by `require`. A computed name is `undefined`. */
export function importsOf(path: string, text: string): Import[] {
  const found: Import[] = [];
  walk(parse(path, text), (node) => {
    if (node.type === 'ImportDeclaration') found.push(imported(node.source, node.importKind === 'type'));
    if (node.type === 'ExportAllDeclaration') found.push(imported(node.source, node.exportKind === 'type'));
    if (node.type === 'ExportNamedDeclaration' && isNode(node.source))
      found.push(imported(node.source, node.exportKind === 'type'));
    if (node.type === 'ImportExpression') found.push(imported(node.source, false));
    if (node.type === 'TSImportType') found.push(imported(node.source, true));
    if (
      node.type === 'CallExpression' &&
      ['require', 'require.resolve', 'import.meta.resolve'].includes(nameOf(node.callee))
    )
      found.push(imported(Array.isArray(node.arguments) ? node.arguments[0] : undefined, false));
  });
  return found;
}

const clockAndChance = new Set(['Date.now', 'Math.random', 'Temporal.Now']);
const timersAndChance = new Set(['crypto', 'setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask']);

/** Where a file asks the hour, chance or a timer of its surroundings instead of being handed them. */
export function asksItsSurroundings(path: string, text: string): string[] {
  const found: string[] = [];
  walk(parse(path, text), (node) => {
    if (node.type === 'MemberExpression' && clockAndChance.has(nameOf(node))) found.push(nameOf(node));
    if (node.type === 'NewExpression' && nameOf(node.callee) === 'Date' && isEmpty(node.arguments))
      found.push('new Date()');
    if (node.type === 'CallExpression' && nameOf(node.callee) === 'Date') found.push('Date()');
    if (node.type === 'Identifier' && timersAndChance.has(String(node.name))) found.push(String(node.name));
  });
  return found;
}

function parse(path: string, text: string): unknown {
  return parseAst(text, { lang: path.endsWith('x') ? 'tsx' : 'ts', sourceType: 'module' });
}

function imported(source: unknown, typeOnly: boolean): Import {
  const value = isNode(source) && source.type === 'Literal' ? source.value : undefined;
  return { specifier: typeof value === 'string' ? value : undefined, typeOnly };
}

/** `a.b.c` for a plain chain of names, else what is known of its end. */
function nameOf(node: unknown): string {
  if (!isNode(node)) return '';
  if (node.type === 'Identifier') return String(node.name);
  if (node.type === 'MetaProperty') return `${nameOf(node.meta)}.${nameOf(node.property)}`;
  if (node.type === 'MemberExpression') return `${nameOf(node.object)}.${nameOf(node.property)}`;
  return '';
}

/** Visits every node; a name that is only a label (`x.crypto`, `{ crypto: 1 }`) is no node of its own here. */
function walk(value: unknown, visit: (node: Node) => void): void {
  if (Array.isArray(value)) {
    for (const item of value) walk(item, visit);
    return;
  }
  if (!isNode(value)) return;
  visit(value);
  for (const [key, child] of Object.entries(value)) {
    const isLabel = (key === 'property' || key === 'key') && value.computed === false;
    if (!isLabel) walk(child, visit);
  }
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}

function isEmpty(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}

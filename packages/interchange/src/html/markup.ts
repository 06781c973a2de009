/**
 * What the readers of pasted text ask of a parsed page. A browser's own nodes fit as they are, and so does what a parser
 * makes elsewhere. Nothing here is ever put into a page: it is read, and forgotten.
 */

export interface MarkupNode {
  readonly nodeType: number;
  readonly nodeName: string;
  readonly nodeValue: string | null;
  readonly firstChild: MarkupNode | null;
  readonly nextSibling: MarkupNode | null;
  /** Elements have it. */
  getAttribute?(name: string): string | null;
}

/** Parses HTML without running, loading or showing any of it. */
export type ParseHtml = (html: string) => MarkupNode;

/** The name of an element in small letters; '' for what is none. */
export function elementName(node: MarkupNode): string {
  return node.nodeType === 1 ? node.nodeName.toLowerCase() : '';
}

export function attribute(node: MarkupNode, name: string): string {
  return node.getAttribute?.(name) ?? '';
}

/** The words of a text node; null for any other. */
export function textOf(node: MarkupNode): string | null {
  return node.nodeType === 3 || node.nodeType === 4 ? (node.nodeValue ?? '') : null;
}

export function childrenOf(node: MarkupNode): MarkupNode[] {
  const children: MarkupNode[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) children.push(child);
  return children;
}

export function elementsIn(node: MarkupNode): MarkupNode[] {
  return childrenOf(node).filter(({ nodeType }) => nodeType === 1);
}

/** Everything below a node, in the order of the page, however deep. */
export function* descendants(node: MarkupNode): Generator<MarkupNode> {
  const rest: MarkupNode[] = childrenOf(node).reverse();
  for (let next = rest.pop(); next; next = rest.pop()) {
    yield next;
    for (const child of childrenOf(next).reverse()) rest.push(child);
  }
}

/** All words below a node. */
export function wordsBelow(node: MarkupNode): string {
  let words = '';
  for (const one of descendants(node)) words += textOf(one) ?? '';
  return words;
}

/** The declarations of a style attribute, names and values in small letters. */
export function styleOf(node: MarkupNode): ReadonlyMap<string, string> {
  const declarations = new Map<string, string>();
  for (const declaration of attribute(node, 'style').slice(0, 4_000).split(';')) {
    const colon = declaration.indexOf(':');
    if (colon === -1) continue;
    declarations.set(
      declaration.slice(0, colon).trim().toLowerCase(),
      declaration
        .slice(colon + 1)
        .trim()
        .toLowerCase(),
    );
  }
  return declarations;
}

export function hasClass(node: MarkupNode, name: string): boolean {
  return ` ${attribute(node, 'class').replace(/\s+/g, ' ')} `.includes(` ${name} `);
}

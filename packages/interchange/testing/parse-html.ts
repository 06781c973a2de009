/** HTML parsed outside of a browser, by the rules that browsers parse by. */

import { parse } from 'parse5';
import type { MarkupNode } from '../src/html/markup.ts';

interface Parsed {
  readonly nodeName: string;
  readonly value?: string;
  readonly data?: string;
  readonly attrs?: readonly { readonly name: string; readonly value: string; readonly prefix?: string }[];
  readonly childNodes?: readonly Parsed[];
}

const types: Readonly<Record<string, number>> = { '#text': 3, '#comment': 8, '#document': 9, '#documentType': 10 };

class Node implements MarkupNode {
  readonly nodeType: number;
  readonly nodeName: string;
  readonly nodeValue: string | null;
  firstChild: Node | null = null;
  nextSibling: Node | null = null;
  readonly #attributes: ReadonlyMap<string, string>;

  constructor({ nodeName, value, data, attrs = [] }: Parsed) {
    this.nodeType = types[nodeName] ?? 1;
    this.nodeName = nodeName;
    this.nodeValue = value ?? data ?? null;
    this.#attributes = new Map(attrs.map((one) => [one.name, one.value]));
  }

  getAttribute(name: string): string | null {
    return this.#attributes.get(name) ?? null;
  }
}

/** The page that this HTML is. */
export function parseHtml(html: string): MarkupNode {
  const page = parse(html) as unknown as Parsed;
  const root = new Node(page);
  const rest: [Parsed, Node][] = [[page, root]];
  for (let next = rest.pop(); next; next = rest.pop()) {
    const [parsed, node] = next;
    let last: Node | null = null;
    for (const child of parsed.childNodes ?? []) {
      const made = new Node(child);
      if (last) last.nextSibling = made;
      else node.firstChild = made;
      last = made;
      rest.push([child, made]);
    }
  }
  return root;
}

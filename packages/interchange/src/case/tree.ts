/**
 * The tree of a framework. Every node is in it once: below its parent, or at the top when it has none. Where parents go in a circle
 * the circle is cut at its first node in sibling order, so the same framework gives the same tree however its file is shuffled.
 */

interface TreeNode {
  readonly key: string;
  /** the key of the parent; null or unknown at the top */
  readonly parent: string | null;
}

interface Placed<Node> {
  readonly node: Node;
  readonly parent: Node | null;
  readonly depth: number;
}

interface Tree<Node> {
  /** a parent before its children, siblings in order */
  readonly placed: readonly Placed<Node>[];
  /** where a circle was cut: these stand at the top now */
  readonly cut: readonly Node[];
}

/** Places every node. Keys are unique; `order` is a total order. Time goes by the count, but for sorting siblings. */
export function treeOf<Node extends TreeNode>(nodes: readonly Node[], order: (a: Node, b: Node) => number): Tree<Node> {
  const byKey = new Map(nodes.map((node) => [node.key, node]));
  const cut = circles(nodes, byKey, order);
  const children = new Map<string | null, Node[]>();
  for (const node of nodes) {
    const parent = node.parent !== null && byKey.has(node.parent) && !cut.has(node) ? node.parent : null;
    const siblings = children.get(parent);
    if (siblings === undefined) children.set(parent, [node]);
    else siblings.push(node);
  }
  for (const siblings of children.values()) siblings.sort(order);

  const placed: Placed<Node>[] = [];
  const waiting: Placed<Node>[] = (children.get(null) ?? [])
    .map((node) => ({ node, parent: null, depth: 0 }))
    .reverse();
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    placed.push(next);
    const { node: parent, depth } = next;
    const below = children.get(parent.key) ?? [];
    for (const node of below.toReversed()) waiting.push({ node, parent, depth: depth + 1 });
  }
  return { placed, cut: [...cut].sort(order) };
}

/** One node of each circle. Every node is walked over once: from each, up until a known end or a node of the same walk. */
function circles<Node extends TreeNode>(
  nodes: readonly Node[],
  byKey: ReadonlyMap<string, Node>,
  order: (a: Node, b: Node) => number,
): Set<Node> {
  const cut = new Set<Node>();
  const walkOf = new Map<Node, Node>();
  for (const start of nodes) {
    let at: Node | undefined = start;
    while (at !== undefined && !walkOf.has(at)) {
      walkOf.set(at, start);
      at = at.parent === null ? undefined : byKey.get(at.parent);
    }
    if (at === undefined || walkOf.get(at) !== start) continue;
    const circle: Node[] = [at];
    for (let next = above(at); next !== undefined && next !== at; next = above(next)) circle.push(next);
    cut.add(circle.reduce((first, one) => (order(one, first) < 0 ? one : first)));
  }
  return cut;

  function above(node: Node): Node | undefined {
    return node.parent === null ? undefined : byKey.get(node.parent);
  }
}

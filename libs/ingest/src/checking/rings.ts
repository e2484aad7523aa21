import { compareText, type Problem } from '#lib/model';

/** `from` waits for `to`; `place` is where the import says so, absent when the store says it. */
export interface Edge {
  readonly from: string;
  readonly to: string;
  readonly place?: { readonly file: string; readonly line: number };
}

/**
 * Rings of things that wait for each other, as warnings: they are kept, and the engine works out what can still be started.
 * Only rings in which the import has a part are named.
 * @param what how the ring is called: `prerequisite`, `stack` or `team`
 */
export function ringWarnings(edges: readonly Edge[], what: Ring): Problem[] {
  const ringOf = components(edges);
  const rings = new Map<number, { members: Set<string>; first?: Edge }>();
  for (const edge of edges) {
    const ring = ringOf.get(edge.from)!;
    if (ring !== ringOf.get(edge.to)) continue;
    const found = rings.get(ring) ?? { members: new Set() };
    found.members.add(edge.from).add(edge.to);
    if (edge.place && !found.first) found.first = edge;
    rings.set(ring, found);
  }
  return [...rings.values()].flatMap(({ members, first }) => (first ? [warning([...members], first, what)] : []));
}

type Ring = 'prerequisite' | 'stack' | 'team';

const STARTED =
  'Check which of these relations is meant; what can still be started is worked out when a pathway is asked for.';
const WORDS: Readonly<Record<Ring, { readonly verb: string; readonly expected: string; readonly next: string }>> = {
  prerequisite: { verb: 'need', expected: 'prerequisites that can be met one after the other', next: STARTED },
  stack: { verb: 'contain', expected: 'stacks without a ring', next: STARTED },
  team: {
    verb: 'are above',
    expected: 'teams of which one is the highest',
    next: 'Check which parent is meant; until then each of these teams counts the people of all of them.',
  },
};

function warning(members: readonly string[], first: Edge, what: Ring): Problem {
  const names = [...members].sort(compareText).join(', ');
  const { verb, expected, next } = WORDS[what];
  return {
    code: `${what}-ring`,
    message: `These ${verb} each other in a ring: ${names}. They are kept.`,
    found: names,
    expected,
    where: first.place!,
    next,
  };
}

/** Strongly connected components (Tarjan, with a stack of its own, as chains may be long): node → number of its component. */
function components(edges: readonly Edge[]): Map<string, number> {
  const next = new Map<string, string[]>();
  for (const { from, to } of edges) {
    if (!next.has(from)) next.set(from, []);
    if (!next.has(to)) next.set(to, []);
    next.get(from)!.push(to);
  }
  const order = new Map<string, number>();
  const low = new Map<string, number>();
  const component = new Map<string, number>();
  const open: string[] = [];
  let count = 0;
  for (const root of next.keys()) {
    const path: { node: string; child: number }[] = [];
    const enter = (node: string): void => {
      order.set(node, order.size);
      low.set(node, order.get(node)!);
      open.push(node);
      path.push({ node, child: 0 });
    };
    if (!order.has(root)) enter(root);
    while (path.length > 0) {
      const top = path.at(-1)!;
      const child = next.get(top.node)![top.child++];
      if (child === undefined) {
        path.pop();
        const parent = path.at(-1)?.node;
        if (parent !== undefined) low.set(parent, Math.min(low.get(parent)!, low.get(top.node)!));
        if (low.get(top.node) !== order.get(top.node)) continue;
        let member: string;
        do {
          member = open.pop()!;
          component.set(member, count);
        } while (member !== top.node);
        count += 1;
      } else if (!order.has(child)) enter(child);
      else if (!component.has(child)) low.set(top.node, Math.min(low.get(top.node)!, order.get(child)!));
    }
  }
  return component;
}

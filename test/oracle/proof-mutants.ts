import type { Certificate } from '#lib/engine';
import type { Chance } from './random.js';

type Draft<T> = { -readonly [K in keyof T]: T[K] extends object | undefined ? Draft<T[K]> : T[K] };
type Document = Draft<Certificate>;
type Leaf = NonNullable<Document['prices']>;
type Tree = NonNullable<Document['tree']>;

/** One to four changes to a copy of a proof, of the kind that a forger would make who knows what the checker adds up. */
export function mutateProof(certificate: Certificate, chance: Chance): Certificate {
  const copy = structuredClone(certificate as Document);
  for (let changes = chance.between(1, 4); changes > 0; changes--) chance.pick(CHANGES)(copy, chance);
  return copy;
}

/** How much a number is moved by: a little, or as much as it takes to close a gap. */
const step = (chance: Chance, scale: number): number =>
  chance.pick([1, scale, scale * chance.between(1, 50), scale * 1000]) * chance.pick([1, 1, 1, -1]);

/** The nodes below a node, with the keys under which they stand. */
function belowOf(node: Tree): [string, Tree][] {
  if ('prices' in node) return node.then ? [['then', node.then]] : [];
  if ('buys' in node) return [['used', node.used], ['unused', node.unused]]; // prettier-ignore
  if ('offer' in node) return [['taken', node.taken], ['banned', node.banned]]; // prettier-ignore
  if ('stack' in node) return [['bought', node.bought], ['unbought', node.unbought]]; // prettier-ignore
  if ('completes' in node) return [['complete', node.complete], ['incomplete', node.incomplete]]; // prettier-ignore
  return [['reached', node.reached], ['missed', node.missed]]; // prettier-ignore
}

/** All nodes of a proof, the root first. */
function nodesOf({ prices, tree }: Document): Tree[] {
  const nodes = (node: Tree): Tree[] => [node, ...belowOf(node).flatMap(([, below]) => nodes(below))];
  return tree ? nodes(tree) : prices ? [{ prices }] : [];
}

/** Puts another root in the place of the present one, the kind to match. */
function setRoot(document: Document, root: Tree): void {
  delete document.prices;
  delete document.tree;
  if ('prices' in root && !root.then) document.prices = root.prices;
  else document.tree = root;
  document.kind = nodesOf(document).some((node) => !('prices' in node)) ? 'tree' : 'prices';
}

function raise(list: [number, number][], size: number, chance: Chance, scale: number): void {
  const listed = list.length > 0 && chance.happens(0.8);
  if (listed) chance.pick(list)[1] += step(chance, scale);
  else if (size > 0) list.push([chance.between(0, size - 1), chance.pick([0, scale])]);
}

type Change = (document: Document, chance: Chance) => void;
const inLeaf =
  (change: (leaf: Leaf, chance: Chance, document: Document) => void): Change =>
  (document, chance) => {
    const leaves = nodesOf(document).flatMap((node) => ('prices' in node ? [node.prices] : []));
    if (leaves.length > 0) change(chance.pick(leaves), chance, document);
  };
const inNode =
  (change: (node: Tree, chance: Chance, document: Document) => void): Change =>
  (document, chance) => {
    const nodes = nodesOf(document).filter((node) => belowOf(node).length > 0);
    if (nodes.length > 0) change(chance.pick(nodes), chance, document);
  };

const CHANGES: readonly Change[] = [
  // A price raised or lowered.
  inLeaf(({ cuts }, chance, { scale }) => {
    if (cuts.length > 0) chance.pick(cuts)[1] += step(chance, scale!);
  }),
  inLeaf(({ cuts }, chance, { rows, scale }) => {
    if (rows.length > 0) cuts.push([chance.between(0, rows.length - 1), Math.abs(step(chance, scale!))]);
  }),
  inLeaf(({ cuts }, chance) => cuts.splice(chance.between(0, cuts.length), 1)),
  inLeaf(({ worth }, chance, { instance, scale }) => raise(worth, instance.offers.length, chance, scale!)),
  inLeaf((leaf) => (leaf.worth = [])),
  inLeaf(({ funds }, chance, { instance, scale }) => raise(funds, instance.funds.length, chance, scale!)),
  inLeaf(({ bundles }, chance, { instance, scale }) => raise(bundles, instance.stacks.length, chance, scale!)),
  inLeaf(
    ({ limits }, chance, { scale }) => (limits[chance.pick(['price', 'minutes'] as const)] += step(chance, scale!)),
  ),
  inLeaf((leaf, chance, { scale }) => (leaf.coverage = Math.max(0, (leaf.coverage ?? 0) + step(chance, scale!)))),
  inLeaf((leaf, chance, { instance, scale }) => {
    const counts = (leaf.counts ??= []);
    if (counts.length > 0 && chance.happens(0.7)) chance.pick(counts)[2] += step(chance, scale!);
    else if (instance.stacks.length > 0) {
      const stack = chance.between(0, instance.stacks.length - 1);
      counts.push([stack, chance.pick(['number', 'credits'] as const), chance.between(1, 9) * scale!]);
    }
  }),
  // A count, of a stack that need not be complete perhaps, in the place of all rows: what they took is free for it.
  inLeaf((leaf, chance, { instance, scale }) => {
    if (instance.stacks.length === 0 || instance.offers.length === 0) return;
    const { price } = chance.pick(instance.offers);
    const worth = scale! * Math.max(1, price * instance.objective.price);
    leaf.cuts = [];
    leaf.counts = [[chance.between(0, instance.stacks.length - 1), chance.pick(['number', 'credits'] as const), worth]];
  }),
  inLeaf((leaf, chance) => {
    for (const count of leaf.counts ?? [])
      if (chance.happens(0.4)) count[1] = chance.pick(['number', 'credits'] as const);
  }),
  inLeaf(({ cuts }, chance, { instance }) => {
    if (cuts.length === 0) return;
    const at = chance.between(0, cuts.length - 1);
    const [row, price, entry] = cuts[at]!;
    const credential = chance.between(0, instance.credentials.length - 1);
    cuts[at] = [row, price, null, credential];
    if (chance.happens(0.2)) Object.assign(cuts[at], { 2: entry ?? 0 });
  }),
  // Another entry of coverage, one more, or none.
  inLeaf(({ cuts }, chance, { instance }) => {
    const entries = instance.goals.coverage?.weights.length ?? 0;
    if (cuts.length === 0 || entries === 0) return;
    const cut = chance.pick(cuts);
    if (cut.length === 3 && chance.happens(0.4)) cut.pop();
    else cut[2] = chance.between(0, entries - 1);
  }),
  // A zone enlarged, or a fact of it dropped.
  ({ rows, instance }, chance) => {
    if (rows.length === 0) return;
    const { levels } = chance.pick(rows);
    const listed = levels.length > 0 && chance.happens(0.7);
    if (listed) chance.pick(levels)[1] += chance.pick([-1, 1]);
    else levels.push([chance.between(0, instance.skills.length - 1), chance.between(1, 3)]);
  },
  ({ rows, instance }, chance) => {
    if (rows.length === 0) return;
    const row = chance.pick(rows);
    if (row.levels.length > 0 && chance.happens(0.3)) row.levels.splice(chance.between(0, row.levels.length - 1), 1);
    const one = chance.between(0, instance.credentials.length - 1);
    row.credentials = row.credentials.includes(one)
      ? row.credentials.filter((each) => each !== one)
      : [...row.credentials, one];
  },
  ({ rows }, chance) => rows.splice(chance.between(0, rows.length), 1),
  ({ rows }, chance) => {
    if (rows.length > 1) rows.push(rows.splice(chance.between(0, rows.length - 1), 1)[0]!);
  },
  (document, chance) => (document.scale = Math.max(1, Math.floor(document.scale! * chance.pick([0.5, 0.99, 1.01, 2])))),
  // The children of a node swapped, one in the place of both, or of the node.
  inNode((node) => {
    const [one, other] = belowOf(node);
    if (other) Object.assign(node, { [one![0]]: other[1], [other[0]]: one![1] });
  }),
  inNode((node, chance) => {
    const [, kept] = chance.pick(belowOf(node));
    for (const [key] of belowOf(node)) Object.assign(node, { [key]: structuredClone(kept) });
  }),
  (document, chance) => {
    const [root] = nodesOf(document);
    if (root && belowOf(root).length > 0) setRoot(document, chance.pick(belowOf(root))[1]);
  },
  // What is decided changed.
  inNode((node, chance, { instance }) => {
    if ('offer' in node) node.offer = chance.between(0, instance.offers.length - 1);
    else if ('stack' in node) node.stack = chance.between(0, instance.stacks.length - 1);
    else if ('completes' in node) node.completes = chance.between(0, instance.stacks.length - 1);
    else if ('skill' in node) node.level = chance.between(1, 3);
  }),
  // A leaf split in two by a decision of the forger's, or made to rule out before it is asked again.
  (document, chance) => {
    const { offers, stacks, skills } = document.instance;
    const [root] = nodesOf(document);
    if (!root) return;
    const other = structuredClone(root);
    const by = chance.pick(['offer', 'stack', 'skill', 'completes'] as const);
    if (by === 'stack' && stacks.length > 0)
      setRoot(document, { stack: chance.between(0, stacks.length - 1), bought: root, unbought: other });
    else if (by === 'completes' && stacks.length > 0)
      setRoot(document, { completes: chance.between(0, stacks.length - 1), complete: root, incomplete: other });
    else if (by === 'skill') {
      const [skill, level] = [chance.between(0, skills.length - 1), chance.between(1, 3)];
      setRoot(document, { skill, level, reached: root, missed: other });
    } else setRoot(document, { offer: chance.between(0, offers.length - 1), taken: root, banned: other });
  },
  (document, chance) => {
    const leaves = nodesOf(document).filter((node) => 'prices' in node);
    if (leaves.length === 0) return;
    const leaf = chance.pick(leaves);
    const chain = { prices: structuredClone(leaf.prices), then: structuredClone(leaf) };
    for (const [key] of belowOf(leaf)) delete leaf[key as 'then'];
    Object.assign(leaf, chain);
    if (document.prices) setRoot(document, leaf);
  },
];

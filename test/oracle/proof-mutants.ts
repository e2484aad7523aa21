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

function leavesOf(document: Document): Leaf[] {
  const below = (node: Tree): Leaf[] => {
    if ('prices' in node) return [node.prices];
    return 'offer' in node
      ? [...below(node.taken), ...below(node.banned)]
      : [...below(node.bought), ...below(node.unbought)];
  };
  return document.prices ? [document.prices] : document.tree ? below(document.tree) : [];
}

function splitsOf(node: Tree | undefined): Exclude<Tree, { prices: unknown }>[] {
  if (!node || 'prices' in node) return [];
  const [one, other] = 'offer' in node ? [node.taken, node.banned] : [node.bought, node.unbought];
  return [node, ...splitsOf(one), ...splitsOf(other)];
}

function raise(list: number[], chance: Chance, scale: number): void {
  if (list.length === 0) return;
  const at = chance.between(0, list.length - 1);
  list[at] = list[at]! + step(chance, scale);
}

type Change = (document: Document, chance: Chance) => void;
const inLeaf =
  (change: (leaf: Leaf, chance: Chance, document: Document) => void): Change =>
  (document, chance) => {
    const leaves = leavesOf(document);
    if (leaves.length > 0) change(chance.pick(leaves), chance, document);
  };

const CHANGES: readonly Change[] = [
  inLeaf(({ cuts }, chance, { scale }) => {
    if (cuts.length > 0) chance.pick(cuts)[1] += step(chance, scale!);
  }),
  inLeaf(({ cuts }, chance, { rows, scale }) => {
    if (rows.length > 0) cuts.push([chance.between(0, rows.length - 1), Math.abs(step(chance, scale!))]);
  }),
  inLeaf(({ cuts }, chance) => cuts.splice(chance.between(0, cuts.length), 1)),
  inLeaf(({ worth }, chance, { scale }) => raise(worth, chance, scale!)),
  inLeaf(({ worth }, _, { instance, scale }) => {
    instance.offers.forEach(({ price }, offer) => (worth[offer] = price * instance.objective.price * scale!));
  }),
  inLeaf(({ funds }, chance, { scale }) => raise(funds, chance, scale!)),
  inLeaf(({ bundles }, chance, { scale }) => raise(bundles, chance, scale!)),
  inLeaf(
    ({ limits }, chance, { scale }) => (limits[chance.pick(['price', 'minutes'] as const)] += step(chance, scale!)),
  ),
  ({ rows }, chance) => {
    if (rows.length > 0) raise(chance.pick(rows).levels, chance, 1);
  },
  ({ rows, instance }, chance) => {
    if (rows.length === 0) return;
    const row = chance.pick(rows);
    const one = chance.between(0, instance.credentials.length - 1);
    row.credentials = row.credentials.includes(one)
      ? row.credentials.filter((each) => each !== one)
      : [...row.credentials, one];
  },
  ({ rows }, chance) => rows.splice(chance.between(0, rows.length), 1),
  (document, chance) => (document.scale = Math.max(1, Math.floor(document.scale! * chance.pick([0.5, 0.99, 1.01, 2])))),
  ({ tree }, chance) => {
    const splits = splitsOf(tree);
    if (splits.length === 0) return;
    const split = chance.pick(splits);
    if ('offer' in split) [split.taken, split.banned] = [split.banned, split.taken];
    else [split.bought, split.unbought] = [split.unbought, split.bought];
  },
  (document, chance) => {
    const splits = splitsOf(document.tree);
    if (splits.length === 0) return;
    const split = chance.pick(splits);
    const kept = 'offer' in split ? split.taken : split.bought;
    if (chance.happens(0.5)) Object.assign(split, 'offer' in split ? { banned: kept } : { unbought: kept });
    else document.tree = kept;
  },
  // A leaf split in two by a decision of the forger's.
  (document, chance) => {
    const { offers, stacks } = document.instance;
    const leaf: Tree | undefined = document.prices ? { prices: document.prices } : document.tree;
    if (!leaf) return;
    const other = structuredClone(leaf);
    const byStack = stacks.length > 0 && chance.happens(0.5);
    document.tree = byStack
      ? { stack: chance.between(0, stacks.length - 1), bought: leaf, unbought: other }
      : { offer: chance.between(0, offers.length - 1), taken: leaf, banned: other };
    document.kind = 'tree';
    delete document.prices;
  },
];

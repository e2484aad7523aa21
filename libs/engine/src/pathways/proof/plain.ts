import type { CertificatePrices, CertificateRow, CertificateTree, Instance, PlainProof } from '../instance.js';
import type { ProofFound, ProofNode } from './prove.js';
import type { Cut } from './separate.js';
import { leastPaid } from './whole-prices.js';

type PricedLeaf = Extract<ProofNode, { prices: unknown }>;

/** A proof as a certificate carries it. Rows are written once and named by their number. */
export function plainProof(instance: Instance, { scale, root }: ProofFound): PlainProof {
  const outside = new Outside(instance);
  const rows = new Map<string, { readonly number: number; readonly row: CertificateRow }>();
  const numberOf = (cut: Cut): number => {
    const row = outside.zone(cut);
    const key = JSON.stringify(row);
    const known = rows.get(key) ?? { number: rows.size, row };
    rows.set(key, known);
    return known.number;
  };
  const leaf = ({ prices, cuts }: PricedLeaf): CertificatePrices => {
    const least = leastPaid(instance, scale, prices);
    const listed = (all: readonly number[], usual: (i: number) => number): [number, number][] =>
      all.flatMap((price, i): [number, number][] => (price === usual(i) ? [] : [[i, price]]));
    return {
      cuts: cuts.map((cut, i): [number, number] => [numberOf(cut), prices.cuts[i]!]),
      worth: listed(prices.worth, (offer) => least(instance.offers[offer]!)),
      limits: prices.limits,
      funds: listed(prices.funds, () => 0),
      bundles: listed(prices.bundles, () => 0),
    };
  };
  const tree = (node: ProofNode): CertificateTree => {
    if ('prices' in node) return { prices: leaf(node) };
    if ('offer' in node) return { offer: node.offer, taken: tree(node.taken), banned: tree(node.banned) };
    return { stack: node.stack, bought: tree(node.bought), unbought: tree(node.unbought) };
  };
  const plain = tree(root);
  return { rows: [...rows.values()].map(({ row }) => row), scale, root: plain };
}

/** Facts outside a set, of those that anything could bring. */
class Outside {
  private readonly most: readonly number[];
  private readonly brought: readonly number[];

  constructor({ skills, offers, stacks, gives }: Instance) {
    const brought = new Set(offers.map(({ credential }) => credential));
    for (const { awards } of stacks) if (awards !== null) brought.add(awards);
    this.brought = [...brought].sort((a, b) => a - b);
    const most = skills.map(() => 0);
    for (const credential of brought) for (const [s, l] of gives[credential]!) most[s] = Math.max(most[s]!, l);
    this.most = most;
  }

  zone({ inside }: Cut): CertificateRow {
    const levels = this.most.flatMap((level, s): [number, number][] =>
      level > inside.levels[s]! ? [[s, inside.levels[s]! + 1]] : [],
    );
    return { levels, credentials: this.brought.filter((credential) => inside.counts[credential] === 0) };
  }
}

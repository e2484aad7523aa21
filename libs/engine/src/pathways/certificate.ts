import { createHash } from 'node:crypto';
import type {
  Certificate,
  CertificatePrices,
  CertificateRow,
  CertificateTree,
  Instance,
  Plan,
  Purchase,
} from './instance.js';
import type { ProofFound, ProofNode } from './proof/prove.js';
import type { Cut } from './proof/separate.js';
import { proofKind } from './statement.js';

/** SHA-256 of the instance's JSON, keys in the order of the interface, without spaces. */
export function instanceHash(instance: Instance): string {
  return digest(inOrder(instance));
}

/**
 * The certificate of an optimum: with its proof, or without one, when nothing but the solver's word stands behind it (the plan can
 * then be checked, the bound cannot).
 */
export function certificateOf(instance: Instance, plan: Plan, proof: ProofFound | undefined): Certificate {
  const { order, purchases, price, minutes, value } = plan;
  const version = 1;
  const kind = proof ? proofKind(proof) : 'solver';
  const hash = instanceHash(instance);
  const kept = { order, purchases: purchases.map(purchaseInOrder), cost: price, minutes, value };
  const { rows, ...parts } = proofParts(proof);
  const seal = digest({ version, kind, instance: hash, plan: kept, bound: value, rows, ...parts });
  return { version, kind, instance: { ...inOrder(instance), hash }, plan: kept, bound: value, rows, ...parts, seal };
}

function purchaseInOrder({ offers, stack, counted, fund, grant, paid }: Purchase): Purchase {
  return { offers, stack, counted, fund, grant, paid };
}

/** Rows are written once and named by their number. */
function proofParts(proof: ProofFound | undefined): Pick<Certificate, 'rows' | 'scale' | 'prices' | 'tree'> {
  if (!proof) return { rows: [] };
  const rows = new Map<string, { readonly number: number; readonly row: CertificateRow }>();
  const numberOf = ({ inside }: Cut): number => {
    const credentials = [...inside.counts.keys()].filter((credential) => inside.counts[credential] === 1);
    const row: CertificateRow = { levels: [...inside.levels], credentials };
    const key = JSON.stringify(row);
    const known = rows.get(key) ?? { number: rows.size, row };
    rows.set(key, known);
    return known.number;
  };
  const leaf = ({ prices, cuts }: Extract<ProofNode, { prices: unknown }>): CertificatePrices => ({
    cuts: cuts.map((cut, i): [number, number] => [numberOf(cut), prices.cuts[i]!]),
    worth: prices.worth,
    limits: { price: prices.limits.price, minutes: prices.limits.minutes },
    funds: prices.funds,
    bundles: prices.bundles,
  });
  const tree = (node: ProofNode): CertificateTree => {
    if ('prices' in node) return { prices: leaf(node) };
    if ('offer' in node) return { offer: node.offer, taken: tree(node.taken), banned: tree(node.banned) };
    return { stack: node.stack, bought: tree(node.bought), unbought: tree(node.unbought) };
  };
  const { scale, root } = proof;
  const found = 'prices' in root ? { prices: leaf(root) } : { tree: tree(root) };
  return { rows: [...rows.values()].map(({ row }) => row), scale, ...found };
}

function digest(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex');
}

/** The same instance with its keys in the documented order, at every depth. */
function inOrder(i: Instance): Instance {
  return {
    version: i.version,
    currency: i.currency,
    skills: i.skills,
    credentials: i.credentials,
    gives: i.gives,
    needs: i.needs,
    start: { levels: i.start.levels, credentials: i.start.credentials },
    offers: i.offers.map(({ credential, renewal, price, minutes, grants }) => ({
      credential,
      renewal,
      price,
      minutes,
      grants,
    })),
    stacks: i.stacks.map(({ id, members, atLeast, minCredits, awards, bundle }) => ({
      id,
      members: members.map(({ credential, group, credits }) => ({ credential, group, credits })),
      atLeast,
      minCredits,
      awards,
      bundle: bundle && { price: bundle.price, grants: bundle.grants },
    })),
    funds: i.funds.map(({ id, cap }) => ({ id, cap })),
    goals: {
      levels: i.goals.levels,
      anyOf: i.goals.anyOf,
      stacks: i.goals.stacks,
      coverage: i.goals.coverage && { atLeast: i.goals.coverage.atLeast, weights: i.goals.coverage.weights },
    },
    limits: { price: i.limits.price, minutes: i.limits.minutes },
    objective: { price: i.objective.price, minutes: i.objective.minutes, then: i.objective.then },
  };
}

import { createHash } from 'node:crypto';
import type {
  Certificate,
  CertificatePrices,
  CertificateRow,
  CertificateTree,
  Instance,
  PlainProof,
  Plan,
  Purchase,
} from './instance.js';

/** SHA-256 of the instance's JSON, keys in the order of the interface, without spaces. */
function instanceHash(instance: Instance): string {
  return digest(inOrder(instance));
}

/**
 * The certificate (version 2) of an optimum: with its proof, or without one, when nothing but the solver's word stands behind it (the plan can
 * then be checked, the bound cannot).
 */
export function certificateOf(instance: Instance, plan: Plan, proof: PlainProof | undefined): Certificate {
  const { order, purchases, price, minutes, value } = plan;
  const version = 2;
  const kind = proof ? (hasSplit(proof.root) ? 'tree' : 'prices') : 'solver';
  const hash = instanceHash(instance);
  const kept = { order, purchases: purchases.map(purchaseInOrder), cost: price, minutes, value };
  const { rows, ...parts } = proofParts(proof);
  const seal = digest({ version, kind, instance: hash, plan: kept, bound: value, rows, ...parts });
  return { version, kind, instance: { ...inOrder(instance), hash }, plan: kept, bound: value, rows, ...parts, seal };
}

function purchaseInOrder({ offers, stack, counted, fund, grant, paid }: Purchase): Purchase {
  return { offers, stack, counted, fund, grant, paid };
}

function proofParts(proof: PlainProof | undefined): Pick<Certificate, 'rows' | 'scale' | 'prices' | 'tree'> {
  if (!proof) return { rows: [] };
  const { rows, scale, root } = proof;
  const isLeaf = 'prices' in root && root.then === undefined;
  return {
    rows: rows.map(rowInOrder),
    scale,
    ...(isLeaf ? { prices: pricesInOrder(root.prices) } : { tree: treeInOrder(root) }),
  };
}

function rowInOrder({ levels, credentials }: CertificateRow): CertificateRow {
  return { levels, credentials };
}

function pricesInOrder(prices: CertificatePrices): CertificatePrices {
  const { cuts, worth, limits, funds, bundles, coverage, counts } = prices;
  const { price, minutes } = limits;
  return {
    cuts,
    worth,
    limits: { price, minutes },
    funds,
    bundles,
    ...(coverage && { coverage }),
    ...(counts && { counts }),
  };
}

function treeInOrder(node: CertificateTree): CertificateTree {
  if ('prices' in node) {
    const prices = pricesInOrder(node.prices);
    return node.then ? { prices, then: treeInOrder(node.then) } : { prices };
  }
  if ('buys' in node) {
    const { buys, fund, used, unused } = node;
    return { buys, fund, used: treeInOrder(used), unused: treeInOrder(unused) };
  }
  if ('offer' in node) {
    return { offer: node.offer, taken: treeInOrder(node.taken), banned: treeInOrder(node.banned) };
  }
  if ('stack' in node) {
    return { stack: node.stack, bought: treeInOrder(node.bought), unbought: treeInOrder(node.unbought) };
  }
  if ('completes' in node) {
    const { completes, complete, incomplete } = node;
    return { completes, complete: treeInOrder(complete), incomplete: treeInOrder(incomplete) };
  }
  const { skill, level, reached, missed } = node;
  return { skill, level, reached: treeInOrder(reached), missed: treeInOrder(missed) };
}

function hasSplit(node: CertificateTree): boolean {
  return 'prices' in node ? node.then !== undefined && hasSplit(node.then) : true;
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

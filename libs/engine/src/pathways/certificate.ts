import { createHash } from 'node:crypto';
import type { Certificate, Instance, Plan } from './instance.js';

/** SHA-256 of the instance's JSON, keys in the order of the interface, without spaces. */
export function instanceHash(instance: Instance): string {
  return digest(inOrder(instance));
}

/** The certificate of an optimum for which nothing but the solver's word stands: the plan can be checked, the bound cannot. */
export function solverCertificate(instance: Instance, plan: Plan, bound: number): Certificate {
  const { order, purchases, price, minutes, value } = plan;
  const version = 1;
  const kind = 'solver';
  const hash = instanceHash(instance);
  const kept = {
    order,
    purchases: purchases.map(({ offers, stack, counted, fund, grant, paid }) => ({
      offers,
      stack,
      counted,
      fund,
      grant,
      paid,
    })),
    cost: price,
    minutes,
    value,
  };
  const rows: never[] = [];
  const seal = digest({ version, kind, instance: hash, plan: kept, bound, rows });
  return { version, kind, instance: { ...inOrder(instance), hash }, plan: kept, bound, rows, seal };
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

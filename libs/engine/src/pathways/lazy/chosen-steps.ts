import { isComplete } from '../../snapshot/stack-rule.js';
import type { LazyIndex } from './lazy-index.js';
import type { Chosen } from './relevant-of.js';
import { ruleOf } from './stack-of.js';
import type { Survivors } from './survivors.js';
import type { Standing } from './standing.js';

/**
 * The part of a catalogue that some steps make up, with the stacks they complete and the bundles that may pay for them.
 * @param steps credentials studied, and renewals (credentials + stacks + number)
 */
export function chosenSteps(standing: Standing, steps: Iterable<number>): Chosen {
  const { columns, links, soldIn } = standing.index;
  const { credentials, stacks } = columns;
  const [study, renewals] = [new Set<number>(), new Set<number>()];
  for (const step of steps) {
    if (step < credentials) study.add(step);
    else renewals.add(step - credentials - stacks);
  }
  const counts = new Set<number>(standing.holds);
  const [complete, bundles] = [new Set<number>(), new Set<number>()];
  const open = [...study, ...[...renewals].map((i) => standing.has.renewals[i]!.credential)];
  for (let c = open.pop(); c !== undefined; c = open.pop()) {
    if (counts.has(c)) continue;
    counts.add(c);
    for (let k = soldIn.start[c]!; k < soldIn.start[c + 1]!; k++) bundles.add(links.memberStack[soldIn.item[k]!]!);
    for (let k = links.memberOf.start[c]!; k < links.memberOf.start[c + 1]!; k++) {
      const stack = links.memberOf.item[k]!;
      if (!standing.awards(stack) || !isComplete(ruleOf(columns, stack), (one) => counts.has(one))) continue;
      complete.add(stack);
      open.push(columns.awards[stack]!);
    }
  }
  const ascending = (set: ReadonlySet<number>): number[] => [...set].sort((a, b) => a - b);
  return {
    study: ascending(study),
    complete: ascending(complete),
    renewals: ascending(renewals),
    bundles: ascending(bundles),
  };
}

/** What a sieve that was not through found most promising, and its plan. */
export function withItsPlan(standing: Standing, found: Survivors): Chosen {
  return both(chosenSteps(standing, found.plan?.steps ?? []), found);
}

/** No plan is worth less: values are multiples of the unit, and what decides among equals is below the factor. */
export function valueBound({ weights: { factor, unit } }: LazyIndex, { bound }: Survivors): number {
  return Math.floor(bound / factor) * unit;
}

/** Two parts of a catalogue together. */
export function both(one: Chosen, other: Chosen): Chosen {
  const all = (a: readonly number[], b: readonly number[]): number[] =>
    [...new Set([...a, ...b])].sort((x, y) => x - y);
  return {
    study: all(one.study, other.study),
    complete: all(one.complete, other.complete),
    renewals: all(one.renewals, other.renewals),
    bundles: all(one.bundles, other.bundles),
  };
}

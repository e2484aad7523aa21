import { amountText } from '#lib/model';
import type { Pathway, Proof } from '../answers.js';
import type { CertificateTree, PlainProof } from './instance.js';
import type { PathwayProblem } from './pathway-problem.js';
import type { Outcome } from './solve.js';

/** A proof whose statement says only what is proven and by whom. */
export type Told = Omit<Proof, 'proven'>;

/** Hours as they stand in sentences: `1 hour`, `12.5 hours`. */
export function hoursText(hours: number): string {
  return `${Math.round(hours * 100) / 100} ${hours === 1 ? 'hour' : 'hours'}`;
}

/**
 * By how much the greedy choice exceeds the plan, in a sentence; nothing where it does not, or where that is not known. The excess is one
 * of money only where money is what is kept low.
 */
export function greedyText({ greedy, cost, objective }: Pick<Pathway, 'greedy' | 'cost' | 'objective'>): string {
  if (!greedy?.excess || greedy.excess <= 0) return '';
  const { minimise } = objective;
  const more = `${(greedy.excess * 100).toFixed(greedy.excess < 0.1 ? 1 : 0)} % more`;
  if (minimise === 'cost') return `Choosing greedily would cost ${amountText(greedy.cost, cost.currency)}, ${more}.`;
  const what = {
    hours: ' hours',
    finish: ' days',
    mix: ', money and hours weighed together',
    trust: ', money and distrust weighed together',
  };
  return `Choosing greedily would take ${more}${what[minimise]}.`;
}

/** How many badges could be chosen, and what of them was looked at closely where they are too many. */
type Considered = Pick<PathwayProblem, 'considered' | 'sieved'>;

/** What was asked for, as it stands in sentences. */
export interface Asked {
  /** `closes this gap`, or what a lower coverage asks for. */
  readonly reaching: string;
  /** ` within the budget of EUR 900`; empty without limits. */
  readonly within: string;
}

const WHOLE_GAP: Asked = { reaching: 'closes this gap', within: '' };

/** What is proven and by whom, in plain words. */
export function proofOf(
  outcome: Outcome,
  found: PlainProof | undefined,
  best: string,
  { considered, sieved }: Considered,
  { reaching, within }: Asked = WHOLE_GAP,
): Told {
  const all = `${considered} ${considered === 1 ? 'badge' : 'badges'} that could be chosen`;
  const among = sieved ? `${sieved.left} badges that prices left of the ${all}` : all;
  const others = considered - (sieved?.left ?? considered);
  const narrow = sieved?.narrow === true ? ' Alternatives and trade-offs are looked for among those left only.' : '';
  const before =
    others > 0
      ? ` The other ${others} were ruled out by prices beforehand, which the certificate does not contain.${narrow}`
      : '';
  const beside = before + tieText(outcome);
  if (outcome.status === 'optimal' && outcome.plan?.order.length === 0) {
    return {
      kind: found ? 'prices' : 'solver',
      statement:
        reaching === WHOLE_GAP.reaching
          ? 'Nothing has to be taken: nothing that may be chosen closes more of this gap.'
          : 'Nothing has to be taken: the readiness asked for is reached already.',
    };
  }
  if (outcome.status === 'optimal' && found) {
    return {
      kind: proofKind(found),
      statement: `No set of the ${among} ${reaching}${within} for less than ${best}: proved ${howProved(found)}.${beside}`,
    };
  }
  if (outcome.status === 'optimal') {
    return {
      kind: 'solver',
      statement: `The solver found no set of the ${among} that ${reaching}${within} for less than ${best}. The plan itself can be checked; that nothing beats it rests on the solver's word.${beside}`,
    };
  }
  if (outcome.status === 'feasible' && outcome.plan && sieved?.bound !== undefined) {
    const statement = `The catalogue is too large to rule out enough of it within the effort allowed: this plan costs ${best}, the best found, and ${cheaperText(outcome, 'the bound of its prices')}.`;
    return { kind: 'none', statement };
  }
  if (outcome.status === 'feasible' && outcome.plan) {
    return { kind: 'none', statement: `Time ran out: this plan costs ${best}, and ${cheaperText(outcome)}.` };
  }
  if (outcome.status === 'timed-out')
    return {
      kind: 'none',
      statement: 'Time ran out before any plan was found: ask again with a longer time limit.',
    };
  return { kind: 'solver', statement: 'By the solver, no plan keeps within all the limits given.' };
}

/** What is not known of plans that are worth the same; empty where that was settled. */
export function tieText({ tieOpen }: Outcome): string {
  if (tieOpen === undefined) return '';
  return ` Whether another that is as good ${tieOpen === 'minutes' ? 'takes fewer hours' : 'costs less'} was not settled.`;
}

/** How much cheaper another plan may be, at most, and who says so. A bound of nothing bounds nothing. */
function cheaperText(
  { plan, bound, boundProved }: Outcome,
  whose = boundProved ? 'the prices found until then' : "the solver's bound",
): string {
  const value = plan?.value ?? 0;
  if (value > 0 && (bound ?? 0) <= 0) return 'no bound is known yet: how much cheaper another may be cannot be said';
  const share = value === 0 ? 0 : (value - (bound ?? 0)) / value;
  return `by ${whose} nothing can be more than ${(Math.ceil(share * 1000 - 1e-9) / 10).toFixed(1)} % cheaper`;
}

/** `prices` where one set of prices suffices, else `tree`. */
export function proofKind(found: PlainProof): 'prices' | 'tree' {
  return leaves(found.root) === 1 ? 'prices' : 'tree';
}

/** How something was proved, in words that follow "proved". */
export function howProved(found: PlainProof): string {
  const cases = leaves(found.root);
  return cases === 1 ? 'by prices that anyone can add up' : `by prices in each of ${cases} cases`;
}

function leaves(node: CertificateTree): number {
  if ('prices' in node) return node.then ? leaves(node.then) : 1;
  if ('buys' in node) return leaves(node.used) + leaves(node.unused);
  if ('offer' in node) return leaves(node.taken) + leaves(node.banned);
  if ('stack' in node) return leaves(node.bought) + leaves(node.unbought);
  if ('completes' in node) return leaves(node.complete) + leaves(node.incomplete);
  return leaves(node.reached) + leaves(node.missed);
}

import { amountText } from '#lib/model';
import type { ProofPrice } from '../answers.js';
import { skillName } from '../gaps/gap.js';
import type { GoalPrice } from './goal-prices.js';
import { namedCredential, namedStack } from './named.js';
import type { PlanView, Question } from './plan-view.js';
import { hoursText } from './statement.js';

/** Prices of goals with names, in the objective's unit (of the cost, where the finish is minimised). */
export function toldPrices(
  { snapshot, problem, options }: Question,
  view: PlanView,
  charged: readonly GoalPrice[],
): ProofPrice[] {
  const unit = options.minimise === 'hours' ? 'hours' : problem.currency;
  return charged.map(({ goal, amount: whole }): ProofPrice => {
    const amount = view.inUnit(options.minimise === 'mix' ? whole - (whole % 60) : whole);
    if (goal.kind === 'level') {
      return { skill: skillName(snapshot, problem.skills[goal.skill]!), level: goal.level, amount, unit };
    }
    if (goal.kind === 'credential') {
      return { credential: namedCredential(snapshot, problem, goal.credential), amount, unit };
    }
    return { stack: namedStack(snapshot, problem, goal.stack)!, amount, unit };
  });
}

/** What is charged, as it stands in sentences: `Kubernetes 3`. */
function chargedName({ skill, credential, stack, level }: ProofPrice): string {
  const { name } = skill ?? credential ?? stack!;
  return level === undefined ? name : `${name} ${level}`;
}

/**
 * The goal that costs most, in a sentence; nothing where there is a single one.
 * @param best what the whole plan takes, with its unit
 */
export function costsMost([first, second]: readonly ProofPrice[], best: string): string {
  if (!first || !second) return '';
  const { amount, unit } = first;
  const least = unit === 'hours' ? hoursText(amount) : amountText(amount, unit);
  return `${chargedName(first)} is what costs most: at least ${least} of the ${best}, by the prices of the proof.`;
}

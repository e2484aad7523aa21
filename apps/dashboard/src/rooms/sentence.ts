import type { Pathway } from '../ask/pathway.js';
import { f, t } from '../messages/index.js';

/** The answer in one or two sentences, with the numbers. */
export function planSentence(plan: Pathway, budget?: number): string {
  const { answers } = t.pathway;
  if (plan.status === 'timed-out') return answers[plan.status];
  if (plan.status === 'infeasible') return refusal(plan, budget);
  const cost = f.money(plan.cost.amount, plan.cost.currency);
  const parts = [answers.optimal(plan.steps.length, cost, plan.finish)];
  if (plan.status === 'feasible') parts.push(answers.feasible(f.share(plan.gap ?? 1)));
  else if (plan.steps.length > 0 && plan.proof.kind !== 'none')
    parts.push((plan.proof.kind === 'solver' ? answers.found : answers.best)[plan.objective.minimise] ?? '');
  if (plan.steps.length > 0 && plan.greedy?.excess != null) {
    const { cost: greedy, excess } = plan.greedy;
    const more =
      plan.objective.minimise === 'cost'
        ? answers.greedy(
            f.money(greedy.amount, greedy.currency),
            f.money(greedy.amount - plan.cost.amount, greedy.currency),
          )
        : answers.greedyBy(f.share(excess), plan.objective.minimise);
    parts.push(excess > 0.0005 ? more : answers.greedySame);
  }
  return parts.filter(Boolean).join(' ');
}

function refusal(plan: Pathway, budget: number | undefined): string {
  const { answers } = t.pathway;
  const money = (amount: number): string => f.money(amount, plan.cost.currency);
  const least = plan.blocked?.find((one) => one.constraint === 'budget')?.without.cost;
  const offered = plan.alternatives.find((one) => one.kind === 'within-budget');
  return [
    budget !== undefined && least ? answers.tooLittle(money(budget), money(least.amount)) : answers.infeasible,
    offered?.readiness == null ? '' : answers.within(f.share(offered.readiness), money(offered.cost.amount)),
  ]
    .filter(Boolean)
    .join(' ');
}

/** What changes for the learner: readiness, and what is saved. */
export function planEffect(plan: Pathway): string {
  const { answers } = t.pathway;
  const { before, after } = plan.readiness;
  const saved = plan.saved.funding.amount + plan.saved.bundles.amount;
  return [
    before === null || after === null ? '' : answers.readiness(f.share(before), f.share(after)),
    saved > 0 ? answers.saved(f.money(saved, plan.cost.currency)) : '',
  ]
    .filter(Boolean)
    .join(' ');
}

import type { Pathway } from '#lib/engine';
import type { Shelf } from '../catalogue/shelf.js';
import type { MoneyType } from '../graph/money.type.js';
import { PathwayType } from './pathway.type.js';

/** The engine's pathway with its numbers as money and its names as things that can be opened. */
export function pathwayType(answer: Pathway, shelf: Shelf): PathwayType {
  const money = (amount: number): MoneyType => ({ amount, currency: answer.cost.currency });
  return Object.assign(new PathwayType(), answer, {
    role: shelf.namedRole(answer.role),
    saved: { funding: money(answer.saved.funding), bundles: money(answer.saved.bundles) },
    steps: answer.steps.map((step) => ({
      ...step,
      credential: shelf.credential(step.credential.id)!,
      cost: money(step.cost),
      listPrice: money(step.listPrice),
      closes: step.closes.map(({ skill, level }) => ({ skill: shelf.namedSkill(skill), level })),
      ...(step.funding ? { funding: { ...step.funding, saved: money(step.funding.saved) } } : {}),
    })),
    stacks: answer.stacks.map((stack) => ({ ...stack, saved: money(stack.saved) })),
    uncovered: answer.uncovered.map((row) => ({
      ...row,
      ...(row.skill ? { skill: shelf.namedSkill(row.skill) } : {}),
    })),
    proof: {
      ...answer.proof,
      ...(answer.proof.prices && {
        prices: answer.proof.prices.map((one) => ({
          ...one,
          ...(one.skill ? { skill: shelf.namedSkill(one.skill) } : {}),
        })),
      }),
    },
    greedy: answer.greedy && { ...answer.greedy, cost: money(answer.greedy.cost) },
  });
}

import { FoundedPlans, type Effort } from './founded-plans.js';
import { restrict } from './restrict.js';
import { viewOf, type View } from './view.js';

/** So many actions for each goal at least are looked at; fewer where none needs another. */
const FOR_GOAL = 20;
const FOR_GOAL_OF_COVER = 3;

/** Per action how much a fractional plan takes of it, where there is one. */
export type Share = Float64Array | undefined;

/** How hard a plan is looked for, and among how many actions first. */
export interface CoreEffort extends Effort {
  readonly core: number;
}

/**
 * The offers of a plan found among the actions that prices leave cheapest; where these hold none, among all.
 * @param cost per action of the view
 * @param slack what prices leave of the costs
 */
export function offersOfPlan(
  view: View,
  cost: Float64Array,
  slack: Float64Array,
  share: Share,
  effort: CoreEffort,
): number[] | undefined {
  const { pre, goals } = view.task;
  const few = Math.max(effort.core, (pre.length === 0 ? FOR_GOAL_OF_COVER : FOR_GOAL) * goals.length);
  const offersOf = (of: View, actions: readonly number[]): number[] =>
    actions.map((a) => of.task.action[a]!).filter((id) => id >= 0);
  if (view.actions > 1.2 * few) {
    const core = coreOf(view, slack, share, few);
    const pick = (values: Float64Array): Float64Array => Float64Array.from(core.from, (a) => values[a]!);
    const found = new FoundedPlans(core.view, pick(cost)).best(pick(slack), share && pick(share), effort);
    if (found) return offersOf(core.view, found.actions);
  }
  const found = new FoundedPlans(view, cost).best(slack, share, effort);
  return found && offersOf(view, found.actions);
}

/** The cheapest actions by slack and what the fractional plan takes, as a task of their own; `from`: their numbers in the other. */
function coreOf(
  { task, look }: View,
  slack: Float64Array,
  share: Share,
  few: number,
): { view: View; from: Int32Array } {
  const keep = new Uint8Array(slack.length);
  Int32Array.from(slack.keys())
    .sort((a, b) => slack[a]! - slack[b]! || a - b)
    .forEach((a, rank) => {
      if (rank < few || (share && share[a]! > 1e-6)) keep[a] = 1;
    });
  const core = restrict(task, keep);
  const at = new Map(Array.from(task.action, (id, a) => [id, a]));
  return { view: viewOf(core, look), from: Int32Array.from(core.action, (id) => at.get(id)!) };
}

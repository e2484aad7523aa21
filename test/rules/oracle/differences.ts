import { highsSolver, planPathway, snapshotOf, type MilpSolver, type Pathway } from '#lib/engine';
import { loadHighs } from '../../oracle/highs.js';
import { bruteForce } from './brute-force.js';
import { faults } from './faults.js';
import { currencyOf, minorUnits } from './money.js';
import type { Question } from './question.js';

let solver: MilpSolver;

/** To be awaited before the first question. */
export async function load(): Promise<void> {
  solver = highsSolver(await loadHighs());
}

/** The engine's answer, or null when it refuses the question. */
export function ask({ facts, person, role, options }: Question): Pathway | null {
  const snapshot = snapshotOf(facts);
  const answer = planPathway(snapshot, person, snapshot.roles.index.get(role)!, options, { solver });
  return answer.status === 'refused' ? null : answer;
}

/** How the engine's answer differs from the best by the rules, and everything in it that is not true. */
export function differences(question: Question): string[] {
  const answer = ask(question);
  if (!answer) return ['refused'];
  const best = bruteForce(question);
  const found = faults(question, answer);
  const minor = Math.round(answer.cost.amount * minorUnits(currencyOf(question)));
  const minutes = Math.round(answer.hours * 60);
  if (answer.status !== best.status) found.push(`the rules say ${best.status}, the engine ${answer.status}`);
  else if (
    best.status === 'optimal' &&
    question.options.minimise === 'finish' &&
    answer.finish !== (best.finish ?? null)
  )
    found.push(`the soonest ends on ${best.finish}, the engine's on ${answer.finish}`);
  else if (best.status === 'optimal' && question.options.minimise === 'trust') {
    const value = Math.round(answer.objective.value * minorUnits(currencyOf(question)));
    if (value !== best.key[0]) found.push(`the best by trust is worth ${best.key[0]}, the engine's ${value}`);
  } else if (best.status === 'optimal' && (minor !== best.paid || minutes !== best.minutes))
    found.push(`the best costs ${best.paid} and ${best.minutes} min, the engine's ${minor} and ${minutes}`);
  const told = answer.uncovered.map(({ skill, credential, reachable, reason }) => ({
    id: (skill ?? credential)!.id,
    reachable: reachable ?? 0,
    reason,
  }));
  if (listed(told) !== listed(best.lacking)) found.push(`uncovered ${listed(told)} instead of ${listed(best.lacking)}`);
  return found;
}

const listed = (list: readonly { readonly id: string }[]) =>
  list
    .map((each) => JSON.stringify(each))
    .sort()
    .join();

import { isComplete } from '../../snapshot/stack-rule.js';
import type { Relevant } from '../relevance.js';
import type { Goals } from './learner-plan.js';
import type { Standing } from './standing.js';
import { ruleOf } from './stack-of.js';
import type { Survivors } from './survivors.js';

/** Part of a catalogue: credentials to be studied, stacks to be completed, renewals (numbers), bundles that may be bought. */
export type Chosen = Pick<Survivors, 'study' | 'complete' | 'renewals' | 'bundles'>;

/** The survivors as what is relevant to a question: all that its instance has to hold. */
export function relevantOf(standing: Standing, survivors: Chosen, goals: Goals): Relevant {
  const { columns, offers } = standing.index;
  const { needs, alternatives, awards } = columns;
  const renew = new Set(survivors.renewals.map((i) => standing.has.renewals[i]!.credential));
  const credentials = new Set<number>([
    ...survivors.study,
    ...renew,
    ...survivors.complete.map((stack) => awards[stack]!),
  ]);
  const skills = new Map<number, number>();
  const want = (skill: number, level: number): void => {
    skills.set(skill, Math.max(level, skills.get(skill) ?? 0));
  };
  for (const [skill, level] of goals.levels) want(skill, level);
  const counts = (credential: number): boolean => credentials.has(credential) || standing.holds.has(credential);
  const stacks = [...new Set([...survivors.complete, ...goals.stacks, ...survivors.bundles])]
    .filter((stack) => offers.usable[stack] === 1 && isComplete(ruleOf(columns, stack), counts))
    .sort((a, b) => a - b);
  const held = new Set<number>();
  for (const credential of survivors.study) {
    for (let k = alternatives.start[needs[credential]!]!; k < alternatives.start[needs[credential + 1]!]!; k++) {
      const one = alternatives.item[k]!;
      if (one >= 0) want((one / 6) | 0, one % 6);
      else if (standing.holds.has(-1 - one)) held.add(-1 - one);
    }
  }
  for (const stack of stacks) {
    for (const { credential } of ruleOf(columns, stack).members)
      if (standing.holds.has(credential)) held.add(credential);
  }
  const offered = { study: new Set(survivors.study), renew };
  return { credentials: [...credentials, ...held].sort((a, b) => a - b), stacks, skills, offered };
}

import type { Instance, Rule } from './format.js';
import { largest, satisfied, sum } from './state.js';

/** Above this many members of a stack its sets are not listed. */
const MOST_LISTED = 12;

/** What bundles may cover. */
export class Bundles {
  /** Per credential its offers that a bundle can pay. */
  private readonly offersOf: readonly number[][];
  private readonly listed = new Map<Rule, readonly number[]>();

  constructor({ credentials, offers }: Instance) {
    this.offersOf = credentials.map(() => []);
    for (const [at, { credential, renewal }] of offers.entries()) if (!renewal) this.offersOf[credential]!.push(at);
  }

  /** The most that a set of members covered by a bundle can count for, or more. */
  mostCovered(rule: Rule, worth: readonly number[], can: (credential: number) => unknown, name: string): number {
    if (!satisfied(rule, can)) return 0;
    const { atLeast, minCredits } = rule;
    const members = rule.members.map(({ credential, group }) => {
      return { group, worth: can(credential) ? largest(this.offersOf[credential]!.map((at) => worth[at]!)) : 0 };
    });
    const groups = [...new Set(members.flatMap(({ group }) => group ?? []))];
    const all = members.map((one) => one.worth);
    if ((minCredits !== null || (atLeast !== null && groups.length > 0)) && all.length <= MOST_LISTED)
      return largest(
        this.minimalSets(rule)
          .filter((set) => rule.members.every(({ credential }, i) => !((set >> i) & 1) || can(credential)))
          .map((set) =>
            sum(
              all.filter((_, i) => (set >> i) & 1),
              name,
            ),
          ),
      );
    if (minCredits !== null) return sum(all, name);
    if (atLeast !== null) return sum(all.sort((a, b) => b - a).slice(0, Math.max(atLeast, groups.length)), name);
    const dearest = groups.map((group) => largest(members.map((one) => (one.group === group ? one.worth : 0))));
    return sum([...dearest, ...members.map((one) => (one.group === null ? one.worth : 0))], name);
  }

  /** Sets of positions, as bits, that satisfy a rule and no longer do when any one is taken out. */
  private minimalSets(rule: Rule): readonly number[] {
    const known = this.listed.get(rule);
    if (known) return known;
    const at = new Map(rule.members.map(({ credential }, i) => [credential, i]));
    const all = Array.from({ length: 1 << at.size }, (_, set) => set);
    const suffices = all.map((set) => satisfied(rule, (one) => (set >> at.get(one)!) & 1));
    const isSpare = (set: number, i: number) => ((set >> i) & 1) === 1 && suffices[set ^ (1 << i)]!;
    const found = all.filter((set) => suffices[set] && !rule.members.some((_, i) => isSpare(set, i)));
    this.listed.set(rule, found);
    return found;
  }
}

import type { Alternative, Instance, Offer } from '../instance.js';
import type { Relevant } from '../relevance.js';
import type { Goals } from './learner-plan.js';
import type { Standing } from './standing.js';
import { ruleOf } from './stack-of.js';

/**
 * The instance of what is relevant, out of the columns alone: for catalogues that never were facts. Ids are `s`, `c` and `t` with the
 * position. Without funds and limits.
 */
export function residualInstance(standing: Standing, relevant: Relevant, goals: Goals, currency: string): Instance {
  const { columns, offers } = standing.index;
  const { credentials, stacks } = relevant;
  const skills = [...relevant.skills.keys()].sort((a, b) => a - b);
  const skillNumber = new Map(skills.map((skill, i) => [skill, i]));
  const number = new Map(credentials.map((credential, i) => [credential, i]));
  const holds = (credential: number): boolean => standing.holds.has(credential);
  const study = credentials.flatMap((credential, i): Offer[] => {
    if (holds(credential) || offers.study[credential] === 0) return [];
    return [
      {
        credential: i,
        renewal: false,
        price: offers.price[credential]!,
        minutes: offers.minutes[credential]!,
        grants: [],
      },
    ];
  });
  const renew = standing.has.renewals.flatMap(({ credential }): Offer[] => {
    const own = number.get(credential);
    if (own === undefined) return [];
    const [price, minutes] = [offers.renewalPrice[credential]!, offers.renewalMinutes[credential]!];
    return [{ credential: own, renewal: true, price, minutes, grants: [] }];
  });
  const given = (credential: number): [number, number][] => {
    const list: [number, number][] = [];
    for (let k = columns.gives.start[credential]!; k < columns.gives.start[credential + 1]!; k++) {
      const skill = skillNumber.get((columns.gives.item[k]! / 6) | 0);
      if (skill !== undefined) list.push([skill, columns.gives.item[k]! % 6]);
    }
    return list;
  };
  const alternative = (one: number): Alternative[] => {
    if (one >= 0) return [['skill', skillNumber.get((one / 6) | 0)!, one % 6]];
    const own = number.get(-1 - one);
    return own === undefined ? [] : [['credential', own]];
  };
  const needed = (credential: number): Alternative[][] => {
    const groups: Alternative[][] = [];
    const { needs, alternatives } = columns;
    for (let g = needs[credential]!; g < needs[credential + 1]!; g++) {
      groups.push(
        [...alternatives.item.subarray(alternatives.start[g], alternatives.start[g + 1])].flatMap(alternative),
      );
    }
    return groups;
  };
  return {
    version: 1,
    currency,
    skills: skills.map((skill) => `s${skill}`),
    credentials: credentials.map((credential) => `c${credential}`),
    gives: credentials.map((credential) => (holds(credential) ? [] : given(credential))),
    needs: credentials.map((credential) => (holds(credential) ? [] : needed(credential))),
    start: {
      levels: skills.map((skill) => standing.held[skill]!),
      credentials: credentials.flatMap((credential, i) => (holds(credential) ? [i] : [])),
    },
    offers: [...study, ...renew].sort((a, b) => a.credential - b.credential || Number(a.renewal) - Number(b.renewal)),
    stacks: stacks.map((stack) => {
      const { members, ...rule } = ruleOf(columns, stack);
      const award = standing.awards(stack) ? number.get(columns.awards[stack]!) : undefined;
      return {
        id: `t${stack}`,
        members: members.flatMap((one) => {
          const own = number.get(one.credential);
          return own === undefined ? [] : [{ ...one, credential: own }];
        }),
        ...rule,
        awards: award ?? null,
        bundle: offers.bundle[stack]! < 0 ? null : { price: offers.bundle[stack]!, grants: [] },
      };
    }),
    funds: [],
    goals: {
      levels: goals.levels.map(([skill, level]): [number, number] => [skillNumber.get(skill)!, level]),
      anyOf: goals.anyOf.map((group) => group.flatMap((credential) => number.get(credential) ?? [])),
      stacks: goals.stacks.map((stack) => stacks.indexOf(stack)),
      coverage: null,
    },
    limits: { price: null, minutes: null },
    objective: offers.objective,
  };
}

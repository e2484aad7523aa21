import { LEVELS, toMajor } from '#lib/model';
import type { UnmetLevel, UnmetSkill } from '../answers.js';
import { skillName } from '../gaps/gap.js';
import type { Snapshot } from '../snapshot/snapshot.js';
import type { Asked } from './asked.js';
import { supplyAt, type Offering, type SupplyLimits } from './offered.js';
import { lowerBound90 } from './poisson.js';
import { unmetMessage } from './unmet-message.js';

/** A number that rests on fewer postings than this is marked hollow. */
const FEW_POSTINGS = 5;

/** A skill (position) of which some level asked for is not met. */
export interface Unmet {
  readonly skill: number;
  /** Unmet demand in thousandths: what the list is ranked by. */
  readonly missed: number;
  readonly offerings: readonly Offering[];
}

export interface Market {
  readonly snapshot: Snapshot;
  readonly asked: Asked;
  readonly limits: SupplyLimits;
  readonly currency: string;
}

/** The numbers of one skill, in the shape of the answer. */
export function unmetSkill(market: Market, { skill, missed, offerings }: Unmet): UnmetSkill {
  const { snapshot, asked, limits, currency } = market;
  const amount = (level: number): number => asked.amount[skill * 6 + level]!;
  const rests = (level: number): number => asked.rests[skill * 6 + level]!;
  const at = LEVELS.filter((level) => rests(level) > 0).map((level) => ({ level, supply: supplyAt(offerings, level) }));
  const sum = (of: (level: number) => number): number => at.reduce((all, { level }) => all + of(level), 0);
  const missing = at.filter(({ supply }) => supply.reason !== null);
  const head = missing.reduce((most, item) => (amount(item.level) > amount(most.level) ? item : most));
  const [demand, postings] = [sum(amount), sum(rests)];
  const { cheapest, reason } = head.supply;
  const highestLevel = offerings.reduce((most, offering) => Math.max(most, offering.level), 0);
  const levels = at.map(({ level, supply }): UnmetLevel => {
    const { supply: count, certifying, below, reason } = supply;
    return { level, demand: amount(level) / 1000, postings: rests(level), supply: count, certifying, below, reason };
  });
  return {
    skill: skillName(snapshot, skill),
    level: head.level,
    demand: demand / 1000,
    postings,
    hollow: postings < FEW_POSTINGS,
    share: demand / asked.total,
    unmet: missed / 1000,
    missed: missed / demand,
    score: Math.round((lowerBound90(missed / 1000) / (asked.total / 1000)) * 1e6) / 1e6,
    supply: head.supply.supply,
    certifying: head.supply.certifying,
    below: head.supply.below,
    highestLevel,
    cheapest: cheapest === undefined ? null : { amount: toMajor(cheapest, currency), currency },
    reason: reason!,
    message: unmetMessage({
      asked,
      limits,
      currency,
      level: head.level,
      supply: head.supply,
      missed,
      demand,
      highestLevel,
    }),
    levels,
  };
}

import { Field, Float, Int, ObjectType } from '@nestjs/graphql';
import { SkillType } from '../catalogue/skill.type.js';
import { MoneyType } from '../graph/money.type.js';
import { NamedType } from '../graph/named.type.js';
import { DayScalar, JsonScalar } from '../graph/scalars.js';
import { times } from '../limits/cost.js';

@ObjectType('Savings')
export class SavingsType {
  @Field()
  funding!: MoneyType;

  @Field()
  bundles!: MoneyType;
}

@ObjectType('Calendar', { description: 'How the steps were laid on the calendar.' })
export class CalendarType {
  @Field(() => Int, { description: 'So many are studied at a time, at most.' })
  parallel!: number;

  @Field(() => DayScalar, {
    nullable: true,
    description: 'No way to lay these steps ends before this day; null without steps.',
  })
  noEarlierThan!: string | null;

  @Field({ description: 'Whether that is the day on which they end.' })
  exact!: boolean;
}

@ObjectType('ReadinessChange', { description: 'Readiness, 0 to 1; null for a role without requirements.' })
export class ReadinessChangeType {
  @Field(() => Float, { nullable: true })
  before!: number | null;

  @Field(() => Float, { nullable: true })
  after!: number | null;
}

@ObjectType('Uncovered', { description: 'A requirement that the plan does not meet, and why.' })
export class UncoveredType {
  @Field(() => SkillType, { nullable: true })
  skill?: SkillType;

  @Field(() => NamedType, { nullable: true })
  credential?: NamedType;

  @Field(() => Int, { nullable: true, description: 'Level needed, 1 to 5.' })
  level?: number;

  @Field(() => Int, {
    nullable: true,
    description: 'The highest level that can be reached, and is planned for, 0 to 5.',
  })
  reachable?: number;

  @Field({ description: 'no-credential, level-too-high, prerequisite-unreachable or filtered' })
  reason!: string;

  @Field()
  message!: string;
}

@ObjectType('Objective')
export class ObjectiveType {
  @Field({ description: 'cost, hours, mix, finish or trust' })
  minimise!: string;

  @Field(() => Float, { description: 'In `unit`.' })
  value!: number;

  @Field({ description: 'hours, days (finish), else a currency' })
  unit!: string;
}

@ObjectType('ProofPrice', {
  description: 'What the proof charges for something asked for: its share of what every plan pays at least.',
})
export class ProofPriceType {
  @Field(() => SkillType, { nullable: true })
  skill?: SkillType;

  @Field(() => NamedType, { nullable: true })
  credential?: NamedType;

  @Field(() => NamedType, { nullable: true })
  stack?: NamedType;

  @Field(() => Int, { nullable: true, description: 'Of the skill, 1 to 5.' })
  level?: number;

  @Field(() => Float, { description: 'In `unit`.' })
  amount!: number;

  @Field({ description: 'hours, else a currency' })
  unit!: string;
}

@ObjectType('Proof')
export class ProofType {
  @Field({ description: 'prices, tree, solver or none' })
  kind!: string;

  @Field({
    description:
      'In plain words, with the numbers: `proven`, by how much the greedy choice is dearer, which goal costs most.',
  })
  statement!: string;

  @Field({ description: 'What is proven and by whom, without what is said beside it.' })
  proven!: string;

  @Field(() => JsonScalar, {
    nullable: true,
    description:
      'To save and to check with `stackway check`; only when asked for by `certificate: true`. Where nothing keeps within the limits: that of the cheapest or the shortest plan, which is beyond them.',
  })
  certificate?: unknown;

  @Field(() => [ProofPriceType], {
    nullable: true,
    complexity: times(5),
    description:
      'Which goals cost most, largest first; they add up to what the plan costs at most. Null where no prices prove it.',
  })
  prices?: readonly ProofPriceType[];
}

@ObjectType('Greedy', { description: 'The myopic choice, for comparison.' })
export class GreedyType {
  @Field()
  cost!: MoneyType;

  @Field(() => Float, { nullable: true, description: '0.2 means 20 % dearer than this plan.' })
  excess!: number | null;
}

@ObjectType('LeftUnmet', { description: 'A requirement that another plan does not meet: any one of these would do.' })
export class LeftUnmetType {
  @Field(() => [NamedType])
  anyOf!: readonly NamedType[];
}

@ObjectType('Alternative', { description: 'Another plan.' })
export class AlternativeType {
  @Field({ description: 'Why it is shown: different, front, within-budget, within-deadline, within-hours.' })
  kind!: string;

  @Field()
  cost!: MoneyType;

  @Field(() => Float, { description: 'Hours of study.' })
  hours!: number;

  @Field(() => DayScalar, { nullable: true })
  finish!: string | null;

  @Field(() => Float, { nullable: true, description: 'At its end, 0 to 1.' })
  readiness!: number | null;

  @Field(() => [NamedType])
  steps!: readonly NamedType[];

  @Field(() => [LeftUnmetType], {
    nullable: true,
    complexity: times(2),
    description: 'Credentials and stacks that are required by themselves, but not brought; null where all are.',
  })
  leavesOut?: readonly LeftUnmetType[];
}

@ObjectType('PlanSummary')
export class PlanSummaryType {
  @Field({ description: 'optimal, feasible, infeasible or timed-out' })
  status!: string;

  @Field(() => MoneyType, { nullable: true })
  cost!: MoneyType | null;

  @Field(() => Float, { nullable: true, description: 'Hours of study.' })
  hours!: number | null;

  @Field(() => DayScalar, { nullable: true })
  finish!: string | null;
}

@ObjectType('Blocked', { description: 'A constraint that stands in the way, and the plan without it.' })
export class BlockedType {
  @Field()
  constraint!: string;

  @Field()
  without!: PlanSummaryType;
}

@ObjectType('LeftOut', { description: 'How many offered credentials and stacks a filter left out.' })
export class LeftOutType {
  @Field()
  filter!: string;

  @Field(() => Int)
  count!: number;
}

import { ArgsType, Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';
import { SkillType } from '../catalogue/skill.type.js';
import { Bounded } from '../graph/bounded.js';
import { MoneyType } from '../graph/money.type.js';
import { SnapshotVersionType } from '../graph/named.type.js';
import { DayScalar } from '../graph/scalars.js';
import { answerUnion } from '../graph/union.js';
import { times } from '../limits/cost.js';

@ArgsType()
export class UnmetArgs {
  @Field(() => DayScalar, { nullable: true, description: 'Last day of the window. Any day. Default: today.' })
  on?: string;

  @Bounded(() => Int, { about: 'Months back.', min: 1, max: 120, defaultValue: 12 })
  months!: number;

  @Bounded(() => String, { about: 'Only what this region asks for and is offered.', fallback: 'everywhere' })
  region?: string;

  @Bounded(() => String, { about: 'Only postings of this sector.', fallback: 'all' })
  sector?: string;

  @Bounded(() => ID, { about: 'Only what asks for this role, by id.', maxLength: 500, fallback: 'all' })
  role?: string;

  @Bounded(() => Float, {
    about: 'Dearer credentials do not count as supply, in major units of `currency`.',
    min: 0,
    max: 10_000_000,
    fallback: 'no limit',
  })
  maxPrice?: number;

  @Bounded(() => String, { about: 'ISO 4217.', maxLength: 3, fallback: 'the most frequent of the catalogue' })
  currency?: string;

  @Bounded(() => Float, { about: 'Issuers less trusted do not count as supply.', min: 0, max: 1, fallback: 'no limit' })
  minTrust?: number;

  @Bounded(() => Int, { about: 'How many skills.', min: 1, max: 200, defaultValue: 50 })
  first!: number;
}

@ObjectType('UnmetLevel', { description: 'One level at which a skill is asked for.' })
export class UnmetLevelType {
  @Field(() => Int, { description: '1 to 5.' })
  level!: number;

  @Field(() => Float, { description: 'How many postings (openings, roles) ask for exactly this level.' })
  demand!: number;

  @Field(() => Int, { description: 'Postings (without postings: roles) the number rests on.' })
  postings!: number;

  @Field(() => Int, { description: 'Published credentials at this level or higher that pass all limits.' })
  supply!: number;

  @Field(() => Int, { description: 'The same without the limits of price and trust.' })
  certifying!: number;

  @Field(() => Int, { description: 'Published credentials below this level.' })
  below!: number;

  @Field(() => String, {
    nullable: true,
    description: 'none, level-too-low, price or trust; null when supply meets it.',
  })
  reason!: string | null;
}

@ObjectType('UnmetSkill', { description: 'A skill asked for at a level that supply does not meet.' })
export class UnmetSkillType {
  @Field(() => SkillType)
  skill!: SkillType;

  @Field(() => Int, { description: 'The level where most is unmet, 1 to 5.' })
  level!: number;

  @Field(() => Float, { description: 'How many postings (openings, roles) ask for it, at any level.' })
  demand!: number;

  @Field(() => Int, { description: 'Postings (without postings: roles) the number rests on.' })
  postings!: number;

  @Field({ description: 'Rests on few postings.' })
  hollow!: boolean;

  @Field(() => Float, { description: 'Share of all postings (openings, roles), 0 to 1.' })
  share!: number;

  @Field(() => Float, { description: 'The part of the demand that nothing certifies within the limits; ranked by it.' })
  unmet!: number;

  @Field(() => Float, { description: 'unmet ÷ demand, 0 to 1.' })
  missed!: number;

  @Field(() => Float, { description: 'Lower 90 % bound of unmet ÷ all, 0 to 1.' })
  score!: number;

  @Field(() => Int, { description: 'Published credentials at `level` or higher that pass all limits.' })
  supply!: number;

  @Field(() => Int, { description: 'The same without the limits of price and trust.' })
  certifying!: number;

  @Field(() => Int, { description: 'Published credentials below `level`.' })
  below!: number;

  @Field(() => Int, { description: 'The highest level any published credential certifies, 0 when none.' })
  highestLevel!: number;

  @Field(() => MoneyType, { nullable: true, description: 'Lowest price of `level` or higher, limits aside.' })
  cheapest!: MoneyType | null;

  @Field({ description: 'none, level-too-low, price or trust' })
  reason!: string;

  @Field()
  message!: string;

  @Field(() => [UnmetLevelType], { complexity: times(3), description: 'All levels asked for, the met ones too.' })
  levels!: readonly UnmetLevelType[];
}

@ObjectType('UnmetCounts')
export class UnmetCountsType {
  @Field(() => Int)
  asked!: number;

  @Field(() => Int)
  unmet!: number;

  @Field(() => Int)
  met!: number;
}

@ObjectType('UnmetNotes', { description: 'What the numbers leave out or assume.' })
export class UnmetNotesType {
  @Field(() => Int, { description: 'Postings that list no skills: counted by their role.' })
  byRole!: number;

  @Field(() => Int, { description: 'Names of skills that answer to none.' })
  unmatchedNames!: number;

  @Field(() => Int, { description: 'Credentials whose price has no rate.' })
  withoutRate!: number;
}

@ObjectType('UnmetDemand', { description: 'Skills the market asks for and supply does not certify, most unmet first.' })
export class UnmetDemandType {
  @Field({ description: 'ok' })
  status!: string;

  @Field({ description: 'What demand is counted in: postings, openings or roles.' })
  basis!: string;

  @Field(() => DayScalar)
  on!: string;

  @Field(() => DayScalar)
  from!: string;

  @Field(() => DayScalar)
  to!: string;

  @Field(() => Int, { description: 'All postings (openings, roles) in the window.' })
  postings!: number;

  @Field({ description: 'ISO 4217.' })
  currency!: string;

  @Field(() => [UnmetSkillType], { complexity: times(50) })
  skills!: UnmetSkillType[];

  @Field()
  counts!: UnmetCountsType;

  @Field()
  notes!: UnmetNotesType;

  @Field({ description: 'What it is ranked by.' })
  formula!: string;

  @Field()
  snapshot!: SnapshotVersionType;
}

export const UnmetDemandResult = answerUnion('UnmetDemandResult', 'Unmet demand by skill.', () => UnmetDemandType);

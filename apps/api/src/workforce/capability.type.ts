import { ArgsType, Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';
import { Personal } from '../access/access.decorator.js';
import { SkillType } from '../catalogue/skill.type.js';
import { Bounded } from '../graph/bounded.js';
import { NamedType, SnapshotVersionType } from '../graph/named.type.js';
import { DayScalar } from '../graph/scalars.js';
import { answerUnion } from '../graph/union.js';
import { times } from '../limits/cost.js';

@ArgsType()
export class CapabilityArgs {
  @Bounded(() => ID, { about: 'The organization, by id.', required: true, maxLength: 500 })
  organization!: string;

  @Bounded(() => ID, { about: 'Only this team, by id.', maxLength: 500, fallback: 'all teams' })
  team?: string;

  @Field(() => DayScalar, { nullable: true, description: 'The day asked about. Any day. Default: today.' })
  on?: string;
}

@ObjectType('MonthCount')
export class MonthCountType {
  @Field({ description: 'YYYY-MM' })
  month!: string;

  @Field(() => Int)
  people!: number;
}

@Personal()
@ObjectType('TeamSkill', { description: "One skill that a team's roles need. Everybody is counted once." })
export class TeamSkillType {
  @Field(() => SkillType)
  skill!: SkillType;

  @Field(() => Int, { description: 'The highest level any role of the team requires, 1 to 5.' })
  level!: number;

  @Field(() => Int, { description: 'People whose role requires it.' })
  needed!: number;

  @Field(() => Int, { description: 'Of these, who hold it at the level their role requires.' })
  atLevel!: number;

  @Field(() => Int, { description: 'Of these, who hold it, but lower.' })
  below!: number;

  @Field(() => Float, { description: 'atLevel ÷ needed, 0 to 1.' })
  coverage!: number;

  @Field(() => Int, { description: 'Anybody in the team who holds it at `level`.' })
  holders!: number;

  @Field({ description: 'Exactly one holder at `level`.' })
  singlePointOfFailure!: boolean;

  @Field(() => [Int], { description: 'People by level held: at level 1 or higher, … at level 5.' })
  depth!: readonly number[];

  @Field(() => Int, { description: 'Of `atLevel`, whose level ends within a year.' })
  expiring!: number;

  @Field(() => DayScalar, { nullable: true, description: 'The first last-valid day among them.' })
  nextExpiry!: string | null;

  @Field(() => [MonthCountType], { complexity: times(3) })
  expiringByMonth!: readonly MonthCountType[];
}

@Personal()
@ObjectType('TeamCapability')
export class TeamCapabilityType {
  @Field(() => NamedType)
  team!: NamedType;

  @Field(() => ID, { nullable: true, description: 'The team above it.' })
  parent!: string | null;

  @Field(() => Int, { description: 'People with a position in the team or below it.' })
  people!: number;

  @Field(() => Int, { description: 'Of these, whose skills are counted here: those who share them.' })
  sharing!: number;

  @Field(() => Float, { nullable: true, description: '0 to 1; null when nothing is needed.' })
  coverage!: number | null;

  @Field(() => Int, {
    description: 'Skills of which exactly one person holds the highest level the team’s roles need.',
  })
  singlePoints!: number;

  @Field(() => [TeamSkillType], { complexity: times(20), description: 'Most people missing first.' })
  skills!: TeamSkillType[];
}

@Personal()
@ObjectType('CapabilityMap', { description: 'Team by skill: who can do what the roles need.' })
export class CapabilityMapType {
  @Field({ description: 'ok' })
  status!: string;

  @Field(() => NamedType, { nullable: true })
  organization!: NamedType | null;

  @Field(() => DayScalar)
  on!: string;

  @Field(() => DayScalar, { description: 'The last day looked ahead to for levels that end.' })
  until!: string;

  @Field(() => [TeamCapabilityType], { complexity: times(10) })
  teams!: TeamCapabilityType[];

  @Field()
  formula!: string;

  @Field()
  snapshot!: SnapshotVersionType;
}

export const CapabilityMapResult = answerUnion('CapabilityMapResult', 'What teams can do.', () => CapabilityMapType);

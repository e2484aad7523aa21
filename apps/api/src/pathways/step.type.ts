import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';
import { CredentialType } from '../catalogue/credential.type.js';
import { SkillType } from '../catalogue/skill.type.js';
import { ArticulationType } from '../catalogue/stack.type.js';
import { MoneyType } from '../graph/money.type.js';
import { NamedType } from '../graph/named.type.js';
import { DayScalar } from '../graph/scalars.js';

@ObjectType('SkillLevel')
export class SkillLevelType {
  @Field(() => SkillType)
  skill!: SkillType;

  @Field(() => Int, { description: '1 novice to 5 expert.' })
  level!: number;
}

@ObjectType('FundingUsed')
export class FundingUsedType {
  @Field(() => ID)
  id!: string;

  @Field()
  name!: string;

  @Field()
  saved!: MoneyType;
}

@ObjectType('PathwayStep', { description: 'One credential to take.' })
export class PathwayStepType {
  @Field(() => CredentialType)
  credential!: CredentialType;

  @Field({ description: 'What the learner pays for this step, after funding and its share of bundles.' })
  cost!: MoneyType;

  @Field({ description: 'The price without funding and bundles.' })
  listPrice!: MoneyType;

  @Field()
  renewal!: boolean;

  @Field(() => Float, { description: 'Hours of study.' })
  hours!: number;

  @Field(() => DayScalar)
  start!: string;

  @Field(() => DayScalar)
  finish!: string;

  @Field(() => DayScalar, {
    nullable: true,
    description: 'The last valid day of the credential when it is earned on `finish`; null when it does not end.',
  })
  expiresOn?: string;

  @Field(() => [SkillLevelType], { description: 'Required skill-levels that this step is the first to reach.' })
  closes!: SkillLevelType[];

  @Field(() => [NamedType], { description: 'Later steps and stacks that need this one.' })
  neededBy!: readonly NamedType[];

  @Field(() => FundingUsedType, { nullable: true })
  funding?: FundingUsedType;

  @Field(() => NamedType, { nullable: true, description: 'The stack whose bundle price pays for it.' })
  bundle?: NamedType;

  @Field({ description: 'Why it is part of the plan.' })
  because!: string;
}

@ObjectType('PathwayStack')
export class PathwayStackType {
  @Field(() => NamedType)
  stack!: NamedType;

  @Field()
  completed!: boolean;

  @Field({ description: 'What its bundle price saves.' })
  saved!: MoneyType;

  @Field(() => NamedType, { nullable: true })
  awards!: NamedType | null;

  @Field(() => Float, { nullable: true })
  credits!: number | null;

  @Field(() => [ArticulationType])
  articulates!: readonly ArticulationType[];
}

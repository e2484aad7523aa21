import { createUnionType, Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';
import { Personal } from '../access/access.decorator.js';
import { connectionOf, edgeOf } from '../graph/connection.js';
import { NamedType } from '../graph/named.type.js';
import { NotFoundType } from '../graph/problem.type.js';
import { DayScalar } from '../graph/scalars.js';
import { answerUnion } from '../graph/union.js';
import { times } from '../limits/cost.js';

@Personal()
@ObjectType('HeldSkill', {
  description: 'A statement about a skill. What credentials certify is in the gap, not here.',
})
export class HeldSkillType {
  @Field(() => NamedType)
  skill!: NamedType;

  @Field(() => Int, { description: '1 novice to 5 expert.' })
  level!: number;

  @Field(() => String, { nullable: true })
  evidence?: string;

  @Field(() => DayScalar, { nullable: true, description: 'Day of the evidence.' })
  at?: string;

  /** For its provenance. */
  learner!: string;
}

@Personal()
@ObjectType('HeldCredential', { description: 'An earned credential.' })
export class HeldCredentialType {
  @Field(() => NamedType)
  credential!: NamedType;

  @Field(() => DayScalar)
  issuedOn!: string;

  @Field(() => DayScalar, {
    nullable: true,
    description: 'The last valid day: as stated, or issuedOn and validMonths; null when it does not end.',
  })
  expiresOn?: string;

  @Field({ description: 'Whether it has ended today.' })
  ended!: boolean;

  @Field(() => String, { nullable: true })
  evidence?: string;

  /** For its provenance. */
  learner!: string;
}

@Personal()
@ObjectType('Position', { description: 'Where a person works.' })
export class PositionType {
  @Field(() => NamedType)
  team!: NamedType;

  @Field(() => NamedType)
  role!: NamedType;

  @Field(() => DayScalar, { nullable: true })
  since?: string;

  @Field(() => NamedType, { nullable: true, description: 'The role the person is to move to.' })
  targetRole?: NamedType;
}

@Personal()
@ObjectType('Learner', { description: 'A person: what they hold, and what they let others see.' })
export class LearnerType {
  @Field(() => ID)
  id!: string;

  @Field(() => String, { nullable: true })
  name?: string;

  @Field(() => String, { nullable: true })
  email?: string;

  @Field(() => Float, { nullable: true, description: 'Hours of study a week.' })
  hoursPerWeek?: number;

  @Field(() => String, { nullable: true })
  region?: string;

  @Field(() => String, { nullable: true, description: 'BCP 47.' })
  language?: string;

  @Field(() => [String], { description: 'What an employer may see: skills, credentials. Empty means nothing.' })
  shares!: readonly string[];

  @Field(() => [HeldSkillType], { complexity: times(20) })
  skills!: HeldSkillType[];

  @Field(() => [HeldCredentialType], { complexity: times(10) })
  credentials!: HeldCredentialType[];

  @Field(() => [PositionType])
  positions!: PositionType[];
}

@Personal()
@ObjectType('LearnerName', { description: 'A learner as a list shows one.' })
export class LearnerNameType {
  @Field(() => ID)
  id!: string;

  @Field(() => String, { nullable: true })
  name?: string;
}

@ObjectType('LearnerNameEdge')
export class LearnerNameEdge extends edgeOf(() => LearnerNameType) {}

@ObjectType('LearnerNameConnection')
export class LearnerNameConnection extends connectionOf(
  () => LearnerNameType,
  () => LearnerNameEdge,
) {}

export const LearnerResult = createUnionType({
  name: 'LearnerResult',
  types: () => [LearnerType, NotFoundType] as const,
});
export const SaveProfileResult = answerUnion('SaveProfileResult', 'The profile as it stands now.', () => LearnerType);

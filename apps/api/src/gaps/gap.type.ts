import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';
import { Personal } from '../access/access.decorator.js';
import { RoleType } from '../catalogue/role.type.js';
import { SkillType } from '../catalogue/skill.type.js';
import { NamedType, SnapshotVersionType } from '../graph/named.type.js';
import { DayScalar } from '../graph/scalars.js';
import { answerUnion } from '../graph/union.js';
import { times } from '../limits/cost.js';

@Personal()
@ObjectType('AnswerLearner', { description: 'The learner of an answer, when it was asked for one.' })
export class AnswerLearnerType {
  @Field(() => ID)
  id!: string;

  @Field(() => String, { nullable: true })
  name?: string;
}

@ObjectType('Lapsed', { description: 'What was held and has ended.' })
export class LapsedType {
  @Field(() => Int, { description: '1 to 5.' })
  level!: number;

  @Field(() => DayScalar, { description: 'The last day on which it held.' })
  expiredOn!: string;
}

@ObjectType('Via', { description: 'The same skill in another framework, as a SAME_AS statement or a decision says.' })
export class ViaType {
  @Field(() => NamedType)
  skill!: NamedType;

  @Field(() => Float, { description: 'How sure it is that the two are the same, 0.5 to 1.' })
  confidence!: number;
}

@ObjectType('HeldFrom', { description: 'Where a held level comes from.' })
export class HeldFromType {
  @Field({ description: 'assessed, credential or award' })
  kind!: string;

  @Field(() => NamedType, { nullable: true })
  credential?: NamedType;

  @Field(() => String, { nullable: true })
  evidence?: string;

  @Field(() => DayScalar, { nullable: true, description: 'Day of the evidence.' })
  on?: string;

  @Field(() => DayScalar, { nullable: true, description: 'The last day on which it holds.' })
  expiresOn?: string;

  @Field(() => Int, { description: '1 to 5.' })
  level!: number;

  @Field(() => ViaType, { nullable: true, description: 'When it is evidence of the same skill in another framework.' })
  via?: ViaType;
}

@ObjectType('GapSkill', { description: 'One required skill: what is needed and what is held.' })
export class GapSkillType {
  @Field(() => SkillType)
  skill!: SkillType;

  @Field(() => Int, { description: 'Level required, 1 to 5.' })
  need!: number;

  @Field(() => Int, { description: 'Level held on the day, 0 to 5; 0 is nothing.' })
  have!: number;

  @Field(() => Int, { description: 'Levels missing, 0 to 5.' })
  gap!: number;

  @Field(() => Float, { description: '0 to 1.' })
  importance!: number;

  @Field()
  essential!: boolean;

  @Field(() => DayScalar, { nullable: true, description: 'Day of the newest evidence behind `have`.' })
  asOf!: string | null;

  @Field(() => DayScalar, { nullable: true, description: 'The last day on which `have` still holds, when it ends.' })
  expiresOn?: string;

  @Field(() => LapsedType, { nullable: true, description: 'What has ended, when it was higher than `have`.' })
  lapsed?: LapsedType;

  @Field(() => [HeldFromType], { complexity: times(2) })
  from!: readonly HeldFromType[];

  @Field(() => ViaType, {
    nullable: true,
    description: 'When `have` is held in the same skill of another framework and not in this one.',
  })
  via?: ViaType;

  /** For the provenance of the requirement. */
  key!: { role: string; skill: string };
}

@ObjectType('GapCredential', { description: 'A credential the role requires by itself: any one of the group.' })
export class GapCredentialType {
  @Field(() => [NamedType])
  anyOf!: readonly NamedType[];

  @Field(() => NamedType, { nullable: true })
  held!: NamedType | null;

  @Field(() => DayScalar, { nullable: true })
  expiresOn?: string;
}

@Personal()
@ObjectType('Gap', { description: 'What stands between a person and a role.' })
export class GapType {
  @Field({ description: 'ok' })
  status!: string;

  @Field(() => AnswerLearnerType, { nullable: true })
  learner?: AnswerLearnerType;

  @Field(() => RoleType)
  role!: RoleType;

  @Field(() => DayScalar, { description: 'The day asked about.' })
  on!: string;

  @Field(() => Float, {
    nullable: true,
    description:
      'Importance-weighted share of the requirement that is met, 0 to 1; null for a role without requirements.',
  })
  readiness!: number | null;

  @Field(() => String, {
    nullable: true,
    description:
      'When readiness is null: role-without-skills where the role requires credentials only, else role-without-requirements.',
  })
  code?: string;

  @Field(() => [GapSkillType], {
    complexity: times(30),
    description: 'Missing and essential first, then by importance, gap and name.',
  })
  skills!: GapSkillType[];

  @Field(() => [SkillType], { complexity: times(5), description: 'Essential skills not held at all.' })
  hardMisses!: SkillType[];

  @Field(() => [GapCredentialType])
  credentials!: readonly GapCredentialType[];

  @Field()
  snapshot!: SnapshotVersionType;

  @Field({ description: 'How readiness is computed.' })
  formula!: string;
}

export const GapResult = answerUnion('GapResult', 'A gap, or why there is none.', () => GapType);

import { Field, Float, Int, ObjectType } from '@nestjs/graphql';
import { connectionOf, edgeOf } from '../graph/connection.js';
import { CredentialType } from './credential.type.js';
import { RoleType } from './role.type.js';
import { SkillType } from './skill.type.js';

@ObjectType('CertifiedSkill', { description: 'A skill a credential certifies.' })
export class CertifiedSkillType {
  @Field(() => SkillType)
  skill!: SkillType;

  @Field(() => Int, { description: '1 novice to 5 expert.' })
  level!: number;

  /** For its provenance. */
  key!: { credential: string; skill: string };
}

@ObjectType('Prerequisite', { description: 'A credential, or a skill at a level.' })
export class PrerequisiteType {
  @Field(() => CredentialType, { nullable: true })
  credential?: CredentialType;

  @Field(() => SkillType, { nullable: true })
  skill?: SkillType;

  @Field(() => Int, { nullable: true, description: '1 to 5, for a skill.' })
  level?: number;
}

@ObjectType('PrerequisiteGroup', { description: 'Any one of these is enough.' })
export class PrerequisiteGroupType {
  @Field(() => [PrerequisiteType])
  anyOf!: PrerequisiteType[];
}

@ObjectType('CertifierEdge')
export class CertifierEdge extends edgeOf(() => CredentialType) {
  @Field(() => Int, { description: 'Level it certifies, 1 to 5.' })
  level!: number;
}

@ObjectType('CertifierConnection')
export class CertifierConnection extends connectionOf(
  () => CredentialType,
  () => CertifierEdge,
) {}

@ObjectType('RequirerEdge')
export class RequirerEdge extends edgeOf(() => RoleType) {
  @Field(() => Int, { description: 'Level required, 1 to 5.' })
  level!: number;

  @Field(() => Float, { description: '0 to 1.' })
  importance!: number;

  @Field()
  essential!: boolean;
}

@ObjectType('RequirerConnection')
export class RequirerConnection extends connectionOf(
  () => RoleType,
  () => RequirerEdge,
) {}

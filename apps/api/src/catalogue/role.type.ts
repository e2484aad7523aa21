import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';
import type { Role } from '#lib/model';
import { CredentialType } from './credential.type.js';
import { SkillType } from './skill.type.js';

@ObjectType('RequiredSkill', { description: 'A skill a role requires.' })
export class RequiredSkillType {
  @Field(() => SkillType)
  skill!: SkillType;

  @Field(() => Int, { description: '1 novice to 5 expert.' })
  level!: number;

  @Field(() => Float, { description: '0 to 1.' })
  importance!: number;

  @Field()
  essential!: boolean;

  /** For its provenance. */
  key!: { role: string; skill: string };
}

@ObjectType('CredentialGroup', { description: 'Any one of these will do.' })
export class CredentialGroupType {
  @Field(() => [CredentialType])
  anyOf!: CredentialType[];
}

@ObjectType('Role', { description: 'A job role or occupation.' })
export class RoleType {
  constructor(
    readonly fact: Role,
    readonly position?: number,
  ) {}

  @Field(() => ID)
  get id(): string {
    return this.fact.id;
  }

  @Field()
  get title(): string {
    return this.fact.title;
  }

  @Field(() => [String])
  get altTitles(): readonly string[] {
    return this.fact.altTitles ?? [];
  }

  @Field(() => [String], { description: 'Codes of classifications, such as ISCO or SOC.' })
  get codes(): readonly string[] {
    return this.fact.codes ?? [];
  }

  @Field(() => String, { nullable: true })
  get family(): string | undefined {
    return this.fact.family;
  }

  @Field(() => Int, { nullable: true, description: 'O*NET job zone, 1 (little preparation) to 5 (extensive).' })
  get jobZone(): number | undefined {
    return this.fact.jobZone;
  }

  @Field(() => String, { nullable: true })
  get description(): string | undefined {
    return this.fact.description;
  }
}

import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';
import type { Role } from '#lib/model';
import { CredentialType } from './credential.type.js';
import type { Shelf } from './shelf.js';
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
    readonly shelf: Shelf,
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

  @Field(() => [RequiredSkillType], { complexity: 20, description: 'Most important first.' })
  get requires(): RequiredSkillType[] {
    if (this.position === undefined) return [];
    const { requires, skills } = this.shelf.snapshot;
    const entries: RequiredSkillType[] = [];
    for (let at = requires.starts[this.position]!; at < requires.starts[this.position + 1]!; at++) {
      entries.push({
        skill: this.shelf.skillAt(requires.skill[at]!),
        level: requires.level[at]!,
        importance: requires.importance[at]!,
        essential: requires.essential[at] === 1,
        key: { role: this.id, skill: skills.facts[requires.skill[at]!]!.id },
      });
    }
    return entries.sort((a, b) => Number(b.essential) - Number(a.essential) || b.importance - a.importance);
  }

  @Field(() => [CredentialGroupType], {
    complexity: 5,
    description: 'Credentials the role requires by itself, such as a licence: any one of each group.',
  })
  get requiresCredentials(): CredentialGroupType[] {
    if (this.position === undefined) return [];
    return (this.shelf.snapshot.roleCredentials[this.position] ?? []).map((group) => ({
      anyOf: group.flatMap((credential) => this.shelf.credentialAt(credential) ?? []),
    }));
  }
}

import { Field, ID, ObjectType } from '@nestjs/graphql';
import type { Skill } from '#lib/model';

@ObjectType('Skill', { description: 'A skill, knowledge or soft competence, in a framework.' })
export class SkillType {
  constructor(
    readonly fact: Skill,
    /** In the snapshot; undefined when an answer names a skill that the catalogue no longer has. */
    readonly position?: number,
  ) {}

  @Field(() => ID)
  get id(): string {
    return this.fact.id;
  }

  @Field()
  get name(): string {
    return this.fact.name;
  }

  @Field(() => String, {
    nullable: true,
    description: 'hard, soft, knowledge, language or tool; null when the source does not say.',
  })
  get kind(): string | undefined {
    return this.fact.kind;
  }

  @Field(() => [String])
  get altNames(): readonly string[] {
    return this.fact.altNames ?? [];
  }

  @Field(() => String, { nullable: true, description: 'The framework it comes from, such as ESCO.' })
  get framework(): string | undefined {
    return this.fact.framework;
  }

  @Field(() => String, { nullable: true })
  get description(): string | undefined {
    return this.fact.description;
  }

  @Field(() => [ID], { description: 'Ids of the same skill in other frameworks.' })
  get sameAs(): readonly string[] {
    return this.fact.sameAs ?? [];
  }
}

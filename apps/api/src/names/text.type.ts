import { Field, Int, ObjectType } from '@nestjs/graphql';
import { NamedType } from '../graph/named.type.js';
import { times } from '../limits/cost.js';

@ObjectType('SkillPlace', { description: 'A name of a skill where it stands in a text.' })
export class SkillPlaceType {
  @Field(() => Int, { description: 'In UTF-16 code units from 0.' })
  start!: number;

  @Field(() => Int, { description: 'The first code unit behind it.' })
  end!: number;

  @Field({ description: 'What stands there.' })
  text!: string;

  @Field({ description: 'The label that it was found by.' })
  label!: string;

  @Field(() => NamedType, { nullable: true, description: 'Null where several skills have the label.' })
  skill?: NamedType;

  @Field(() => [NamedType], { complexity: times(2), description: 'All skills that may be meant.' })
  candidates!: readonly NamedType[];

  @Field(() => String, {
    nullable: true,
    description: 'Why it does not count: negated, benefit (offered) or doubtful. Null: it counts.',
  })
  excluded?: string;
}

@ObjectType('TextSkill', { description: 'A skill that a text asks for.' })
export class TextSkillType {
  @Field()
  skill!: NamedType;

  @Field(() => Int, { description: 'How many times the text names it.' })
  times!: number;
}

@ObjectType('SkillsInText', { description: 'The skills that a text asks for, as an import of postings finds them.' })
export class SkillsInTextType {
  @Field(() => [SkillPlaceType], { complexity: times(30), description: 'In the order of the text.' })
  places!: readonly SkillPlaceType[];

  @Field(() => [TextSkillType], { complexity: times(20), description: 'Those named most first.' })
  skills!: readonly TextSkillType[];
}

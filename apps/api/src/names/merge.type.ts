import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { connectionOf, edgeOf } from '../graph/connection.js';
import { NamedType } from '../graph/named.type.js';
import { InstantScalar } from '../graph/scalars.js';
import { answerUnion } from '../graph/union.js';
import { FormerDecisionType } from './names.type.js';

@ObjectType('AlikeSkill')
export class AlikeSkillType extends NamedType {
  @Field(() => String, { nullable: true })
  framework?: string;
}

@ObjectType('AlikeSkills', { description: 'Two skills that may be the same; nobody has said yet whether they are.' })
export class AlikeSkillsType {
  @Field()
  skill!: AlikeSkillType;

  @Field()
  other!: AlikeSkillType;

  @Field({ description: 'name: both are called so. other-name: the second is also called as the first.' })
  because!: string;
}

@ObjectType('AlikeSkillsEdge')
export class AlikeSkillsEdge extends edgeOf(() => AlikeSkillsType) {}

@ObjectType('AlikeSkillsConnection')
export class AlikeSkillsConnection extends connectionOf(
  () => AlikeSkillsType,
  () => AlikeSkillsEdge,
) {
  @Field(() => Int, { description: 'How many pairs wait in all.' })
  total!: number;
}

@ObjectType('SkillsMerged', { description: 'What a person said of two skills. Undone like an import, by its id.' })
export class SkillsMergedType {
  @Field({ description: 'ok, or unchanged: it was said before' })
  status!: string;

  @Field(() => ID, { description: 'For `undoImport`.' })
  importId!: string;

  @Field()
  skill!: NamedType;

  @Field()
  into!: NamedType;

  @Field({ description: 'same, becomes or different' })
  as!: string;

  @Field(() => Int, { description: 'Facts that came to be by it.' })
  added!: number;

  @Field(() => FormerDecisionType, {
    nullable: true,
    description: 'Null: nothing else had been decided about their names.',
  })
  former?: FormerDecisionType | null;
}

@ObjectType('Decision', {
  description: 'What a person decided that a name means, or what two skills are to each other.',
})
export class DecisionType {
  @Field(() => ID, { description: 'For `undoImport`.' })
  importId!: string;

  @Field(() => InstantScalar)
  at!: string;

  @Field()
  by!: string;

  @Field({ description: 'name: `name` means `means`. same, becomes, different: what `skill` is to `means`.' })
  as!: string;

  @Field(() => String, { nullable: true })
  name?: string;

  @Field(() => NamedType, { nullable: true })
  skill?: NamedType;

  @Field(() => NamedType, { nullable: true, description: 'Null: the name means no skill.' })
  means?: NamedType;

  @Field({ description: 'The skill that the name means was made by the decision.' })
  made!: boolean;
}

@ObjectType('DecisionEdge')
export class DecisionEdge extends edgeOf(() => DecisionType) {}

@ObjectType('DecisionConnection')
export class DecisionConnection extends connectionOf(
  () => DecisionType,
  () => DecisionEdge,
) {}

export const MergeSkillsResult = answerUnion('MergeSkillsResult', 'What was said.', () => SkillsMergedType);

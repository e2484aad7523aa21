import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';
import { connectionOf, edgeOf } from '../graph/connection.js';
import { InstantScalar } from '../graph/scalars.js';
import { answerUnion } from '../graph/union.js';
import { times } from '../limits/cost.js';

@ObjectType('NameUses', { description: 'Where a name stands in files: so many of each.' })
export class NameUsesType {
  @Field(() => Int)
  credentials!: number;

  @Field(() => Int)
  roles!: number;

  @Field(() => Int)
  learners!: number;

  @Field(() => Int)
  postings!: number;
}

@ObjectType('NameSuggestion')
export class NameSuggestionType {
  @Field(() => ID, { description: 'Id of the skill.' })
  id!: string;

  @Field()
  name!: string;

  @Field(() => Float, { description: 'From 0 to 1; comparable among the suggestions for one name only.' })
  score!: number;

  @Field({ description: 'The name or alternative name of the skill that is most like the name.' })
  like!: string;

  @Field(() => [String], { complexity: times(3), description: 'Words that both have.' })
  words!: readonly string[];
}

@ObjectType('UnmatchedName', { description: 'A name of a skill in files for which no skill is known.' })
export class UnmatchedNameType {
  @Field()
  name!: string;

  @Field()
  uses!: NameUsesType;

  @Field(() => [NameSuggestionType], {
    complexity: times(5),
    description: 'What it may mean, best first; none is ever taken by itself.',
  })
  suggestions!: readonly NameSuggestionType[];
}

@ObjectType('UnmatchedNameEdge')
export class UnmatchedNameEdge extends edgeOf(() => UnmatchedNameType) {}

@ObjectType('UnmatchedNameConnection')
export class UnmatchedNameConnection extends connectionOf(
  () => UnmatchedNameType,
  () => UnmatchedNameEdge,
) {
  @Field(() => Int, { description: 'How many names there are of those asked for.' })
  total!: number;

  @Field(() => Int, { description: 'How many names wait in all, whatever was asked for.' })
  waiting!: number;
}

@ObjectType('NameSource', { description: 'An import that uses names of skills which nobody knows.' })
export class NameSourceType {
  @Field(() => ID)
  importId!: string;

  @Field(() => InstantScalar)
  at!: string;

  @Field(() => [String], { complexity: times(10), description: 'Its files.' })
  files!: readonly string[];

  @Field(() => Int, { description: 'How many names of it wait.' })
  names!: number;
}

@ObjectType('NameSourceEdge')
export class NameSourceEdge extends edgeOf(() => NameSourceType) {}

@ObjectType('NameSourceConnection')
export class NameSourceConnection extends connectionOf(
  () => NameSourceType,
  () => NameSourceEdge,
) {}

@ObjectType('NameMeaning')
export class NameMeaningType {
  @Field(() => ID)
  id!: string;

  @Field()
  name!: string;
}

@ObjectType('FormerDecision', { description: 'What had been decided before; it was undone.' })
export class FormerDecisionType {
  @Field(() => NameMeaningType, { nullable: true, description: 'Null: it meant no skill.' })
  means?: NameMeaningType | null;

  @Field(() => Int, { description: 'Facts that had come to be by it and are no more.' })
  takenBack!: number;

  @Field(() => [ID], {
    complexity: times(5),
    description:
      'Imports made while it held that state something of its skill: import their files again, with missing: remove, as they may have read the name by it.',
  })
  since!: readonly string[];
}

@ObjectType('NameDecided', {
  description: 'What a person decided that a name means. Undone like an import, by its id.',
})
export class NameDecidedType {
  @Field(() => ID, { description: 'For `undoImport`.' })
  importId!: string;

  @Field()
  name!: string;

  @Field(() => NameMeaningType, { nullable: true, description: 'Null: it means no skill.' })
  means?: NameMeaningType | null;

  @Field({ description: 'The skill was made by the decision, and goes with it when nothing else states it.' })
  made!: boolean;

  @Field(() => Int, { description: 'Facts that came to be by it.' })
  added!: number;

  @Field(() => FormerDecisionType, { nullable: true, description: 'Null: nothing else had been decided.' })
  former?: FormerDecisionType | null;
}

@ObjectType('NamesDecided', { description: 'Each is undone by itself.' })
export class NamesDecidedType {
  @Field(() => [NameDecidedType], { complexity: times(20), description: 'In the order asked.' })
  decided!: readonly NameDecidedType[];
}

export const NameDecisionResult = answerUnion('NameDecisionResult', 'What was decided.', () => NameDecidedType);
export const NamesDecisionResult = answerUnion('NamesDecisionResult', 'What was decided.', () => NamesDecidedType);

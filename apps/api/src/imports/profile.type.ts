import { Field, ObjectType } from '@nestjs/graphql';
import { connectionOf, edgeOf } from '../graph/connection.js';
import { answerUnion } from '../graph/union.js';

@ObjectType('ImportProfile', { description: 'A mapping that somebody has saved: files like it are recognised.' })
export class ImportProfileType {
  @Field({ description: 'What `stackway import --format` takes.' })
  name!: string;

  @Field()
  title!: string;

  @Field(() => [String], { description: 'The tables that its files are like: courses/courses.' })
  like!: readonly string[];

  @Field(() => [String], { description: 'Headings of the files that it reads.' })
  headings!: readonly string[];
}

@ObjectType('ImportProfileEdge')
export class ImportProfileEdge extends edgeOf(() => ImportProfileType) {}

@ObjectType('ImportProfileConnection')
export class ImportProfileConnection extends connectionOf(
  () => ImportProfileType,
  () => ImportProfileEdge,
) {}

@ObjectType('ImportProfileSaved')
export class ImportProfileSavedType {
  @Field({ description: 'ok' })
  status!: string;

  @Field(() => ImportProfileType)
  profile!: ImportProfileType;
}

@ObjectType('ImportProfileRemoved')
export class ImportProfileRemovedType {
  @Field({ description: 'ok' })
  status!: string;
}

export const SaveImportProfileResult = answerUnion(
  'SaveImportProfileResult',
  'What was saved.',
  () => ImportProfileSavedType,
);
export const RemoveImportProfileResult = answerUnion(
  'RemoveImportProfileResult',
  'That it was removed.',
  () => ImportProfileRemovedType,
);

import { createUnionType, Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';
import { connectionOf, edgeOf } from '../graph/connection.js';
import { FoundProblemType, RefusedType } from '../graph/problem.type.js';
import { InstantScalar, JsonScalar } from '../graph/scalars.js';
import { answerUnion } from '../graph/union.js';
import { times } from '../limits/cost.js';

@ObjectType('ImportCounts', {
  description: 'Rows of data: read = facts + rejected + skipped. The last three count facts.',
})
export class ImportCountsType {
  @Field(() => Int)
  read!: number;

  @Field(() => Int)
  facts!: number;

  @Field(() => Int)
  rejected!: number;

  @Field(() => Int)
  skipped!: number;

  @Field(() => Int)
  added!: number;

  @Field(() => Int)
  changed!: number;

  @Field(() => Int)
  removed!: number;
}

@ObjectType('ImportedFile')
export class ImportedFileType {
  @Field()
  file!: string;

  @Field()
  format!: string;

  @Field(() => Int)
  read!: number;

  @Field(() => Int)
  facts!: number;

  @Field(() => Int)
  rejected!: number;

  @Field(() => Int)
  skipped!: number;
}

@ObjectType('Undone')
export class UndoneType {
  @Field(() => InstantScalar)
  at!: string;

  @Field()
  by!: string;
}

@ObjectType('Import', { description: 'Files read in one go.' })
export class ImportType {
  @Field(() => ID)
  id!: string;

  @Field(() => [ImportedFileType], { complexity: times(10) })
  files!: readonly ImportedFileType[];

  @Field()
  format!: string;

  @Field(() => InstantScalar)
  at!: string;

  @Field()
  by!: string;

  @Field()
  counts!: ImportCountsType;

  @Field(() => UndoneType, { nullable: true })
  undone?: UndoneType;
}

@ObjectType('ImportEdge')
export class ImportEdge extends edgeOf(() => ImportType) {}

@ObjectType('ImportConnection')
export class ImportConnection extends connectionOf(
  () => ImportType,
  () => ImportEdge,
) {}

@ObjectType('ImportId')
export class ImportIdType {
  @Field(() => ID)
  id!: string;
}

@ObjectType('ImportUndone')
export class ImportUndoneType {
  @Field({ description: 'ok' })
  status!: string;

  @Field()
  import!: ImportIdType;

  @Field(() => Int, { description: 'Facts.' })
  removed!: number;

  @Field(() => Int, { description: 'Facts that lay beneath and hold again.' })
  restored!: number;

  @Field(() => JsonScalar, {
    nullable: true,
    description:
      'Facts of other imports that refer to what is gone: count, samples (type, key, fact, refersTo, was) and next, as `stackway undo --json` says it. Null: there are none.',
  })
  left?: unknown;
}

@ObjectType('ImportProgress', { description: 'How far a running import is.' })
export class ImportProgressType {
  @Field({ description: 'receiving or reading' })
  phase!: string;

  @Field(() => String, { nullable: true })
  file?: string;

  @Field(() => Float, { description: 'Bytes so far.' })
  bytes!: number;

  @Field(() => Float, { nullable: true, description: 'Bytes in all; null while unknown.' })
  totalBytes?: number;

  @Field(() => Int, { nullable: true, description: 'Rows so far; null while they are not counted.' })
  rows?: number;
}

@ObjectType('ImportReplaces', { description: 'Whose place an import takes.' })
export class ImportReplacesType {
  @Field(() => [ID])
  imports!: readonly string[];

  @Field({ description: 'named, or same-tables: standing imports of the same formats with the same set of tables' })
  because!: string;
}

@ObjectType('ImportFinished', { description: 'A finished import, as POST /imports answers it.' })
export class ImportFinishedType {
  @Field({ description: 'ok, unchanged, dry-run or rejected' })
  status!: string;

  @Field(() => ImportIdType, { nullable: true })
  import?: ImportIdType;

  @Field({
    description:
      'Whether the history has this import; of a dry run, whether it would. Files that all stand there already are not remembered again.',
  })
  remembered!: boolean;

  @Field()
  counts!: ImportCountsType;

  @Field(() => [ImportedFileType])
  files!: readonly ImportedFileType[];

  @Field(() => [FoundProblemType], { description: 'Rejected rows, the first 10,000.' })
  problems!: readonly FoundProblemType[];

  @Field(() => Int, { description: 'All rejected rows.' })
  problemCount!: number;

  @Field(() => [FoundProblemType], { description: 'What was kept or left out all the same.' })
  warnings!: readonly FoundProblemType[];

  @Field(() => JsonScalar, {
    description:
      'What changes: added, changed, removed, conflicts and missing, each with count and samples, as `stackway import --json` says it.',
  })
  diff!: unknown;

  @Field(() => ImportReplacesType, { nullable: true })
  replaces?: ImportReplacesType | null;

  @Field(() => JsonScalar, {
    nullable: true,
    description: 'A new release of skills or roles: added, renamed, merged, dropped and peopleAffected.',
  })
  release?: unknown;
}

export const UndoResult = answerUnion('UndoResult', 'What was taken back.', () => ImportUndoneType);
export const ImportEvent = createUnionType({
  name: 'ImportEvent',
  description: 'Progress, then the answer or why there is none.',
  types: () => [ImportProgressType, ImportFinishedType, RefusedType] as const,
});

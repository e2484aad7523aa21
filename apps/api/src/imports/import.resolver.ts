import { Args, ArgsType, Context, Extensions, ID, Mutation, Query, Resolver, Subscription } from '@nestjs/graphql';
import { isRefusal, listImports, undoImport } from '#lib/usecases';
import { Access } from '../access/access.decorator.js';
import { Asking } from '../graph/asking.js';
import { Bounded } from '../graph/bounded.js';
import { connectAll, PageArgs } from '../graph/connection.js';
import { IdArgs } from '../graph/id.args.js';
import { asProblem, type NotFoundType, type RefusedType } from '../graph/problem.type.js';
import { Use } from '../graph/services.js';
import { page } from '../limits/cost.js';
import { ImportConnection, ImportEvent, ImportUndoneType, UndoResult } from './import.type.js';
import { ProgressBoard, type ImportSent } from './progress-board.js';

@ArgsType()
class UploadArgs {
  @Bounded(() => ID, { about: 'The id given to POST /imports?id=…', required: true, maxLength: 64 })
  id!: string;
}

@Resolver()
export class ImportResolver {
  constructor(
    private readonly use: Use,
    private readonly board: ProgressBoard,
  ) {}

  @Query(() => ImportConnection, { complexity: page, description: 'Imports, newest first. For admins.' })
  @Access('admin')
  async imports(@Args() args: PageArgs, @Context() asking: Asking): Promise<ImportConnection> {
    const { imports } = await listImports(this.use.deps(asking));
    return connectAll(imports, args, (node) => ({ node }));
  }

  @Mutation(() => UndoResult, { complexity: 100, description: "Takes back exactly one import's facts. For admins." })
  @Access('admin')
  async undoImport(
    @Args() { id }: IdArgs,
    @Context() asking: Asking,
  ): Promise<ImportUndoneType | NotFoundType | RefusedType> {
    const undone = await undoImport(this.use.deps(asking), { id });
    return isRefusal(undone) ? asProblem(undone) : Object.assign(new ImportUndoneType(), undone);
  }

  @Extensions({ complexity: 10 })
  @Subscription(() => ImportEvent, {
    description:
      'Progress of POST /imports?id=…, then its answer. The uploader chooses the id: 8 to 64 letters, digits, - or _. For admins.',
  })
  @Access('admin')
  importProgress(@Args() { id }: UploadArgs): AsyncIterableIterator<ImportSent> {
    return this.board.listen(id);
  }
}

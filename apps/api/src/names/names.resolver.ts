import { Args, ArgsType, Context, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { decideName, isRefusal, unmatchedNames } from '#lib/usecases';
import { Access } from '../access/access.decorator.js';
import { Asking } from '../graph/asking.js';
import { Bounded } from '../graph/bounded.js';
import { connect, offsetOf, PageArgs } from '../graph/connection.js';
import { asProblem, type NotFoundType, type RefusedType } from '../graph/problem.type.js';
import { Use } from '../graph/services.js';
import { page } from '../limits/cost.js';
import { NameDecidedType, NameDecisionResult, UnmatchedNameConnection } from './names.type.js';

@ArgsType()
class DecisionArgs {
  @Bounded(() => String, { about: 'The name, in any spelling.', required: true, maxLength: 500 })
  name!: string;

  @Bounded(() => ID, {
    about: 'The skill that it means: an id, or an exact name.',
    maxLength: 500,
    fallback: 'it means no skill',
  })
  means?: string;
}

@Resolver()
export class NamesResolver {
  constructor(private readonly use: Use) {}

  @Query(() => UnmatchedNameConnection, {
    complexity: page,
    description: 'Names of skills in files for which no skill is known, those used most first. For admins.',
  })
  @Access('admin')
  async unmatchedNames(@Args() args: PageArgs, @Context() asking: Asking): Promise<UnmatchedNameConnection> {
    const { names, total } = await unmatchedNames(this.use.deps(asking), {
      limit: args.first + 1,
      offset: offsetOf(args),
    });
    return { ...connect(names, args, (node) => ({ node })), total };
  }

  @Mutation(() => NameDecisionResult, {
    complexity: 100,
    description: 'Says which skill a name in files means, for what waits for it and for later files. For admins.',
  })
  @Access('admin')
  async decideName(
    @Args() { name, means }: DecisionArgs,
    @Context() asking: Asking,
  ): Promise<NameDecidedType | NotFoundType | RefusedType> {
    const decided = await decideName(this.use.deps(asking), { name, means: means ?? undefined });
    if (isRefusal(decided)) return asProblem(decided);
    const { import: made, added, former } = decided;
    return Object.assign(new NameDecidedType(), {
      importId: made.id,
      name: decided.name,
      means: decided.means ?? null,
      added,
      former: former ?? null,
    });
  }
}

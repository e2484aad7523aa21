import { Args, ArgsType, Context, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { alikeSkills, isRefusal, mergeSkills, nameDecisions, WAYS_TO_MERGE } from '#lib/usecases';
import { Access } from '../access/access.decorator.js';
import { Asking } from '../graph/asking.js';
import { Bounded } from '../graph/bounded.js';
import { connect, offsetOf, PageArgs } from '../graph/connection.js';
import { asProblem, type NotFoundType, type RefusedType } from '../graph/problem.type.js';
import { Use } from '../graph/services.js';
import { page } from '../limits/cost.js';
import { AlikeSkillsConnection, DecisionConnection, MergeSkillsResult, SkillsMergedType } from './merge.type.js';

@ArgsType()
class MergeArgs {
  @Bounded(() => ID, { about: 'A skill: an id, or an exact name.', required: true, maxLength: 500 })
  skill!: string;

  @Bounded(() => ID, { about: 'Another one.', required: true, maxLength: 500 })
  into!: string;

  @Bounded(() => String, {
    about:
      'same: each counts as the other. becomes: the first is a duplicate or old name of the second. different: they are not the same.',
    words: WAYS_TO_MERGE,
    defaultValue: 'same',
  })
  as!: string;
}

@Resolver()
export class MergeResolver {
  constructor(private readonly use: Use) {}

  @Query(() => AlikeSkillsConnection, {
    complexity: page,
    description: 'Pairs of skills that may be the same, those with one name first. For admins.',
  })
  @Access('admin')
  async alikeSkills(@Args() args: PageArgs, @Context() asking: Asking): Promise<AlikeSkillsConnection> {
    const asked = { limit: args.first + 1, offset: offsetOf(args) };
    const { pairs, total } = await alikeSkills(this.use.deps(asking), asked);
    return { ...connect(pairs, args, (node) => ({ node })), total };
  }

  @Query(() => DecisionConnection, {
    complexity: page,
    description: 'Decisions about names and skills that stand, newest first. For admins.',
  })
  @Access('admin')
  async nameDecisions(@Args() args: PageArgs, @Context() asking: Asking): Promise<DecisionConnection> {
    const asked = { limit: args.first + 1, offset: offsetOf(args) };
    const { decisions } = await nameDecisions(this.use.deps(asking), asked);
    return connect(decisions, args, ({ import: by, made, ...rest }) => ({
      node: { importId: by.id, at: by.at, by: by.by, made: made ?? false, ...rest },
    }));
  }

  @Mutation(() => MergeSkillsResult, {
    complexity: 100,
    description:
      'Says what two skills are to each other. What people hold, badges certify and roles need stays as it was told, and counts as the other. For admins.',
  })
  @Access('admin')
  async mergeSkills(
    @Args() args: MergeArgs,
    @Context() asking: Asking,
  ): Promise<SkillsMergedType | NotFoundType | RefusedType> {
    const merged = await mergeSkills(this.use.deps(asking), args);
    if (isRefusal(merged)) return asProblem(merged);
    return Object.assign(new SkillsMergedType(), merged, { importId: merged.import.id });
  }
}

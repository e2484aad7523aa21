import { Args, Context, Query, Resolver } from '@nestjs/graphql';
import { isRefusal, unmetDemand, type UnmetInput } from '#lib/usecases';
import { Access } from '../access/access.decorator.js';
import { nearestTo } from '../catalogue/nearest.js';
import { Asking } from '../graph/asking.js';
import { asProblem, type NotFoundType, type RefusedType } from '../graph/problem.type.js';
import { Use } from '../graph/services.js';
import { question } from '../limits/cost.js';
import { UnmetArgs, UnmetDemandResult, UnmetDemandType } from './unmet.type.js';

@Resolver()
export class UnmetResolver {
  constructor(private readonly use: Use) {}

  @Query(() => UnmetDemandResult, {
    complexity: question(200),
    description: 'What the market asks for and published credentials do not certify at that level.',
  })
  @Access('everyone')
  async unmetDemand(
    @Args() args: UnmetArgs,
    @Context() asking: Asking,
  ): Promise<UnmetDemandType | NotFoundType | RefusedType> {
    const { first, maxPrice, ...rest } = args;
    const given = Object.fromEntries(Object.entries(rest).filter(([, value]) => value != null)) as UnmetInput;
    const input = { ...given, limit: first, ...(maxPrice == null ? {} : { maxPrice: String(maxPrice) }) };
    const answer = await unmetDemand(this.use.deps(asking), input);
    if (isRefusal(answer)) return asProblem(answer, await nearestTo(await asking.catalogue(), answer));
    const shelf = await asking.shelf();
    const skills = answer.skills.map((row) => ({ ...row, skill: shelf.namedSkill(row.skill) }));
    return Object.assign(new UnmetDemandType(), answer, { skills });
  }
}

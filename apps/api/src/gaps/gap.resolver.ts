import { Args, Context, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Gap } from '#lib/engine';
import { findGap, isRefusal } from '#lib/usecases';
import { Access } from '../access/access.decorator.js';
import { provenanceOf } from '../catalogue/provenance.js';
import type { Shelf } from '../catalogue/shelf.js';
import { Asking } from '../graph/asking.js';
import { ProvenanceType } from '../graph/named.type.js';
import { asProblem, type NotFoundType, type RefusedType } from '../graph/problem.type.js';
import { Use } from '../graph/services.js';
import { question } from '../limits/cost.js';
import { nearestTo } from '../catalogue/nearest.js';
import { GapResult, GapSkillType, GapType } from './gap.type.js';
import { WhoArgs, whoOf } from './who.args.js';

@Resolver(() => GapSkillType)
export class GapResolver {
  constructor(private readonly use: Use) {}

  @Query(() => GapResult, {
    complexity: question(50),
    description:
      'What stands between a person and a role. Give `learner` (personal) or `profile`; neither means the learner who asks.',
  })
  @Access('self-or-profile')
  async gap(@Args() args: WhoArgs, @Context() asking: Asking): Promise<GapType | NotFoundType | RefusedType> {
    const who = whoOf(args, asking.caller);
    if (isRefusal(who)) return asProblem(who);
    const answer = await findGap(this.use.deps(asking), {
      who,
      role: args.role,
      ...(args.on == null ? {} : { on: args.on }),
      ageing: args.ageing,
    });
    if (isRefusal(answer)) return asProblem(answer, await nearestTo(await asking.catalogue(), answer));
    return gapType(answer, await asking.shelf());
  }

  @ResolveField(() => [ProvenanceType], { complexity: 5, description: 'Where the requirement was read.' })
  provenance(@Parent() row: GapSkillType): Promise<readonly ProvenanceType[]> {
    return provenanceOf(this.use.store, { type: 'roleSkill', ...row.key });
  }
}

function gapType(gap: Gap, shelf: Shelf): GapType {
  return Object.assign(new GapType(), gap, {
    role: shelf.namedRole(gap.role),
    skills: gap.skills.map((row) => ({
      ...row,
      skill: shelf.namedSkill(row.skill),
      key: { role: gap.role.id, skill: row.skill.id },
    })),
    hardMisses: gap.hardMisses.map((skill) => shelf.namedSkill(skill)),
  });
}

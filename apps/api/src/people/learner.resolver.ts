import { Args, Context, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { isRefusal, saveProfile, unknownLearner } from '#lib/usecases';
import { Access } from '../access/access.decorator.js';
import { provenanceOf } from '../catalogue/provenance.js';
import { nearestTo } from '../catalogue/nearest.js';
import { Asking } from '../graph/asking.js';
import { connect, offsetOf, SearchArgs } from '../graph/connection.js';
import { IdArgs } from '../graph/id.args.js';
import { ProvenanceType } from '../graph/named.type.js';
import { asProblem, notFound, refused, type NotFoundType, type RefusedType } from '../graph/problem.type.js';
import { Use } from '../graph/services.js';
import { page } from '../limits/cost.js';
import { learnerType } from './learner-profile.js';
import {
  HeldCredentialType,
  HeldSkillType,
  LearnerNameConnection,
  LearnerResult,
  SaveProfileResult,
  type LearnerType,
} from './learner.type.js';
import { profileEdit, SaveProfileArgs } from './profile.input.js';

@Resolver()
export class LearnerResolver {
  constructor(private readonly use: Use) {}

  @Query(() => LearnerResult, { complexity: 5, description: 'Personal: for the learner and admins.' })
  @Access('self')
  async learner(@Args() { id }: IdArgs, @Context() asking: Asking): Promise<LearnerType | NotFoundType> {
    return (await this.profile(id, asking)) ?? notFound(await unknownLearner(this.use.deps(asking), id));
  }

  @Query(() => LearnerNameConnection, {
    complexity: page,
    description: 'Learners whose id or name contains the text, by id. For admins; on this machine, for its owner.',
  })
  @Access('admin')
  async learners(@Args() args: SearchArgs): Promise<LearnerNameConnection> {
    const offset = offsetOf(args);
    const found = await this.use.store.findLearners(args.text, offset + args.first + 1);
    return connect(found.slice(offset), args, ({ id, name }) => ({ node: { id, ...(name ? { name } : {}) } }));
  }

  @Mutation(() => SaveProfileResult, { complexity: 20, description: 'For the learner and admins. All or nothing.' })
  @Access('self')
  async saveProfile(
    @Args() { input }: SaveProfileArgs,
    @Context() asking: Asking,
  ): Promise<LearnerType | NotFoundType | RefusedType> {
    const learner = input.learner ?? asking.caller.learner;
    if (learner === undefined) return refused(nobody);
    const edit = profileEdit(input, learner, learner === asking.caller.learner);
    const saved = await saveProfile(this.use.deps(asking), edit);
    if (isRefusal(saved)) return asProblem(saved, await nearestTo(await asking.catalogue(), saved));
    return (await this.profile(learner, asking))!;
  }

  private async profile(id: string, asking: Asking): Promise<LearnerType | undefined> {
    const record = await this.use.store.learner(id);
    return record && learnerType(record, await asking.shelf(), this.use.today());
  }
}

@Resolver(() => HeldSkillType)
export class HeldSkillResolver {
  constructor(private readonly use: Use) {}

  @ResolveField(() => [ProvenanceType], { complexity: 5 })
  provenance(@Parent() { learner, skill, at }: HeldSkillType): Promise<readonly ProvenanceType[]> {
    return provenanceOf(this.use.store, { type: 'learnerSkill', learner, skill: skill.id, at });
  }
}

@Resolver(() => HeldCredentialType)
export class HeldCredentialResolver {
  constructor(private readonly use: Use) {}

  @ResolveField(() => [ProvenanceType], { complexity: 5 })
  provenance(@Parent() { learner, credential, issuedOn }: HeldCredentialType): Promise<readonly ProvenanceType[]> {
    return provenanceOf(this.use.store, { type: 'learnerCredential', learner, credential: credential.id, issuedOn });
  }
}

const nobody = {
  code: 'no-learner',
  message: 'It is not said whose profile it is, and this account is no learner.',
  found: 'no learner',
  expected: "a learner's id",
  next: 'Give input.learner.',
};

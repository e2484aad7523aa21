import { Context, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Access, PersonalField } from '../access/access.decorator.js';
import { isAdmin, isSignedIn } from '../access/caller.js';
import { Asking } from '../graph/asking.js';
import { Use } from '../graph/services.js';
import { learnerType } from '../people/learner-profile.js';
import { LearnerType } from '../people/learner.type.js';
import { ViewerType } from './viewer.type.js';

@Resolver(() => ViewerType)
export class ViewerResolver {
  constructor(private readonly use: Use) {}

  @Query(() => ViewerType)
  @Access('everyone')
  me(@Context() { caller }: Asking): ViewerType {
    const { name, grants, issuer, organization, learner } = caller;
    return {
      signedIn: isSignedIn(caller),
      name,
      grants,
      ...(issuer === undefined ? {} : { issuer }),
      ...(organization === undefined ? {} : { organization }),
      ...(learner === undefined ? {} : { learnerId: learner }),
      actsAsAnyLearner: isAdmin(caller),
    };
  }

  @ResolveField(() => LearnerType, {
    nullable: true,
    complexity: 5,
    description: 'The learner this account is, when it is one.',
  })
  @PersonalField('the caller asks about nobody but themself')
  async learner(@Parent() viewer: ViewerType, @Context() asking: Asking): Promise<LearnerType | null> {
    if (viewer.learnerId === undefined) return null;
    const record = await this.use.store.learner(viewer.learnerId);
    return record ? learnerType(record, await asking.shelf(), this.use.today()) : null;
  }
}

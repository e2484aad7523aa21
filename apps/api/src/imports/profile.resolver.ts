import { Args, ArgsType, Context, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { forgetProfile, isRefusal, keepProfile, listProfiles } from '#lib/usecases';
import { Access } from '../access/access.decorator.js';
import { Asking } from '../graph/asking.js';
import { Bounded } from '../graph/bounded.js';
import { connectAll, PageArgs } from '../graph/connection.js';
import { asProblem, refused, type NotFoundType, type RefusedType } from '../graph/problem.type.js';
import { Use } from '../graph/services.js';
import { page } from '../limits/cost.js';
import {
  ImportProfileConnection,
  ImportProfileRemovedType,
  ImportProfileSavedType,
  RemoveImportProfileResult,
  SaveImportProfileResult,
} from './profile.type.js';
import { mappingIn } from './uploading.js';

@ArgsType()
class NameArgs {
  @Bounded(() => ID, { about: 'The name of the profile.', required: true, maxLength: 40 })
  name!: string;
}

@ArgsType()
class ProfileArgs extends NameArgs {
  @Bounded(() => String, { about: 'For people.', required: true })
  title!: string;

  @Bounded(() => String, { about: 'The mapping as JSON.', required: true, maxLength: 100_000 })
  mapping!: string;

  @Bounded(() => Boolean, {
    about: 'Another mapping of that name is given up; it is refused with `profile-exists` otherwise.',
    defaultValue: false,
  })
  replace!: boolean;
}

@Resolver()
export class ProfileResolver {
  constructor(private readonly use: Use) {}

  @Query(() => ImportProfileConnection, { complexity: page, description: 'Saved mappings, by name. For admins.' })
  @Access('admin')
  async importProfiles(@Args() args: PageArgs, @Context() asking: Asking): Promise<ImportProfileConnection> {
    const { profiles } = await listProfiles(this.use.deps(asking));
    return connectAll(profiles, args, (node) => ({ node }));
  }

  @Mutation(() => SaveImportProfileResult, {
    complexity: 100,
    description: 'Saves a mapping, so that files like it are recognised. For admins.',
  })
  @Access('admin')
  async saveImportProfile(
    @Args() { name, title, mapping, replace }: ProfileArgs,
    @Context() asking: Asking,
  ): Promise<ImportProfileSavedType | NotFoundType | RefusedType> {
    const given = mappingIn(mapping);
    if ('code' in given) return refused(given);
    const kept = await keepProfile(this.use.deps(asking), { name, title, mapping: given.mapping, replace });
    return isRefusal(kept) ? asProblem(kept) : Object.assign(new ImportProfileSavedType(), kept);
  }

  @Mutation(() => RemoveImportProfileResult, {
    complexity: 100,
    description: 'Forgets a saved mapping; what was imported with it stays. For admins.',
  })
  @Access('admin')
  async removeImportProfile(
    @Args() { name }: NameArgs,
    @Context() asking: Asking,
  ): Promise<ImportProfileRemovedType | NotFoundType | RefusedType> {
    const gone = await forgetProfile(this.use.deps(asking), { name });
    return isRefusal(gone) ? asProblem(gone) : Object.assign(new ImportProfileRemovedType(), gone);
  }
}

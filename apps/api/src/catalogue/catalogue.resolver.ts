import { Args, Context, Query, Resolver } from '@nestjs/graphql';
import type { Catalogue, NamedKind } from '#lib/usecases';
import { Access } from '../access/access.decorator.js';
import { Asking } from '../graph/asking.js';
import { IdArgs } from '../graph/id.args.js';
import { notFound, type NotFoundType } from '../graph/problem.type.js';
import type { CredentialType } from './credential.type.js';
import type { RoleType } from './role.type.js';
import { CredentialResult, RoleResult, SkillResult, StackResult } from './search.type.js';
import type { SkillType } from './skill.type.js';
import type { StackType } from './stack.type.js';

@Resolver()
export class CatalogueResolver {
  @Query(() => SkillResult)
  @Access('everyone')
  async skill(@Args() { id }: IdArgs, @Context() asking: Asking): Promise<SkillType | NotFoundType> {
    return (await asking.shelf()).skill(id) ?? missing(await asking.catalogue(), 'skill', id);
  }

  @Query(() => RoleResult)
  @Access('everyone')
  async role(@Args() { id }: IdArgs, @Context() asking: Asking): Promise<RoleType | NotFoundType> {
    return (await asking.shelf()).role(id) ?? missing(await asking.catalogue(), 'role', id);
  }

  @Query(() => CredentialResult)
  @Access('everyone')
  async credential(@Args() { id }: IdArgs, @Context() asking: Asking): Promise<CredentialType | NotFoundType> {
    const shelf = await asking.shelf();
    const seen = (candidate: string): boolean => shelf.credential(candidate) !== undefined;
    return shelf.credential(id) ?? missing(await asking.catalogue(), 'credential', id, seen);
  }

  @Query(() => StackResult)
  @Access('everyone')
  async stack(@Args() { id }: IdArgs, @Context() asking: Asking): Promise<StackType | NotFoundType> {
    const stack = (await asking.shelf()).stack(id);
    return stack ?? notFound({ ...nothing('stack', id), next: 'Open a credential and see the stacks it is part of.' });
  }
}

function missing(
  catalogue: Catalogue,
  kind: NamedKind,
  id: string,
  seen: (id: string) => boolean = () => true,
): NotFoundType {
  const nearest = catalogue.names
    .search(kind, id, 10)
    .filter(({ entry }) => seen(entry.id))
    .slice(0, 3)
    .map(({ entry }) => ({ id: entry.id, name: entry.name }));
  const next =
    nearest.length > 0 ? `Did you mean ${nearest.map((one) => one.name).join(' or ')}?` : `Search in ${kind}s.`;
  return notFound({ ...nothing(kind, id), next }, nearest);
}

function nothing(kind: string, id: string): { code: string; message: string; found: string; expected: string } {
  return {
    code: `unknown-${kind}`,
    message: `No ${kind} has the id "${id}".`,
    found: id,
    expected: `the id of a ${kind}`,
  };
}

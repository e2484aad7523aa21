import { Args, Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Asking } from '../graph/asking.js';
import { connectAll, PageArgs } from '../graph/connection.js';
import { NamedType, ProvenanceType } from '../graph/named.type.js';
import { Use } from '../graph/services.js';
import { page } from '../limits/cost.js';
import type { CredentialType } from './credential.type.js';
import { CertifierConnection, RequirerConnection } from './links.type.js';
import { provenanceOf } from './provenance.js';
import { SkillType } from './skill.type.js';

@Resolver(() => SkillType)
export class SkillResolver {
  constructor(private readonly use: Use) {}

  @ResolveField(() => [NamedType], { description: 'Broader skills.' })
  async broader(@Parent() { fact }: SkillType, @Context() asking: Asking): Promise<NamedType[]> {
    const shelf = await asking.shelf();
    return (fact.broader ?? []).flatMap((id) => shelf.skill(id) ?? []);
  }

  @ResolveField(() => CertifierConnection, {
    complexity: page,
    description: 'Published credentials that certify it, highest level first.',
  })
  async certifiedBy(
    @Parent() { position }: SkillType,
    @Args() args: PageArgs,
    @Context() asking: Asking,
  ): Promise<CertifierConnection> {
    const shelf = await asking.shelf();
    const { certifiedBy } = shelf.snapshot;
    const found: { node: CredentialType; level: number }[] = [];
    if (position !== undefined) {
      for (let at = certifiedBy.starts[position]!; at < certifiedBy.starts[position + 1]!; at++) {
        const node = shelf.credentialAt(certifiedBy.target[at]!);
        if (node?.status === 'published') found.push({ node, level: certifiedBy.level[at]! });
      }
    }
    const sorted = found.sort((a, b) => b.level - a.level);
    return connectAll(sorted, args, (one) => one);
  }

  @ResolveField(() => RequirerConnection, {
    complexity: page,
    description: 'Roles that require it: where it is essential first, then by importance.',
  })
  async requiredBy(
    @Parent() { position }: SkillType,
    @Args() args: PageArgs,
    @Context() asking: Asking,
  ): Promise<RequirerConnection> {
    const shelf = await asking.shelf();
    const { requires } = shelf.snapshot;
    return connectAll(position === undefined ? [] : shelf.reverse.requiredBy(position), args, ({ role, at }) => ({
      node: shelf.roleAt(role),
      level: requires.level[at]!,
      importance: requires.importance[at]!,
      essential: requires.essential[at] === 1,
    }));
  }

  @ResolveField(() => [ProvenanceType], { complexity: 5 })
  provenance(@Parent() skill: SkillType): Promise<readonly ProvenanceType[]> {
    return provenanceOf(this.use.store, { type: 'skill', id: skill.id });
  }
}

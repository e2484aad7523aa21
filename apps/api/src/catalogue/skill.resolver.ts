import { Args, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Use } from '../graph/services.js';
import { connectAll, PageArgs } from '../graph/connection.js';
import { ProvenanceType } from '../graph/named.type.js';
import { page } from '../limits/cost.js';
import { CertifierConnection, RequirerConnection } from './links.type.js';
import { provenanceOf } from './provenance.js';
import { SkillType } from './skill.type.js';

@Resolver(() => SkillType)
export class SkillResolver {
  constructor(private readonly use: Use) {}

  @ResolveField(() => CertifierConnection, {
    complexity: page,
    description: 'Published credentials that certify it, highest level first.',
  })
  certifiedBy(@Parent() skill: SkillType, @Args() args: PageArgs): CertifierConnection {
    const { certifiedBy } = skill.shelf.snapshot;
    const found: { node: NonNullable<ReturnType<typeof skill.shelf.credentialAt>>; level: number }[] = [];
    if (skill.position !== undefined) {
      for (let at = certifiedBy.starts[skill.position]!; at < certifiedBy.starts[skill.position + 1]!; at++) {
        const node = skill.shelf.credentialAt(certifiedBy.target[at]!);
        if (node?.status === 'published') found.push({ node, level: certifiedBy.level[at]! });
      }
    }
    return connectAll(
      found.sort((a, b) => b.level - a.level),
      args,
      (one) => one,
    );
  }

  @ResolveField(() => RequirerConnection, {
    complexity: page,
    description: 'Roles that require it: where it is essential first, then by importance.',
  })
  requiredBy(@Parent() skill: SkillType, @Args() args: PageArgs): RequirerConnection {
    const { shelf, position } = skill;
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

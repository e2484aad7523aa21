import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Asking } from '../graph/asking.js';
import { ProvenanceType } from '../graph/named.type.js';
import { Use } from '../graph/services.js';
import { times } from '../limits/cost.js';
import { provenanceOf } from './provenance.js';
import { CredentialGroupType, RequiredSkillType, RoleType } from './role.type.js';

@Resolver(() => RoleType)
export class RoleResolver {
  constructor(private readonly use: Use) {}

  @ResolveField(() => [RequiredSkillType], { complexity: times(30), description: 'Most important first.' })
  async requires(@Parent() { id, position }: RoleType, @Context() asking: Asking): Promise<RequiredSkillType[]> {
    if (position === undefined) return [];
    const shelf = await asking.shelf();
    const { requires } = shelf.snapshot;
    const entries: RequiredSkillType[] = [];
    for (let at = requires.starts[position]!; at < requires.starts[position + 1]!; at++) {
      const skill = shelf.skillAt(requires.skill[at]!);
      const [level, importance] = [requires.level[at]!, requires.importance[at]!];
      entries.push({
        skill,
        level,
        importance,
        essential: requires.essential[at] === 1,
        key: { role: id, skill: skill.id },
      });
    }
    return entries.sort((a, b) => Number(b.essential) - Number(a.essential) || b.importance - a.importance);
  }

  @ResolveField(() => [CredentialGroupType], {
    complexity: times(3),
    description: 'Credentials the role requires by itself, such as a licence: any one of each group.',
  })
  async requiresCredentials(
    @Parent() { position }: RoleType,
    @Context() asking: Asking,
  ): Promise<CredentialGroupType[]> {
    if (position === undefined) return [];
    const shelf = await asking.shelf();
    return (shelf.snapshot.roleCredentials[position] ?? []).map((group) => ({
      anyOf: group.flatMap((credential) => shelf.credentialAt(credential) ?? []),
    }));
  }

  @ResolveField(() => [ProvenanceType], { complexity: 5 })
  provenance(@Parent() role: RoleType): Promise<readonly ProvenanceType[]> {
    return provenanceOf(this.use.store, { type: 'role', id: role.id });
  }
}

@Resolver(() => RequiredSkillType)
export class RequiredSkillResolver {
  constructor(private readonly use: Use) {}

  @ResolveField(() => [ProvenanceType], { complexity: 5 })
  provenance(@Parent() required: RequiredSkillType): Promise<readonly ProvenanceType[]> {
    return provenanceOf(this.use.store, { type: 'roleSkill', ...required.key });
  }
}

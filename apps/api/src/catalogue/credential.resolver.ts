import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Asking } from '../graph/asking.js';
import { ProvenanceType } from '../graph/named.type.js';
import { Use } from '../graph/services.js';
import { times } from '../limits/cost.js';
import { CredentialType } from './credential.type.js';
import { CertifiedSkillType, PrerequisiteGroupType } from './links.type.js';
import { provenanceOf } from './provenance.js';
import { StackType } from './stack.type.js';

@Resolver(() => CredentialType)
export class CredentialResolver {
  constructor(private readonly use: Use) {}

  @ResolveField(() => [CertifiedSkillType], { complexity: times(5) })
  async certifies(
    @Parent() { position, id }: CredentialType,
    @Context() asking: Asking,
  ): Promise<CertifiedSkillType[]> {
    const shelf = await asking.shelf();
    const { certifies } = shelf.snapshot;
    const found: CertifiedSkillType[] = [];
    for (let at = certifies.starts[position]!; at < certifies.starts[position + 1]!; at++) {
      const skill = shelf.skillAt(certifies.target[at]!);
      found.push({ skill, level: certifies.level[at]!, key: { credential: id, skill: skill.id } });
    }
    return found;
  }

  @ResolveField(() => [PrerequisiteGroupType], {
    complexity: times(3),
    description: 'All of these must hold; of one with several alternatives any one is enough.',
  })
  async prerequisites(
    @Parent() { position }: CredentialType,
    @Context() asking: Asking,
  ): Promise<PrerequisiteGroupType[]> {
    const shelf = await asking.shelf();
    return (shelf.snapshot.needs[position] ?? []).map((group) => ({
      anyOf: group.map((need) =>
        need.kind === 'credential'
          ? { credential: shelf.credentialAt(need.credential) }
          : { skill: shelf.skillAt(need.skill), level: need.level },
      ),
    }));
  }

  @ResolveField(() => [StackType], { complexity: times(3), description: 'Stacks it is a member of.' })
  async stacks(@Parent() { position }: CredentialType, @Context() asking: Asking): Promise<StackType[]> {
    const shelf = await asking.shelf();
    return shelf.reverse.stacksOf(position).map((stack) => shelf.stackAt(stack));
  }

  @ResolveField(() => [ProvenanceType], { complexity: 5 })
  provenance(@Parent() credential: CredentialType): Promise<readonly ProvenanceType[]> {
    return provenanceOf(this.use.store, { type: 'credential', id: credential.id });
  }
}

@Resolver(() => CertifiedSkillType)
export class CertifiedSkillResolver {
  constructor(private readonly use: Use) {}

  @ResolveField(() => [ProvenanceType], { complexity: 5 })
  provenance(@Parent() certified: CertifiedSkillType): Promise<readonly ProvenanceType[]> {
    return provenanceOf(this.use.store, { type: 'credentialSkill', ...certified.key });
  }
}

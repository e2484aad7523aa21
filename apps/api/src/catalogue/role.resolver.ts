import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { ProvenanceType } from '../graph/named.type.js';
import { Use } from '../graph/services.js';
import { provenanceOf } from './provenance.js';
import { RequiredSkillType, RoleType } from './role.type.js';

@Resolver(() => RoleType)
export class RoleResolver {
  constructor(private readonly use: Use) {}

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

import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Asking } from '../graph/asking.js';
import { ProvenanceType } from '../graph/named.type.js';
import { Use } from '../graph/services.js';
import { times } from '../limits/cost.js';
import { CredentialType } from './credential.type.js';
import { provenanceOf } from './provenance.js';
import { ArticulationType, StackMemberType, StackType } from './stack.type.js';

@Resolver(() => StackType)
export class StackResolver {
  constructor(private readonly use: Use) {}

  @ResolveField(() => CredentialType, { nullable: true })
  async awards(@Parent() { rule }: StackType, @Context() asking: Asking): Promise<CredentialType | undefined> {
    const shelf = await asking.shelf();
    return rule.awards === null ? undefined : shelf.credentialAt(rule.awards);
  }

  @ResolveField(() => [StackMemberType], { complexity: times(10) })
  async members(@Parent() { rule }: StackType, @Context() asking: Asking): Promise<StackMemberType[]> {
    const shelf = await asking.shelf();
    return rule.members.flatMap(({ credential, group, credits }) => {
      const seen = shelf.credentialAt(credential);
      // groups are counted from 0 and credits in thousandths where they are worked with
      return seen ? [{ credential: seen, group: group === null ? null : group + 1, credits: credits / 1000 }] : [];
    });
  }

  @ResolveField(() => [ArticulationType])
  async articulates(@Parent() { id }: StackType, @Context() asking: Asking): Promise<readonly ArticulationType[]> {
    return (await asking.shelf()).snapshot.articulations.get(id) ?? [];
  }

  @ResolveField(() => [ProvenanceType], { complexity: 5 })
  provenance(@Parent() stack: StackType): Promise<readonly ProvenanceType[]> {
    return provenanceOf(this.use.store, { type: 'stack', id: stack.id });
  }
}

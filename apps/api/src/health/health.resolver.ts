import { Context, Query, Resolver } from '@nestjs/graphql';
import { Access } from '../access/access.decorator.js';
import { Asking } from '../graph/asking.js';
import { Use } from '../graph/services.js';
import { VERSION } from './version.js';
import { HealthType } from './health.type.js';

@Resolver()
export class HealthResolver {
  constructor(private readonly use: Use) {}

  @Query(() => HealthType, { description: 'What is loaded.' })
  @Access('everyone')
  async health(@Context() asking: Asking): Promise<HealthType> {
    const { snapshot } = await asking.shelf();
    const { skills, roles, credentials, issuers, stacks, postings } = snapshot;
    return {
      status: 'ok',
      version: VERSION,
      store: this.use.store.kind,
      snapshot: { version: snapshot.version },
      counts: {
        skills: skills.facts.length,
        roles: roles.facts.length,
        credentials: credentials.facts.length,
        issuers: issuers.facts.length,
        stacks: stacks.facts.length,
        postings: postings.facts.length,
      },
    };
  }
}

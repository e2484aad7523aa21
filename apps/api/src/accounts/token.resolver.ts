import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { Problem } from '#lib/model';
import type { TokenRecord } from '#lib/store';
import { Access } from '../access/access.decorator.js';
import { IdArgs } from '../graph/id.args.js';
import { notFound, refused, type NotFoundType, type RefusedType } from '../graph/problem.type.js';
import { Use } from '../graph/services.js';
import { newSecret } from './secret.js';
import {
  CreateTokenArgs,
  CreateTokenResult,
  RevokeTokenResult,
  TokenCreatedType,
  TokenRevokedType,
  TokenType,
  type CreateTokenInput,
} from './token.type.js';

const DAY_MS = 86_400_000;
/** What a grant must be tied to, to mean anything. */
const TIED = { learner: 'learner', institution: 'issuer', employer: 'organization' } as const;

@Resolver()
export class TokenResolver {
  constructor(private readonly use: Use) {}

  @Query(() => [TokenType], { complexity: 20, description: 'For admins.' })
  @Access('admin')
  async tokens(): Promise<readonly TokenType[]> {
    return this.use.store.tokens();
  }

  @Mutation(() => CreateTokenResult, { complexity: 10, description: 'A local account with its secret. For admins.' })
  @Access('admin')
  async createToken(@Args() { input }: CreateTokenArgs): Promise<TokenCreatedType | RefusedType> {
    const problem = untied(input);
    if (problem) return refused(problem);
    const { id, secret, hash } = newSecret();
    const createdAt = this.use.now();
    const expiresAt = new Date(Date.parse(createdAt) + input.validDays * DAY_MS).toISOString();
    const { name, grants, learner, issuer, organization } = input;
    const token: TokenRecord = {
      ...{ id, hash, name, grants, createdAt, expiresAt },
      ...(learner == null ? {} : { learner }),
      ...(issuer == null ? {} : { issuer }),
      ...(organization == null ? {} : { organization }),
    };
    await this.use.store.saveToken(token);
    return Object.assign(new TokenCreatedType(), { token, secret });
  }

  @Mutation(() => RevokeTokenResult, { complexity: 10, description: 'For admins. At once.' })
  @Access('admin')
  async revokeToken(@Args() { id }: IdArgs): Promise<TokenRevokedType | NotFoundType> {
    if (await this.use.store.deleteToken(id)) return Object.assign(new TokenRevokedType(), { id });
    return notFound({
      code: 'unknown-token',
      message: `No token has the id "${id}".`,
      found: id,
      expected: 'the id of a token',
      next: 'See them in tokens.',
    });
  }
}

function untied(input: CreateTokenInput): Problem | undefined {
  for (const [grant, owner] of Object.entries(TIED)) {
    if (!input.grants.includes(grant) || input[owner] != null) continue;
    return {
      code: 'grant-without-owner',
      message: `The grant ${grant} needs ${owner}.`,
      found: `grants ${input.grants.join(', ')}`,
      expected: `${owner}: an id`,
      next: `Give ${owner}, or leave out the grant ${grant}.`,
    };
  }
  return undefined;
}

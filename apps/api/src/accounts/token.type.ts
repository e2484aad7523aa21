import { ArgsType, createUnionType, Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { GRANTS } from '../access/caller.js';
import { Bounded } from '../graph/bounded.js';
import { NotFoundType, RefusedType } from '../graph/problem.type.js';
import { InstantScalar } from '../graph/scalars.js';

@ObjectType('Token', { description: 'A local account. Only the hash of its secret is kept.' })
export class TokenType {
  @Field(() => ID)
  id!: string;

  @Field()
  name!: string;

  @Field(() => [String], { description: 'admin, learner, institution, employer' })
  grants!: readonly string[];

  @Field(() => ID, { nullable: true })
  learner?: string;

  @Field(() => ID, { nullable: true })
  issuer?: string;

  @Field(() => ID, { nullable: true })
  organization?: string;

  @Field(() => InstantScalar)
  createdAt!: string;

  @Field(() => InstantScalar, { nullable: true })
  expiresAt?: string;
}

@ObjectType('TokenCreated')
export class TokenCreatedType {
  @Field()
  token!: TokenType;

  @Field({ description: 'The secret itself, shown this once.' })
  secret!: string;
}

@ObjectType('TokenRevoked')
export class TokenRevokedType {
  @Field(() => ID)
  id!: string;
}

@InputType('CreateToken')
export class CreateTokenInput {
  @Bounded(() => String, { about: 'Whose it is, for people.', required: true })
  name!: string;

  @Bounded(() => [String], { about: 'What it may do.', words: GRANTS, maxItems: 4, required: true })
  grants!: string[];

  @Bounded(() => ID, { about: 'The learner it is, for the grant learner.', maxLength: 500 })
  learner?: string;

  @Bounded(() => ID, { about: 'The issuer it looks after, for the grant institution.', maxLength: 500 })
  issuer?: string;

  @Bounded(() => ID, { about: 'The organization whose people it may see, for the grant employer.', maxLength: 500 })
  organization?: string;

  @Bounded(() => Int, { about: 'Days it is valid.', min: 1, max: 3650, defaultValue: 90 })
  validDays!: number;
}

@ArgsType()
export class CreateTokenArgs {
  @Bounded(() => CreateTokenInput, { about: 'The account.', required: true })
  input!: CreateTokenInput;
}

export const CreateTokenResult = createUnionType({
  name: 'CreateTokenResult',
  types: () => [TokenCreatedType, RefusedType] as const,
});
export const RevokeTokenResult = createUnionType({
  name: 'RevokeTokenResult',
  types: () => [TokenRevokedType, NotFoundType] as const,
});

import { Field, ID, ObjectType } from '@nestjs/graphql';

@ObjectType('Team')
export class TeamType {
  @Field(() => ID)
  id!: string;

  @Field()
  name!: string;

  @Field(() => ID, { nullable: true, description: 'The team above it.' })
  parent?: string;
}

@ObjectType('Organization', { description: 'An employer.' })
export class OrganizationType {
  @Field(() => ID)
  id!: string;

  @Field()
  name!: string;

  @Field(() => [TeamType])
  teams!: readonly TeamType[];
}

import { Field, Int, ObjectType } from '@nestjs/graphql';
import { SnapshotVersionType } from '../graph/named.type.js';

@ObjectType('CatalogueCounts')
export class CatalogueCountsType {
  @Field(() => Int)
  skills!: number;

  @Field(() => Int)
  roles!: number;

  @Field(() => Int)
  credentials!: number;

  @Field(() => Int)
  issuers!: number;

  @Field(() => Int)
  stacks!: number;

  @Field(() => Int)
  postings!: number;
}

@ObjectType('Health')
export class HealthType {
  @Field({ description: 'ok' })
  status!: string;

  @Field({ description: 'Version of Stackway.' })
  version!: string;

  @Field({ description: 'embedded or neo4j' })
  store!: string;

  @Field()
  snapshot!: SnapshotVersionType;

  @Field()
  counts!: CatalogueCountsType;
}

import { Field, Float, ID, ObjectType } from '@nestjs/graphql';
import type { Issuer } from '#lib/model';

@ObjectType('Issuer', { description: 'Who awards a credential.' })
export class IssuerType {
  @Field(() => ID)
  id!: string;

  @Field()
  name!: string;

  @Field(() => Boolean, { nullable: true })
  accredited?: boolean;

  @Field(() => Float, { nullable: true, description: '0 to 1; null when unknown.' })
  trust?: number;

  @Field(() => [String])
  recognisedBy!: readonly string[];

  @Field(() => [String])
  regions!: readonly string[];

  @Field(() => String, { nullable: true })
  url?: string;
}

export function issuerOf(fact: Issuer): IssuerType {
  const { id, name, accredited, trust, url, recognisedBy = [], regions = [] } = fact;
  return { id, name, accredited, trust, url, recognisedBy, regions };
}

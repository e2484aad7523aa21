import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';
import type { StackOf } from '#lib/engine';
import type { Issuer } from '#lib/model';
import { MoneyType, moneyOf } from '../graph/money.type.js';
import { CredentialType } from './credential.type.js';
import { IssuerType, issuerOf } from './issuer.type.js';

@ObjectType('StackMember')
export class StackMemberType {
  @Field(() => CredentialType)
  credential!: CredentialType;

  @Field(() => Int, {
    nullable: true,
    description: 'Members of one group carry one number, from 1: at least one of each is needed.',
  })
  group!: number | null;

  @Field(() => Float, { description: 'Credits it counts for in this stack.' })
  credits!: number;
}

@ObjectType('Articulation', { description: 'Credit that a programme gives.' })
export class ArticulationType {
  @Field()
  programme!: string;

  @Field(() => Float)
  credits!: number;

  @Field(() => Int, { nullable: true, description: '1 to 5.' })
  minLevel?: number;

  @Field(() => String, { nullable: true })
  condition?: string;
}

@ObjectType('Stack', { description: 'A rule over credentials that awards a larger one.' })
export class StackType {
  constructor(
    readonly rule: StackOf,
    private readonly issuedBy: Issuer | undefined,
  ) {}

  @Field(() => ID)
  get id(): string {
    return this.rule.fact.id;
  }

  @Field()
  get name(): string {
    return this.rule.fact.name;
  }

  @Field({ description: "The issuer's name." })
  get issuer(): string {
    return this.issuedBy?.name ?? this.rule.fact.issuer;
  }

  @Field(() => Int, {
    nullable: true,
    description: 'So many members complete it; null: all, unless credits or groups rule.',
  })
  get atLeast(): number | undefined {
    return this.rule.fact.atLeast;
  }

  @Field(() => Float, { nullable: true, description: 'So many credits complete it.' })
  get minCredits(): number | undefined {
    return this.rule.fact.minCredits;
  }

  @Field(() => MoneyType, { nullable: true, description: 'Price of the members together.' })
  get bundlePrice(): MoneyType | undefined {
    const { bundlePrice, currency } = this.rule.fact;
    return bundlePrice === undefined || currency === undefined ? undefined : moneyOf(bundlePrice, currency);
  }

  @Field(() => Float, { nullable: true, description: 'Credits the whole stack is worth.' })
  get credits(): number | undefined {
    return this.rule.fact.credits;
  }

  @Field(() => IssuerType, { nullable: true })
  get offeredBy(): IssuerType | undefined {
    return this.issuedBy && issuerOf(this.issuedBy);
  }
}

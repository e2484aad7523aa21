import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';
import type { Credential, Issuer } from '#lib/model';
import { MoneyType, moneyOf } from '../graph/money.type.js';
import { DayScalar } from '../graph/scalars.js';
import { IssuerType, issuerOf } from './issuer.type.js';

@ObjectType('Credential', { description: 'A micro-credential: a badge, a certificate, an assessment.' })
export class CredentialType {
  constructor(
    readonly fact: Credential,
    readonly position: number,
    private readonly issuedBy: Issuer | undefined,
  ) {}

  @Field(() => ID)
  get id(): string {
    return this.fact.id;
  }

  @Field()
  get name(): string {
    return this.fact.name;
  }

  @Field({ description: "The issuer's name; `offeredBy` has the rest." })
  get issuer(): string {
    return this.issuedBy?.name ?? this.fact.issuer;
  }

  @Field(() => IssuerType, { nullable: true })
  get offeredBy(): IssuerType | undefined {
    return this.issuedBy && issuerOf(this.issuedBy);
  }

  @Field(() => String, { nullable: true })
  get kind(): string | undefined {
    return this.fact.kind;
  }

  @Field(() => MoneyType, { description: 'List price, before funding and bundles.' })
  get cost(): MoneyType {
    return moneyOf(this.fact.cost, this.fact.currency);
  }

  @Field(() => Float, { description: 'Hours of study.' })
  get hours(): number {
    return this.fact.hours;
  }

  @Field(() => Float, { nullable: true, description: 'Weeks it takes at least.' })
  get weeks(): number | undefined {
    return this.fact.weeks;
  }

  @Field(() => String, { nullable: true, description: 'online, in-person or blended; null when unknown.' })
  get mode(): string | undefined {
    return this.fact.mode;
  }

  @Field(() => [String], { description: 'BCP 47 tags; empty when unknown.' })
  get language(): readonly string[] {
    return this.fact.language ?? [];
  }

  @Field(() => [String], { description: 'Empty means everywhere.' })
  get regions(): readonly string[] {
    return this.fact.regions ?? [];
  }

  @Field(() => Int, { nullable: true, description: 'Level of the European Qualifications Framework, 1 to 8.' })
  get eqf(): number | undefined {
    return this.fact.eqf;
  }

  @Field(() => Float, { nullable: true, description: 'Credits, as the issuer counts them.' })
  get credits(): number | undefined {
    return this.fact.credits;
  }

  @Field(() => String, { nullable: true, description: 'How it is assessed.' })
  get assessment(): string | undefined {
    return this.fact.assessment;
  }

  @Field(() => String, { nullable: true, description: 'How it can be verified.' })
  get verification(): string | undefined {
    return this.fact.verification;
  }

  @Field(() => Int, { nullable: true, description: 'Months it stays valid; null when it does not end.' })
  get validMonths(): number | undefined {
    return this.fact.validMonths;
  }

  @Field(() => MoneyType, { nullable: true })
  get renewalCost(): MoneyType | undefined {
    return this.fact.renewalCost === undefined ? undefined : moneyOf(this.fact.renewalCost, this.fact.currency);
  }

  @Field(() => Float, { nullable: true, description: 'Hours of study for a renewal.' })
  get renewalHours(): number | undefined {
    return this.fact.renewalHours;
  }

  @Field(() => [DayScalar], { description: 'Days on which it starts; empty means any day.' })
  get starts(): readonly string[] {
    return this.fact.starts ?? [];
  }

  @Field({ description: 'proposed, in-review, approved, published or retired. Only published ones are offered.' })
  get status(): string {
    return this.fact.status ?? 'published';
  }

  @Field(() => String, { nullable: true })
  get url(): string | undefined {
    return this.fact.url;
  }

  @Field(() => String, { nullable: true })
  get description(): string | undefined {
    return this.fact.description;
  }
}

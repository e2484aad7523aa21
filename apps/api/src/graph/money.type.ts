import { Field, Float, ObjectType } from '@nestjs/graphql';
import { toMajor } from '#lib/model';

@ObjectType('Money', { description: 'Money in major units of an ISO 4217 currency.' })
export class MoneyType {
  @Field(() => Float, { description: 'Major units: 180.5 is one hundred and eighty and a half.' })
  amount!: number;

  @Field({ description: 'ISO 4217 code.' })
  currency!: string;
}

/** Minor units of a fact → money of an answer. */
export function moneyOf(minor: number, currency: string): MoneyType {
  return { amount: toMajor(minor, currency), currency };
}

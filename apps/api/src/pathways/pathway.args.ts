import { ArgsType, Field, Float, ID, Int, registerEnumType } from '@nestjs/graphql';
import { MODES, type Mode } from '#lib/model';
import type { PathwayInput, Who } from '#lib/usecases';
import { WhoArgs } from '../gaps/who.args.js';
import { Bounded } from '../graph/bounded.js';
import { DayScalar } from '../graph/scalars.js';

export enum Minimise {
  cost = 'cost',
  hours = 'hours',
  mix = 'mix',
  finish = 'finish',
  trust = 'trust',
}
registerEnumType(Minimise, {
  name: 'Minimise',
  description: 'What a pathway makes least of.',
  valuesMap: {
    cost: { description: 'What the learner pays.' },
    hours: { description: 'Hours of study.' },
    mix: { description: 'Both, with an hour at 10 units of the currency.' },
    finish: { description: 'The last day of study; of equal ones the cheapest.' },
    trust: { description: 'What is paid, and 100 units of the currency × (1 − trust in the issuer) for each badge.' },
  },
});

/** The options of a pathway, as the command line has them. */
@ArgsType()
export class PathwayArgs extends WhoArgs {
  @Bounded(() => Float, {
    about: 'The most the learner pays, after funding and bundles, in major units of `currency`.',
    min: 0,
    max: 10_000_000,
    fallback: 'no limit',
  })
  budget?: number;

  @Bounded(() => String, { about: 'ISO 4217.', maxLength: 3, fallback: 'the most frequent of the catalogue' })
  currency?: string;

  @Bounded(() => Float, { about: 'Hours of study a week.', above: 0, max: 168, fallback: "the learner's own" })
  hoursPerWeek?: number;

  @Field(() => DayScalar, {
    nullable: true,
    description: 'First day of study. Any day, from `on` on where that is given. Default: the day asked about.',
  })
  start?: string;

  @Field(() => DayScalar, { nullable: true, description: 'Last day of study, included. Any day. Default: no limit.' })
  by?: string;

  @Bounded(() => Float, { about: 'Hours of study at most, in all.', min: 0, max: 1_000_000, fallback: 'no limit' })
  maxHours?: number;

  @Bounded(() => Int, {
    about: 'How many are studied at a time at most; 1 is one after the other.',
    min: 1,
    max: 10,
    defaultValue: 1,
  })
  parallel!: number;

  @Field(() => DayScalar, {
    nullable: true,
    description:
      'Everything that counts is still valid on this day, and the plan is finished by then. Any day from `start` on. Default: no such day.',
  })
  validOn?: string;

  @Bounded(() => String, { about: 'Earn credits toward this programme.', maxLength: 500, fallback: 'none' })
  creditsToward?: string;

  @Bounded(() => Float, {
    about: 'So many credits toward `creditsToward`.',
    min: 0,
    max: 100_000,
    fallback: 'needed with `creditsToward`',
  })
  credits?: number;

  @Bounded(() => Float, { about: "Least trust in a credential's issuer.", min: 0, max: 1, fallback: 'any' })
  minTrust?: number;

  @Bounded(() => String, { about: 'Only credentials in this mode.', words: MODES, fallback: 'any' })
  mode?: string;

  @Bounded(() => String, { about: 'Only credentials in this language, BCP 47.', maxLength: 35, fallback: 'any' })
  language?: string;

  @Bounded(() => String, { about: 'Only credentials offered in this region.', fallback: 'any' })
  region?: string;

  @Bounded(() => [ID], {
    about: 'Credentials, stacks and issuers not to use, by id.',
    maxItems: 200,
    maxLength: 500,
    defaultValue: [],
  })
  exclude!: string[];

  @Bounded(() => [ID], {
    about: 'Credentials and stacks that must be part of it, by id.',
    maxItems: 200,
    maxLength: 500,
    defaultValue: [],
  })
  require!: string[];

  @Bounded(() => Float, {
    about: 'Least readiness at the end; 1 closes everything that can be closed.',
    min: 0,
    max: 1,
    defaultValue: 1,
  })
  coverage!: number;

  @Field(() => Minimise, {
    defaultValue: Minimise.cost,
    description: 'What to make least of. One of: cost, hours, mix, finish, trust. Default: cost.',
  })
  minimise!: Minimise;

  @Bounded(() => Int, { about: 'So many different plans beside it.', min: 0, max: 10, defaultValue: 0 })
  alternatives!: number;

  @Bounded(() => Int, { about: 'So many points of the trade-off of cost and hours.', min: 0, max: 20, defaultValue: 0 })
  front!: number;

  @Bounded(() => Float, { about: 'Seconds it may take.', min: 0.1, max: 60, defaultValue: 10 })
  timeLimit!: number;

  @Field({
    defaultValue: false,
    description: 'Put the certificate into `proof.certificate`. true or false. Default: false.',
  })
  certificate!: boolean;
}

/** The arguments as the question of the use case. */
export function pathwayInput(args: PathwayArgs, who: Who): PathwayInput {
  const { role, on, start, by, validOn, currency, hoursPerWeek, maxHours, minTrust, language, region } = args;
  const optional = {
    on,
    start,
    by,
    validOn,
    currency,
    hoursPerWeek,
    maxHours,
    creditsToward: args.creditsToward,
    credits: args.credits,
    minTrust,
    language,
    region,
    mode: args.mode as Mode | null | undefined,
    budget: args.budget == null ? undefined : String(args.budget),
  };
  const given = Object.fromEntries(
    Object.entries(optional).filter(([, value]) => value != null),
  ) as Partial<PathwayInput>;
  const { ageing, exclude, require, coverage, minimise, parallel, alternatives, front, certificate } = args;
  const fixed = { ageing, exclude, require, coverage, minimise, parallel, alternatives, front, certificate };
  return { ...given, ...fixed, who, role, timeLimitMs: args.timeLimit * 1000 };
}

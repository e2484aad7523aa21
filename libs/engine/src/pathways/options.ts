import type { Day, Mode } from '#lib/model';

/** `cost`: what is paid; `hours`: hours of study; `mix`: both; `finish`: the last day; `trust`: what is paid and what distrust weighs. */
export const MINIMISE = ['cost', 'hours', 'mix', 'finish', 'trust'] as const;
export type Minimise = (typeof MINIMISE)[number];

/** What a person asks for beside the role. Only what is given filters; nothing of the learner's profile does silently. */
export interface PathwayOptions {
  /** The day asked about: what is held is what is valid on it. */
  readonly on: Day;
  /** First day of study; `on` when absent. */
  readonly start?: Day;
  /** Last day of study, included. */
  readonly by?: Day;
  /** What the learner can pay at most: decimal text in major units, after funding and bundles. */
  readonly budget?: string;
  /** Currency of the budget, when it names one. */
  readonly budgetCurrency?: string;
  readonly currency?: string;
  /** Hours of study a week; the learner's own when absent, else {@link DEFAULT_HOURS_PER_WEEK}. */
  readonly hoursPerWeek?: number;
  /** Hours of study at most, in total. */
  readonly maxHours?: number;
  /** So many credentials are studied at a time, at most: 1 (the default) is one after the other. */
  readonly parallel?: number;
  /** The day on which everything that counts must still be valid; the plan is finished by then. */
  readonly validOn?: Day;
  /** 0 to 1: issuers of unknown trust do not pass. */
  readonly minTrust?: number;
  readonly mode?: Mode;
  /** BCP 47; `en` also passes `en-GB`. */
  readonly language?: string;
  readonly region?: string;
  /** Ids of credentials, stacks and issuers. */
  readonly exclude?: readonly string[];
  /** Ids of credentials and stacks. */
  readonly require?: readonly string[];
  /** A programme of articulations; `credits` of it are earned by the plan and what is held. */
  readonly creditsToward?: string;
  readonly credits?: number;
  /** 0 to 1; 1 (the default) means everything that can be covered. */
  readonly coverage?: number;
  readonly minimise?: Minimise;
  /** How many truly different plans to show beside the best. */
  readonly alternatives?: number;
  /** How many points of the trade-off between cost and hours to show. */
  readonly front?: number;
  readonly ageing?: boolean;
  /** Give the certificate with the answer. */
  readonly certificate?: boolean;
  readonly timeLimitMs?: number;
}

export const DEFAULT_HOURS_PER_WEEK = 5;

/** What an hour of study weighs against money when both are minimised together, in major units of the currency. */
export const MIX_PRICE_OF_AN_HOUR = 10;

/** What a badge of an issuer without any trust weighs against money when trust is minimised for, in major units of the currency. */
export const PRICE_OF_DISTRUST = 100;

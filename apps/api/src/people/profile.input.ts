import { ArgsType, Field, Float, ID, InputType, Int } from '@nestjs/graphql';
import { SHARES } from '#lib/model';
import type { ProfileEdit } from '#lib/usecases';
import { Bounded } from '../graph/bounded.js';
import { DayScalar } from '../graph/scalars.js';

const KEPT = 'left as it is; null takes it away';

@InputType('SaveSkill')
export class SaveSkillInput {
  @Bounded(() => String, { about: 'Id, exact name or unique alternative name.', required: true, maxLength: 500 })
  skill!: string;

  @Bounded(() => Int, { about: '1 novice to 5 expert; 0 takes every statement away.', min: 0, max: 5, required: true })
  level!: number;

  @Bounded(() => String, { about: 'Where it can be seen: a text or an address.', maxLength: 2000 })
  evidence?: string;

  @Field(() => DayScalar, { nullable: true, description: 'Day of the evidence. Any day. Default: today.' })
  at?: string;
}

@InputType('SaveCredential')
export class SaveCredentialInput {
  @Bounded(() => ID, { about: "The credential's id.", required: true, maxLength: 500 })
  credential!: string;

  @Field(() => DayScalar, { description: 'Any day. Required.' })
  issuedOn!: string;

  @Field(() => DayScalar, {
    nullable: true,
    description: 'Last valid day. Any day. Default: worked out from how long the credential is valid.',
  })
  expiresOn?: string;

  @Bounded(() => String, { about: 'Where it can be seen: a text or an address.', maxLength: 2000 })
  evidence?: string;

  @Field({ defaultValue: false, description: 'Take this one away. true or false. Default: false.' })
  remove!: boolean;
}

@InputType('SaveProfile', { description: 'What to change; what is not named stays as it is.' })
export class SaveProfileInput {
  @Bounded(() => ID, {
    about: 'The learner. A new id with a name makes a new learner.',
    maxLength: 500,
    fallback: 'the learner who asks',
  })
  learner?: string;

  @Bounded(() => String, { about: 'Name.', fallback: KEPT })
  name?: string | null;

  @Bounded(() => String, { about: 'Mail address.', maxLength: 320, fallback: KEPT })
  email?: string | null;

  @Bounded(() => Float, { about: 'Hours of study a week.', above: 0, max: 168, fallback: KEPT })
  hoursPerWeek?: number | null;

  @Bounded(() => String, { about: 'Region.', fallback: KEPT })
  region?: string | null;

  @Bounded(() => String, { about: 'Language, BCP 47.', maxLength: 35, fallback: KEPT })
  language?: string | null;

  @Bounded(() => [String], { about: 'What an employer may see.', words: SHARES, maxItems: 2, fallback: KEPT })
  shares?: string[] | null;

  @Bounded(() => [SaveSkillInput], { about: 'Skills to set.', maxItems: 1000, defaultValue: [] })
  skills!: SaveSkillInput[];

  @Bounded(() => [SaveCredentialInput], { about: 'Earned credentials to set.', maxItems: 1000, defaultValue: [] })
  credentials!: SaveCredentialInput[];
}

@ArgsType()
export class SaveProfileArgs {
  @Bounded(() => SaveProfileInput, { about: 'The changes.', required: true })
  input!: SaveProfileInput;
}

const DETAILS = ['name', 'email', 'hoursPerWeek', 'region', 'language', 'shares'] as const;

/** The input as the edit of the use case. `own`: a learner who is new here may make their own record without naming a detail. */
export function profileEdit(input: SaveProfileInput, learner: string, own: boolean): ProfileEdit {
  const given = DETAILS.filter((name) => input[name] !== undefined);
  const details = Object.fromEntries(given.map((name) => [name, input[name] ?? undefined]));
  const skills = input.skills.filter(({ level }) => level > 0);
  const credentials = input.credentials.filter(({ remove }) => !remove);
  return {
    learner,
    ...(given.length > 0 || own ? { details: details } : {}),
    skills: skills.map(({ skill, level, ...rest }) => ({ skill, level, ...present(rest) })),
    credentials: credentials.map(({ credential, issuedOn, expiresOn, evidence }) => ({
      credential,
      issuedOn,
      ...present({ expiresOn, evidence }),
    })),
    removeSkills: input.skills.filter(({ level }) => level === 0).map(({ skill }) => skill),
    removeCredentials: input.credentials
      .filter(({ remove }) => remove)
      .map(({ credential, issuedOn }) => ({ credential, issuedOn })),
  };
}

function present<T extends object>(values: T): Partial<T> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value != null)) as Partial<T>;
}

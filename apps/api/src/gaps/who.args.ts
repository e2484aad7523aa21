import { ArgsType, Field, ID, InputType, Int } from '@nestjs/graphql';
import { refuse, type Level, type Refusal } from '#lib/model';
import type { Who } from '#lib/usecases';
import type { Caller } from '../access/caller.js';
import { Bounded } from '../graph/bounded.js';
import { DayScalar } from '../graph/scalars.js';

@InputType('ProfileEntry', { description: 'One row of a profile that comes with the question.' })
export class ProfileEntry {
  @Bounded(() => String, { about: 'Id, exact name or unique alternative name.', required: true, maxLength: 500 })
  skill!: string;

  @Bounded(() => Int, { about: '1 novice to 5 expert.', min: 1, max: 5, required: true })
  level!: number;
}

/** Whose question it is, and about which role and day. */
@ArgsType()
export class WhoArgs {
  @Bounded(() => ID, {
    about: 'The learner (personal).',
    fallback: 'the signed-in learner, when no profile is given',
    maxLength: 500,
  })
  learner?: string;

  @Bounded(() => [ProfileEntry], { about: 'Instead of a learner: what somebody can do.', maxItems: 1000 })
  profile?: ProfileEntry[];

  @Bounded(() => ID, { about: 'Id, code or exact title of the role.', required: true, maxLength: 500 })
  role!: string;

  @Field(() => DayScalar, { nullable: true, description: 'The day asked about. Any day. Default: today.' })
  on?: string;

  @Field({
    defaultValue: false,
    description:
      'Let levels fade with time since their evidence. true or false. Default: false, levels end by expiry only.',
  })
  ageing!: boolean;
}

/** The person of a question: the learner named, else the profile given, else the learner who asks. */
export function whoOf(args: WhoArgs, caller: Caller): Who | Refusal {
  if (args.learner != null && args.profile != null) {
    return refuse({
      code: 'learner-and-profile',
      message: 'A question is about a learner or about a profile, not both.',
      found: 'learner and profile',
      expected: 'one of them',
      next: 'Leave one of them out.',
    });
  }
  if (args.learner != null) return { learner: args.learner };
  if (args.profile != null) return { rows: args.profile.map(({ skill, level }) => ({ skill, level: level as Level })) };
  if (caller.learner !== undefined) return { learner: caller.learner };
  return refuse({
    code: 'no-learner',
    message: 'It is not said whose gap is asked for.',
    found: 'neither learner nor profile',
    expected: 'a learner or a profile',
    next: 'Give a learner, or a profile of skills and levels.',
  });
}

import { Args, ArgsType, Context, Query, Resolver } from '@nestjs/graphql';
import { skillsInText } from '#lib/usecases';
import { Access } from '../access/access.decorator.js';
import { Asking } from '../graph/asking.js';
import { Bounded } from '../graph/bounded.js';
import { Use } from '../graph/services.js';
import { question } from '../limits/cost.js';
import { SkillsInTextType } from './text.type.js';

/** Of a text, in characters: a long posting has 10,000. */
const LONGEST = 50_000;

@ArgsType()
class TextArgs {
  @Bounded(() => String, { about: 'The text, such as that of a job posting.', required: true, maxLength: LONGEST })
  text!: string;
}

@Resolver()
export class TextResolver {
  constructor(private readonly use: Use) {}

  @Query(() => SkillsInTextType, {
    complexity: question(100),
    description: 'Which skills a text asks for, each with its places in the text. Nothing of the text is kept.',
  })
  @Access('everyone')
  async skillsInText(@Args() { text }: TextArgs, @Context() asking: Asking): Promise<SkillsInTextType> {
    const { places, skills } = await skillsInText(this.use.deps(asking), { text });
    return Object.assign(new SkillsInTextType(), {
      places,
      skills: skills.map(({ id, name, times }) => ({ skill: { id, name }, times })),
    });
  }
}

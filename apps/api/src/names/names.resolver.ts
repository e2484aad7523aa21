import { Args, ArgsType, Context, ID, InputType, Mutation, Query, Resolver } from '@nestjs/graphql';
import { SKILL_KINDS } from '#lib/model';
import {
  decideName,
  decideNames,
  isRefusal,
  makeSkill,
  NAME_ORDERS,
  nameSources,
  unmatchedNames,
  USED_BY,
  type NameDecided,
} from '#lib/usecases';
import { Access } from '../access/access.decorator.js';
import { Asking } from '../graph/asking.js';
import { Bounded } from '../graph/bounded.js';
import { connect, connectAll, offsetOf, PageArgs } from '../graph/connection.js';
import { BadInput } from '../graph/errors.js';
import { asProblem, type NotFoundType, type RefusedType } from '../graph/problem.type.js';
import { Use } from '../graph/services.js';
import { page, question } from '../limits/cost.js';
import {
  NameDecidedType,
  NameDecisionResult,
  NamesDecidedType,
  NamesDecisionResult,
  NameSourceConnection,
  UnmatchedNameConnection,
} from './names.type.js';

@ArgsType()
class NamesArgs extends PageArgs {
  @Bounded(() => String, { about: 'Names that contain it, in any spelling.', defaultValue: '' })
  text!: string;

  @Bounded(() => ID, {
    about: 'Names that this import uses; `uses` counts its own only.',
    maxLength: 64,
    fallback: 'all imports',
  })
  import?: string;

  @Bounded(() => String, { about: 'Names that these use.', words: USED_BY, fallback: 'any of them' })
  usedBy?: string;

  @Bounded(() => String, { about: 'used: most uses first.', words: NAME_ORDERS, defaultValue: 'used' })
  sort!: string;
}

@ArgsType()
class DecisionArgs {
  @Bounded(() => String, { about: 'The name, in any spelling.', required: true, maxLength: 500 })
  name!: string;

  @Bounded(() => ID, {
    about: 'The skill that it means: an id, or an exact name.',
    maxLength: 500,
    fallback: 'it means no skill',
  })
  means?: string;
}

@InputType('NameToDecide')
class NameToDecideInput {
  @Bounded(() => String, { about: 'The name, in any spelling.', required: true, maxLength: 500 })
  name!: string;

  @Bounded(() => ID, {
    about: 'The skill that it means: an id, or an exact name.',
    maxLength: 500,
    fallback: 'it means no skill',
  })
  means?: string;
}

@ArgsType()
class DecisionsArgs {
  @Bounded(() => [NameToDecideInput], { about: 'Each name once.', required: true, maxItems: 100 })
  decisions!: NameToDecideInput[];
}

@ArgsType()
class MakeSkillArgs {
  @Bounded(() => String, { about: 'The name in files, in any spelling.', required: true, maxLength: 500 })
  name!: string;

  @Bounded(() => String, { about: 'What the skill is called.', maxLength: 500, fallback: 'as the name' })
  called?: string;

  @Bounded(() => String, { about: 'What kind of skill it is.', words: SKILL_KINDS, fallback: 'unknown' })
  kind?: string;
}

@Resolver()
export class NamesResolver {
  constructor(private readonly use: Use) {}

  @Query(() => UnmatchedNameConnection, {
    complexity: page,
    description: 'Names of skills in files for which no skill is known, those used most first. For admins.',
  })
  @Access('admin')
  async unmatchedNames(@Args() args: NamesArgs, @Context() asking: Asking): Promise<UnmatchedNameConnection> {
    const found = await unmatchedNames(this.use.deps(asking), {
      text: args.text,
      import: args.import ?? undefined,
      usedBy: args.usedBy ?? undefined,
      sort: args.sort,
      limit: args.first + 1,
      offset: offsetOf(args),
    });
    if (isRefusal(found)) throw new BadInput('import', args.import, found.problems[0]!.expected ?? 'an import');
    const { names, total, waiting } = found;
    return { ...connect(names, args, (node) => ({ node })), total, waiting };
  }

  @Query(() => NameSourceConnection, {
    complexity: page,
    description:
      'Imports that use names of skills which nobody knows, newest first, of the newest 100 imports. For admins.',
  })
  @Access('admin')
  async nameSources(@Args() args: PageArgs, @Context() asking: Asking): Promise<NameSourceConnection> {
    const { sources } = await nameSources(this.use.deps(asking));
    return connectAll(sources, args, ({ import: { id, at, files }, names }) => ({
      node: { importId: id, at, files, names },
    }));
  }

  @Mutation(() => NameDecisionResult, {
    complexity: 100,
    description: 'Says which skill a name in files means, for what waits for it and for later files. For admins.',
  })
  @Access('admin')
  async decideName(
    @Args() { name, means }: DecisionArgs,
    @Context() asking: Asking,
  ): Promise<NameDecidedType | NotFoundType | RefusedType> {
    const decided = await decideName(this.use.deps(asking), { name, means: means ?? undefined });
    return isRefusal(decided) ? asProblem(decided) : told(decided);
  }

  @Mutation(() => NamesDecisionResult, {
    complexity: question(500),
    description: 'The same about several names. One that cannot be decided refuses all. For admins.',
  })
  @Access('admin')
  async decideNames(
    @Args() { decisions }: DecisionsArgs,
    @Context() asking: Asking,
  ): Promise<NamesDecidedType | NotFoundType | RefusedType> {
    const asked = decisions.map(({ name, means }) => ({ name, means: means ?? undefined }));
    const answer = await decideNames(this.use.deps(asking), { decisions: asked });
    if (isRefusal(answer)) return asProblem(answer);
    return Object.assign(new NamesDecidedType(), { decided: answer.decided.map(told) });
  }

  @Mutation(() => NameDecisionResult, {
    complexity: 100,
    description:
      'Makes a skill of a name in files that nobody knows, in the framework "Own skills", and decides that the name means it. For admins.',
  })
  @Access('admin')
  async makeSkill(
    @Args() { name, called, kind }: MakeSkillArgs,
    @Context() asking: Asking,
  ): Promise<NameDecidedType | NotFoundType | RefusedType> {
    const asked = { name, called: called ?? undefined, kind: kind ?? undefined };
    const made = await makeSkill(this.use.deps(asking), asked);
    return isRefusal(made) ? asProblem(made) : told(made);
  }
}

function told({ import: made, name, means, made: isNew, added, former }: NameDecided): NameDecidedType {
  return Object.assign(new NameDecidedType(), {
    importId: made.id,
    name,
    means: means ?? null,
    made: isNew ?? false,
    added,
    former: former ?? null,
  });
}

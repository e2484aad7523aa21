import type { Command } from 'commander';
import { refuse, type Problem } from '#lib/model';
import type { Cli, CommonOptions } from '../cli.js';
import { EXIT } from '../exit-codes.js';
import { OptionReader } from '../question.js';
import { conclude, withStore } from '../session.js';

export function defineNames(program: Command, cli: Cli): void {
  program
    .command('names')
    .description('names of skills in files for which no skill is known, with what they may mean')
    .option('--limit <n>', 'at most so many (20)')
    .action(async (_: unknown, self: Command) => {
      const options: CommonOptions & { readonly limit?: string } = self.optsWithGlobals();
      const reader = new OptionReader();
      const limit = reader.whole('--limit', options.limit, 1, 10_000) ?? 20;
      if (reader.problems.length > 0) {
        cli.output.refuse(refuse(...reader.problems));
        return cli.finish(EXIT.usage);
      }
      const [{ unmatchedNames }, { tellNames }] = await Promise.all([
        import('#lib/usecases'),
        import('../render/names.js'),
      ]);
      cli.finish(
        await withStore(cli, options, 'read', async (deps) =>
          conclude(cli, await unmatchedNames(deps, { limit }), tellNames),
        ),
      );
    });
}

export function defineDecide(program: Command, cli: Cli): void {
  program
    .command('decide')
    .description('say which skill a name in files means; without a skill: that it means none')
    .argument('<name>', 'the name, as "stackway names" lists it')
    .argument('[skill]', 'a skill by id or exact name')
    .action(async (name: string, means: string | undefined, _: unknown, self: Command) => {
      const options: CommonOptions = self.optsWithGlobals();
      const [{ decideName }, { tellDecision }] = await Promise.all([
        import('#lib/usecases'),
        import('../render/names.js'),
      ]);
      cli.finish(
        await withStore(cli, options, 'write', async (deps) =>
          conclude(cli, await decideName(deps, { name, means }), tellDecision),
        ),
      );
    });
}

interface MergeOptions extends CommonOptions {
  readonly becomes?: boolean;
  readonly different?: boolean;
  readonly limit?: string;
}

export function defineMerge(program: Command, cli: Cli): void {
  program
    .command('merge')
    .description('say that two skills are the same; without skills: list pairs that may be')
    .argument('[skill]', 'a skill by id or exact name')
    .argument('[into]', 'the skill that it is the same as')
    .option('--becomes', 'the first is a duplicate or an old name of the second: its name means the second')
    .option('--different', 'they are not the same, and no longer listed')
    .option('--limit <n>', 'list at most so many pairs (20)')
    .action(async (skill: string | undefined, into: string | undefined, _: unknown, self: Command) => {
      const options: MergeOptions = self.optsWithGlobals();
      const reader = new OptionReader();
      const limit = reader.whole('--limit', options.limit, 1, 10_000) ?? 20;
      const problems = [...reader.problems, ...unclear(skill, into, options)];
      if (problems.length > 0) {
        cli.output.refuse(refuse(...problems));
        return cli.finish(EXIT.usage);
      }
      const [{ alikeSkills, mergeSkills }, { tellAlike, tellMerge }] = await Promise.all([
        import('#lib/usecases'),
        import('../render/merge.js'),
      ]);
      const as = options.different ? 'different' : options.becomes ? 'becomes' : 'same';
      cli.finish(
        skill === undefined || into === undefined
          ? await withStore(cli, options, 'read', async (deps) =>
              conclude(cli, await alikeSkills(deps, { limit }), tellAlike),
            )
          : await withStore(cli, options, 'write', async (deps) =>
              conclude(cli, await mergeSkills(deps, { skill, into, as }), tellMerge),
            ),
      );
    });
}

function unclear(skill: string | undefined, into: string | undefined, options: MergeOptions): readonly Problem[] {
  if (skill !== undefined && into === undefined)
    return [
      {
        code: 'missing-argument',
        message: `There is nothing that "${skill}" is the same as.`,
        found: skill,
        expected: 'two skills, or none',
        next: 'Give the other skill too: stackway merge <skill> <into>.',
      },
    ];
  if (!options.becomes || !options.different) return [];
  return [
    {
      code: 'bad-option',
      message: 'Skills cannot be the same and different.',
      found: '--becomes --different',
      expected: 'one of them',
      next: 'Leave one out.',
    },
  ];
}

import type { Command } from 'commander';
import { refuse, SKILL_KINDS, type Problem } from '#lib/model';
import type { Cli, CommonOptions } from '../cli.js';
import { EXIT } from '../exit-codes.js';
import { OptionReader } from '../question.js';
import { conclude, withStore } from '../session.js';

interface NamesOptions extends CommonOptions {
  readonly limit?: string;
  readonly text?: string;
  readonly import?: string;
  readonly usedBy?: string;
  readonly sort?: string;
}

export function defineNames(program: Command, cli: Cli): void {
  program
    .command('names')
    .description('names of skills in files for which no skill is known, with what they may mean')
    .option('--text <text>', 'only names that contain it, in any spelling')
    .option('--import <import>', 'only names that this import uses')
    .option('--used-by <what>', 'only names that credentials, roles, learners or postings use')
    .option('--sort <order>', 'used: most uses first; name: by name (used)')
    .option('--limit <n>', 'at most so many (20)')
    .action(async (_: unknown, self: Command) => {
      const options: NamesOptions = self.optsWithGlobals();
      const [{ unmatchedNames, NAME_ORDERS, USED_BY }, { tellNames }] = await Promise.all([
        import('#lib/usecases'),
        import('../render/names.js'),
      ]);
      const reader = new OptionReader();
      const limit = reader.whole('--limit', options.limit, 1, 10_000) ?? 20;
      const usedBy = reader.word('--used-by', options.usedBy, USED_BY);
      const sort = reader.word('--sort', options.sort, NAME_ORDERS);
      if (reader.problems.length > 0) {
        cli.output.refuse(refuse(...reader.problems));
        return cli.finish(EXIT.usage);
      }
      const { text, import: from } = options;
      cli.finish(
        await withStore(cli, options, 'read', async (deps) =>
          conclude(cli, await unmatchedNames(deps, { limit, usedBy, sort, text, import: from }), tellNames),
        ),
      );
    });
}

interface DecideOptions extends CommonOptions {
  readonly own?: boolean;
  readonly called?: string;
  readonly kind?: string;
}

export function defineDecide(program: Command, cli: Cli): void {
  program
    .command('decide')
    .description('say which skill a name in files means; without a skill: that it means none')
    .argument('<name>', 'the name, as "stackway names" lists it')
    .argument('[skill]', 'a skill by id or exact name')
    .option('--own', 'make a skill of the name, in the framework "Own skills"')
    .option('--called <name>', 'with --own: what the skill is called (as the name)')
    .option('--kind <kind>', `with --own: ${SKILL_KINDS.join(', ')}`)
    .action(async (name: string, means: string | undefined, _: unknown, self: Command) => {
      const options: DecideOptions = self.optsWithGlobals();
      const { own, called } = options;
      const reader = new OptionReader();
      const kind = reader.word('--kind', options.kind, SKILL_KINDS);
      const problems = [...reader.problems, ...unclearSkill(means, options)];
      if (problems.length > 0) {
        cli.output.refuse(refuse(...problems));
        return cli.finish(EXIT.usage);
      }
      const [{ decideName, makeSkill }, { tellDecision }] = await Promise.all([
        import('#lib/usecases'),
        import('../render/names.js'),
      ]);
      cli.finish(
        await withStore(cli, options, 'write', async (deps) =>
          conclude(
            cli,
            own ? await makeSkill(deps, { name, called, kind }) : await decideName(deps, { name, means }),
            tellDecision,
          ),
        ),
      );
    });
}

function unclearSkill(means: string | undefined, { own, called, kind }: DecideOptions): readonly Problem[] {
  const bad = { code: 'bad-option', message: 'A name is one skill or another.' };
  if (own && means !== undefined)
    return [
      {
        ...bad,
        found: `${means} --own`,
        expected: 'a skill, or --own',
        next: 'Leave the skill out to make one; leave --own out to take it.',
      },
    ];
  if (own || (called === undefined && kind === undefined)) return [];
  return [
    {
      ...bad,
      message: '--called and --kind describe a skill that is made.',
      found: called === undefined ? '--kind' : '--called',
      expected: '--own beside it',
      next: 'Add --own.',
    },
  ];
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

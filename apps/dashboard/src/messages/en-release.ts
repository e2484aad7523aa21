import { formats } from './format.js';

const f = formats('en');

interface UsedBy {
  readonly learners: number;
  readonly credentials: number;
  readonly roles: number;
}
const users = ({ learners, credentials, roles }: UsedBy): string =>
  f.list(
    [
      learners > 0 ? f.count(learners, 'person', 'people') : '',
      credentials > 0 ? f.count(credentials, 'badge', 'badges') : '',
      roles > 0 ? f.count(roles, 'role', 'roles') : '',
    ].filter(Boolean),
  );

export const release = {
  title: (frameworks: readonly string[]) =>
    frameworks.length === 0 ? 'A new release' : `A new release of ${f.list(frameworks)}`,
  changes: ({
    added,
    renamed,
    merged,
    dropped,
  }: Readonly<Record<'added' | 'renamed' | 'merged' | 'dropped', number>>) =>
    `${f.number(added)} added, ${f.number(renamed)} renamed, ${f.number(merged)} merged into another, ${f.number(dropped)} dropped.`,
  people: (by: UsedBy) => {
    const told = users(by);
    return told === ''
      ? 'Nobody refers to what is gone.'
      : `${told} ${by.learners + by.credentials + by.roles === 1 ? 'refers' : 'refer'} to what is gone. Nobody loses a skill: what the new release knows under another id counts as that, and the rest stays.`;
  },
  usedBy: (by: UsedBy) => {
    const told = users(by);
    return told === '' ? 'nobody refers to it' : `used by ${told}`;
  },
  kinds: { skill: 'skill', role: 'role' },
  who: { learner: 'Person', credential: 'Badge', role: 'Role' },
  groups: { renamed: 'Renamed', merged: 'Merged into another', dropped: 'Dropped', added: 'Added' },
  concerned: 'Whom it concerns',
  whoHead: 'Who',
  hadHead: 'Refers to',
  goesHead: 'Goes on as',
  by: {
    'same-as': 'as the files or earlier ones say',
    decision: 'as somebody decided',
    name: 'only a proposal: it is called so now',
    broader: 'only a proposal: it lay under it',
  } as Record<string, string>,
  staysUntil: 'stays until somebody decides',
  stays: 'stays as it is while somebody refers to it',
  decide: 'Decide: it is the same',
  decideFor: (name: string, into: string) => `Decide: ${name} is the same as ${into}`,
  decided: (name: string, into: string) => `${name} counts as ${into} from now on.`,
};

import { formats } from './format.js';

const f = formats('en');

export const names = {
  title: 'Which skills do these names in the files mean?',
  answer: (total: number) =>
    total === 0
      ? 'Every name in the files is known, or decided about.'
      : `${f.count(total, 'name is', 'names are')} known to nobody yet; those used most come first.`,
  about:
    'Nothing is guessed: until somebody decides, what stands beside such a name is kept and counts for nothing. A decision holds for all spellings of the name, also in later files.',
  uses: ({
    credentials,
    roles,
    learners,
    postings,
  }: {
    credentials: number;
    roles: number;
    learners: number;
    postings: number;
  }) =>
    [
      credentials > 0 ? f.count(credentials, 'badge', 'badges') : '',
      roles > 0 ? f.count(roles, 'role', 'roles') : '',
      learners > 0 ? f.count(learners, 'person', 'people') : '',
      postings > 0 ? f.count(postings, 'job posting', 'job postings') : '',
    ]
      .filter((part) => part !== '')
      .join(', '),
  usedBy: (uses: string) => `Used by ${uses}`,
  mayMean: (name: string) => `What “${name}” may mean`,
  nothingLike: 'No skill is called anything like it.',
  means: (skill: string) => `It means ${skill}`,
  another: 'Another skill',
  anotherFor: (name: string) => `Another skill that “${name}” means`,
  noSkill: 'It means no skill',
  noSkillFor: (name: string) => `It means no skill: “${name}”`,
  decided: (name: string, skill: string | undefined, facts: number) =>
    skill === undefined
      ? `“${name}” means no skill.`
      : `“${name}” means ${skill}. ${f.count(facts, 'fact', 'facts')} came to be by it.`,
  undo: 'Undo',
  undone: (name: string) => `“${name}” waits again.`,
  more: 'Show more names',
  empty: 'Names appear here after an import of courses, postings or skill matrices that use names no skill has.',
};

import { formats } from './format.js';

const f = formats('en');

export const names = {
  view: 'Names that nobody knows',
  title: 'Which skills do these names in the files mean?',
  answer: (total: number, waiting: number) =>
    waiting === 0
      ? 'Every name in the files is known, or decided about.'
      : total === waiting
        ? `${f.count(total, 'name is', 'names are')} known to nobody yet.`
        : `${f.number(total)} of the ${f.count(waiting, 'name', 'names')} that nobody knows ${f.plural(total, 'is', 'are')} like that.`,
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
  own: 'A skill of its own',
  ownFor: (name: string) => `A skill of its own: “${name}”`,
  ownForm: (name: string) => `Make a skill of “${name}”`,
  ownAbout: 'It becomes a skill of the framework “Own skills”, and what waits for the name is about it at once.',
  called: 'Called',
  kind: 'Kind',
  kindNone: 'not said',
  make: 'Make this skill',
  cancel: 'Cancel',
  decided: (name: string, skill: string | undefined, facts: number) =>
    skill === undefined
      ? `“${name}” means no skill.`
      : `“${name}” means ${skill}. ${f.count(facts, 'fact', 'facts')} came to be by it.`,
  decidedSeveral: (names: number, facts: number) =>
    `${f.count(names, 'name', 'names')} decided. ${f.count(facts, 'fact', 'facts')} came to be by it.`,
  undo: 'Undo',
  undoSeveral: (names: number) => `Undo all ${f.number(names)}`,
  undone: (names: readonly string[]) =>
    names.length === 1 ? `“${names[0]!}” waits again.` : `${f.count(names.length, 'name waits', 'names wait')} again.`,
  filter: {
    label: 'Which names',
    text: 'Name contains',
    from: 'From',
    all: 'all imports',
    source: (files: readonly string[], at: string, names: number) =>
      `${files[0] ?? ''}${files.length > 1 ? ` and ${f.number(files.length - 1)} more` : ''}, ${f.instant(at)} (${f.number(names)})`,
    gone: 'an import from which none waits',
    usedBy: 'Used by',
    anything: 'anything',
    users: { credentials: 'badges', roles: 'roles', learners: 'people', postings: 'job postings' },
    sort: 'Order',
    orders: { used: 'used most first', name: 'by name' },
    clear: 'Show all names',
  },
  none: 'No name that waits is like that.',
  tick: (name: string) => `Tick “${name}”`,
  tickAll: (shown: number) => `Tick ${f.plural(shown, 'the one', `all ${f.number(shown)}`)} shown`,
  ticked: {
    label: 'The names that are ticked',
    count: (names: number) => `${f.count(names, 'name', 'names')} ticked`,
    accept: 'First suggestion for each…',
    reject: 'They mean no skill…',
    clear: 'Untick',
    most: (most: number) => `At most ${f.number(most)} at once.`,
  },
  sure: {
    accept: (names: number) => `Accept the first suggestion for ${f.count(names, 'name', 'names')}?`,
    reject: (names: number) =>
      `${f.plural(names, 'Does this name', `Do these ${f.number(names)} names`)} mean no skill?`,
    means: (name: string, skill: string) => `“${name}” means ${skill}`,
    score: (score: number, next: number | undefined) =>
      `score ${f.number(score)}${next === undefined ? '' : `, the next ${f.number(next)}`}`,
    why: (skill: string, like: string, words: readonly string[]) =>
      [
        like === skill ? '' : `also called “${like}”`,
        words.length > 0 ? `both have ${f.list(words.map((word) => `“${word}”`))}` : 'spelled alike',
      ]
        .filter(Boolean)
        .join('; '),
    without: (names: readonly string[]) =>
      `Nothing is suggested for ${f.list(names.map((name) => `“${name}”`))}: ${f.plural(names.length, 'it goes', 'they go')} on waiting.`,
    about: 'Scores can be compared for one name only. Look at each; untick in the list what is not right.',
    yes: (names: number) => `Yes, decide ${f.count(names, 'name', 'names')}`,
    no: 'No, not yet',
  },
  wait: (names: number) => `${f.count(names, 'name waits', 'names wait')}`,
  waitIn: (names: number, file: string) => `${f.count(names, 'name waits', 'names wait')} in ${file}`,
  afterImport: (names: number) =>
    `${f.count(names, 'name of a skill', 'names of skills')} in these files ${f.plural(names, 'is', 'are')} known to nobody. What stands beside counts for nothing until somebody decides.`,
  given: (facts: number) =>
    `${f.count(facts, 'fact', 'facts')} came to be of what had waited for names about which these files decide.`,
  formerOf: (names: readonly string[], facts: number, written: boolean) =>
    `These files decide otherwise than people did about ${names.length > 5 ? f.count(names.length, 'name', 'names') : f.list(names.map((name) => `“${name}”`))}: ${f.count(facts, 'fact', 'facts')} of that ${written ? f.plural(facts, 'is', 'are') : 'would be'} taken back.`,
  decide: (names: number) => `Decide about ${f.plural(names, 'this name', `these ${f.number(names)} names`)}`,
  more: (shown: number, total: number) => `Show more names (${f.number(shown)} of ${f.number(total)} shown)`,
  empty: 'Names appear here after an import of courses, postings or skill matrices that use names no skill has.',
};

type Way = 'same' | 'becomes' | 'different';

export const merging = {
  view: 'Skills that are the same',
  title: 'Which skills are the same?',
  about:
    'Frameworks name the same things again. What people hold, badges certify and roles need stays as it was told, and counts as the other skill too. A decision is remembered, exported, and can be undone.',
  sentence: 'Say of two skills',
  first: 'First skill',
  second: 'Second skill',
  choose: 'choose a skill',
  way: 'What the first is to the second',
  ways: {
    same: 'is the same as',
    becomes: 'is a duplicate or an old name of',
    different: 'is not the same as',
  } satisfies Record<Way, string>,
  say: 'Remember it',
  pairs: (total: number) =>
    total === 0
      ? 'No two skills look the same that nobody has decided about.'
      : `${f.count(total, 'pair looks', 'pairs look')} the same; nothing is taken for the same before you say so.`,
  because: { name: 'both are called so', 'other-name': 'the second is also called as the first' },
  pair: (one: string, other: string) => `${one} and ${other}`,
  same: 'The same',
  sameFor: (pair: string) => `The same: ${pair}`,
  different: 'Not the same',
  differentFor: (pair: string) => `Not the same: ${pair}`,
  becomes: (one: string, other: string) => `${one} becomes ${other}`,
  of: (name: string, framework: string) => `${name} (${framework})`,
  more: 'Show more pairs',
  said: (one: string, other: string, way: Way) =>
    ({
      same: `${one} and ${other} count as each other.`,
      becomes: `${one} counts as ${other} from now on.`,
      different: `${one} and ${other} are not the same.`,
    })[way],
  former: (means: string | undefined, facts: number) =>
    `Before, its name meant ${means ?? 'no skill'}: ${f.count(facts, 'fact', 'facts')} of that taken back.`,
  before: 'That was decided so before.',
  undone: 'Taken back.',
  decisions: 'Decisions so far',
  decisionsTitle: 'What has been decided about names and skills?',
  decisionsNone:
    'Nothing yet. Decisions about names and about skills that are the same are listed here, each with its way back.',
  decisionsMore: 'Show more decisions',
  decided: {
    name: (name: string, means: string | undefined) =>
      means === undefined ? `“${name}” means no skill` : `“${name}” means ${means}`,
    own: (name: string, means: string) => `“${name}” is a skill of its own, ${means}`,
    same: (one: string, other: string) => `${one} is the same as ${other}`,
    becomes: (one: string, other: string) => `${one} became ${other}`,
    different: (one: string, other: string) => `${one} is not the same as ${other}`,
  },
  byAt: (by: string, at: string) => `${by}, ${f.instant(at)}`,
  undo: 'Undo',
  undoFor: (what: string) => `Undo: ${what}`,
};

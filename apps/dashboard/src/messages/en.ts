import { charts } from './en-charts.js';
import { imports } from './en-data.js';
import { changeInWords, factInWords } from './en-facts.js';
import { merging, names } from './en-names.js';
import { gap, skills } from './en-learner.js';
import { mapping } from './en-mapping.js';
import { how, team, unmet } from './en-market.js';
import { pathway } from './en-pathway.js';
import { problemHead, problemInWords, shortList } from './en-problems.js';
import { release } from './en-release.js';
import { text } from './en-text.js';
import { formats } from './format.js';

const f = formats('en');
const levels = ['none', 'novice', 'advanced beginner', 'proficient', 'advanced', 'expert'];

export const en = {
  language: 'en',
  direction: 'ltr' as 'ltr' | 'rtl',
  charts,
  problems: { head: problemHead, short: shortList, inWords: problemInWords },
  product: 'Stackway',
  skip: 'Skip to the page',
  rooms: {
    label: 'Rooms',
    menu: 'Menu',
    learner: 'Learner',
    institution: 'Institution',
    employer: 'Employer',
    everyone: 'Everyone',
    admin: 'Data',
    skills: 'My skills',
    gap: 'My gap',
    pathway: 'My pathway',
    unmet: 'Unmet demand',
    team: 'Team map',
    how: 'How it is computed',
    imports: 'Imports',
    names: 'Names',
    home: 'Home',
    search: 'Search',
    text: 'Skills in a text',
  },
  search: {
    label: 'Search skills, roles and badges',
    placeholder: 'Search',
    key: 'Press / to search',
    title: 'What are you looking for?',
    answer: (text: string, n: number) =>
      n === 0 ? `Nothing is called “${text}”.` : `${f.count(n, 'match', 'matches')} for “${text}”, best first.`,
    empty:
      'Type the name of a skill, a role or a badge. Alternative names, codes and small typing errors are understood.',
    nothing: 'Try fewer or other words: skills, roles and badges are found by name, alternative name, code and id.',
    skills: 'Skills',
    roles: 'Roles',
    badges: 'Badges',
    gapTo: 'My gap to it',
    addSkill: 'Add to my skills',
    requireBadge: 'Plan with it',
    by: (issuer: string) => `by ${issuer}`,
  },
  states: {
    working: 'Working…',
    error: 'That did not work',
    again: 'Try again',
    nearest: 'Did you mean:',
    notFoundNext: 'Choose one of these, or type a part of its name above.',
    notFoundSearch: 'Type a part of its name above, or choose one below.',
    wrongDay: (text: string) => `“${text}” is no calendar day.`,
    wrongDayNext: 'Choose another day, as in 2026-03-31, or ask without it.',
    withoutDay: 'Ask without it',
    unreachable: 'The server does not answer.',
    unreachableNext:
      'Nothing is lost: your question stands in the address. See whether “npm start” still runs, then try again.',
    signIn: 'This is somebody’s own data, so it needs a sign-in.',
    signInNext:
      'Open the one-time link that “npm start” printed in the terminal, or stop it and start it again for a new link.',
    forbidden: 'This account may not see that.',
    forbiddenNext: 'Sign in with an account that may, or ask the owner of this server.',
    lost: 'There is no such page.',
    lostNext: 'Choose a room at the left, or search.',
    nobody: 'Whose answer is it?',
    nobodyNext: 'Choose a learner, or try one of these:',
    noRole: 'Which role is it about?',
    noRoleNext: 'Choose a role, or try one of these:',
    noLearners: 'There are no learners yet.',
    noLearnersNext: 'Import a folder with learners.csv, or begin a profile of your own.',
    emptyCatalogue: 'There is nothing here yet.',
    emptyCatalogueNext:
      'Import a folder of CSV files, or stop the server and start it with “npm start”, which loads a sample region to try.',
    importNow: 'Import files',
  },
  pick: {
    learner: 'learner',
    role: 'role',
    chooseLearner: 'choose a learner',
    chooseRole: 'choose a role',
    found: (n: number) => (n === 0 ? 'Nothing found' : f.count(n, 'suggestion', 'suggestions')),
  },
  levels,
  level: (level: number) => levels[level] ?? String(level),
  levelLong: (level: number) => (level === 0 ? 'none' : `${level} · ${levels[level]}`),
  languageName: (tag: string) => new Intl.DisplayNames('en', { type: 'language' }).of(tag) ?? tag,
  kind: (kind: string | null) =>
    kind === null
      ? ''
      : ({ hard: 'hard skill', soft: 'soft skill', knowledge: 'knowledge', language: 'language', tool: 'tool' }[kind] ??
        kind),
  figure: {
    table: 'Table',
    csv: 'CSV',
    svg: 'SVG',
    print: 'Print',
    source: (version: string, on?: string) =>
      `Source: your imports, catalogue ${version.slice(0, 8)}${on === undefined ? '' : `, as of ${f.day(on)}`}`,
    keys: 'Arrow keys move along the marks, Enter opens one, Escape returns.',
    download: (what: string) => `Download as ${what}`,
  },
  evidence: {
    title: 'How is this computed?',
    close: 'Close',
    facts: 'Facts used',
    where: 'Where it was read',
    line: (file: string, line: number) => (line === 0 ? file : `${file}, line ${f.number(line)}`),
    imported: (id: string, at: string) => `import ${id}, ${f.instant(at)}`,
    own: 'own entry',
    none: 'No file: derived, or entered before provenance was kept.',
    formula: 'Formula',
  },
  home: {
    title: 'Which badges close a skills gap best?',
    answer: (n: { skills: number; roles: number; credentials: number; issuers: number; postings: number }) =>
      `Here are ${f.count(n.credentials, 'badge', 'badges')} of ${f.count(n.issuers, 'issuer', 'issuers')}, ${f.count(n.skills, 'skill', 'skills')}, ${f.count(n.roles, 'role', 'roles')}${n.postings > 0 ? ` and ${f.count(n.postings, 'job posting', 'job postings')}` : ''}. Numbers about a person open down to the row of the file they came from; every other number tells its formula.`,
    learner: 'What gets me to the job I want?',
    learnerText:
      'See what is between you and a role, and the cheapest set of badges that closes it, and how sure that is.',
    learnerGo: 'See a gap',
    institution: 'Which badges are missing?',
    institutionText:
      'Skills that employers ask for and no published badge certifies at that level, ranked, with the numbers behind the rank.',
    institutionGo: 'See unmet demand',
    employer: 'What can our teams do?',
    employerText:
      'Who holds what the teams’ roles need, where one person carries it alone, and what ends within a year.',
    employerGo: 'See the team map',
    tryOne: 'Try it with',
    trusted: 'No request leaves this machine. Each formula is written out',
    here: 'here',
  },
  skills,
  gap,
  pathway,
  imports,
  release,
  text,
  mapping,
  factInWords,
  changeInWords,
  names,
  merging,
  unmet,
  team,
  how,
};

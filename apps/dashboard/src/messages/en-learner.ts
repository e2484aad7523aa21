import { formats } from './format.js';

const f = formats('en');

export const skills = {
  title: (who: string) => `What can ${who} do?`,
  titleStart: 'What can',
  titleEnd: 'do?',
  answer: (n: number, badges: number) =>
    `${n === 0 ? 'No skill is stated yet' : `${f.count(n, 'skill is', 'skills are')} stated`}${badges > 0 ? `, and ${f.count(badges, 'badge', 'badges')} earned` : ''}.`,
  add: 'Add a skill',
  addHint: 'Find it by name; then say how well.',
  none: 'Begin with a skill you use every week: type its name above. Nothing is shared with an employer unless you say so.',
  skill: 'Skill',
  level: 'Level',
  evidence: 'Evidence',
  at: 'Since',
  evidencePlaceholder: 'certificate, project, years of work…',
  remove: 'Remove',
  removeOf: (name: string) => `Remove ${name}`,
  levelOf: (name: string) => `Level of ${name}`,
  evidenceOf: (name: string) => `Evidence for ${name}`,
  atOf: (name: string) => `Day of ${name}`,
  saved: (name: string, level: string) => `Saved: ${name}, ${level}.`,
  removed: (name: string) => `Removed: ${name}.`,
  also: (level: string, at: string | null) => `also stated: ${level}${at === null ? '' : `, ${f.day(at)}`}`,
  undo: 'Undo',
  credentials: 'Badges earned',
  issued: (on: string) => `issued ${f.day(on)}`,
  ends: (on: string) => `valid to ${f.day(on)}`,
  ended: (on: string) => `✕ ended ${f.day(on)}`,
  forever: 'does not end',
  rubric: 'What the levels mean',
  rubrics: [
    '',
    'knows the words, works under guidance',
    'does simple, familiar tasks alone',
    'does the usual work alone and well',
    'masters unusual cases, guides others',
    'is asked by other experts, shapes the field',
  ],
  next: 'Next: what is between you and a role?',
};

export const gap = {
  titleStart: 'What is between',
  titleMid: 'and',
  titleEnd: '?',
  answer: (readiness: number, missing: number, essential: number) =>
    missing === 0
      ? `Nothing: everything the role asks for is held (${f.share(readiness)} met).`
      : `${f.share(readiness)} of it is met; ${f.count(missing, 'skill is', 'skills are')} missing or too low, ${essential === 0 ? 'none of them' : essential === missing ? 'all' : `${f.number(essential)} of them`} essential.`,
  noRequirements: 'This role states no required skills, so nothing can be said about a gap.',
  noRequirementsNext: 'Import role_skills.csv for it, or choose a similar role.',
  ready: 'Readiness',
  openReadiness: 'How is this computed?',
  way: 'In the way',
  key: '● held. │ needed. Filled between them: essential; outlined: optional. ✕ what was held and has ended. A ring: ends within a year. Levels: 1 novice, 2 advanced beginner, 3 proficient, 4 advanced, 5 expert.',
  met: (n: number) => `Show the ${f.count(n, 'skill', 'skills')} already met`,
  hideMet: 'Show only what is missing',
  badges: 'The role also asks for a badge by itself',
  anyOf: 'any one of',
  heldBadge: (name: string) => `✓ held: ${name}`,
  notHeld: 'not held',
  toPathway: 'What closes it best?',
  toSkills: 'Correct my skills',
  formulaTerm: 'importance × min(have, need) ÷ need',
  term: (importance: number, have: number, need: number, value: number) =>
    `${f.number(importance)} × ${f.number(Math.min(have, need))} ÷ ${f.number(need)} = ${f.number(value)}`,
  sum: (have: number, all: number, readiness: number) => `${f.number(have)} ÷ ${f.number(all)} = ${f.share(readiness)}`,
  ofReadiness: (share: string, most: string) =>
    `This skill brings ${share} of the readiness; at the level needed it would bring ${most}.`,
  heldBecause: 'Why this level counts as held',
  assessed: 'stated in the profile',
  credential: (name: string) => `badge ${name}`,
  award: (name: string) => `award of a completed stack: ${name}`,
  nothingHeld: 'Nothing held counts toward it on this day.',
  lapsed: (level: string, on: string) => `Was held at ${level} until ${f.day(on)}; that has ended.`,
  required: 'Why the role needs it',
  requirement: (level: string, importance: number, essential: boolean) =>
    `The role needs it at level ${level}, importance ${f.share(importance)}, ${essential ? 'essential' : 'optional'}.`,
  announced: (readiness: number, missing: number) =>
    `Gap changed: ${f.share(readiness)} met, ${f.count(missing, 'skill', 'skills')} missing.`,
};

import { formats } from './format.js';

const f = formats('en');

export const unmet = {
  title: 'Which skills do employers ask for that badges do not supply?',
  answer: (n: number, first: string, asked: string) =>
    n === 0
      ? 'None: every skill asked for is certified by a published badge.'
      : `${f.count(n, 'skill is', 'skills are')} asked for at a level that no badge certifies; first ${first}: ${asked}.`,
  /** One skill's demand: how many postings (roles) stand behind the weighted number. */
  asked: (postings: number, demand: number, basis: string, from: string, to: string) =>
    `${basis === 'postings' ? `${f.count(postings, 'job posting asks', 'job postings ask')} for it, by name or through a role` : `${f.count(postings, 'role asks', 'roles ask')} for it`} (weighted demand ${f.number(Math.round(demand * 10) / 10)}), ${f.day(from)} to ${f.day(to)}`,
  weighted: (basis: string) =>
    basis === 'postings'
      ? 'A posting that names the skill counts 1. A posting without a list of skills is counted by its role and counts as much as the skill is important there, 0 to 1. So the weighted demand can be less than the number of postings.'
      : 'A role counts as much as the skill is important there, times its openings where they are known.',
  notes: (notes: { byRole: number; unmatchedNames: number; withoutRate: number }): string[] => [
    ...(notes.byRole > 0
      ? [`${f.count(notes.byRole, 'posting', 'postings')} without a list of skills counted by their role.`]
      : []),
    ...(notes.unmatchedNames > 0
      ? [`${f.count(notes.unmatchedNames, 'mention', 'mentions')} of skills that no skill answers to.`]
      : []),
    ...(notes.withoutRate > 0
      ? [`${f.count(notes.withoutRate, 'badge', 'badges')} whose price has no exchange rate.`]
      : []),
  ],
  bases: { postings: 'job postings', openings: 'openings by role', roles: 'roles' } as Record<string, string>,
  region: 'Region',
  months: 'Months back',
  monthsValue: (n: number) => f.count(n, 'month', 'months'),
  maxPrice: 'A badge is too dear above',
  minTrust: 'An issuer counts from trust',
  noPrice: 'no limit',
  all: (n: number) => `Show all ${f.number(n)}`,
  fewer: (n: number) => `Show the first ${f.number(n)}`,
  nothing: 'There is no demand to read.',
  nothingNext: 'Import postings.csv, or wages.csv with openings by role.',
  why: 'Why supply misses it',
  numbers: 'The numbers',
  certifiers: 'Badges that certify it, at any level',
  certifiersNone: 'None.',
  key: 'Filled: asked for and not supplied, as far as it is 90 % certain; the lighter rest may be chance. Outline: all that is asked for. ● a badge at that level. Dashed: few postings, read with care.',
  levels: 'Level by level',
  levelLine: (level: string, demand: number, supply: number) =>
    `${level}: weighted demand ${f.number(Math.round(demand * 10) / 10)}, ${supply === 0 ? 'no badge' : f.count(supply, 'badge', 'badges')}`,
  sure: 'Unmet for certain (90 %)',
};

export const team = {
  titleStart: 'What can',
  titleEnd: 'do?',
  answer: (short: number, single: number, expiring: number) =>
    `${f.count(short, 'skill is', 'skills are')} short of what the roles need; ${f.count(single, 'has', 'have')} one person at the highest level needed; ${f.count(expiring, 'level ends', 'levels end')} within a year.`,
  answerWell: 'Every skill the roles need is held by enough people.',
  organization: 'organization',
  team: 'Team',
  all: 'all teams',
  show: 'Show',
  worst: (n: number) => `the ${f.number(n)} skills most people lack`,
  everything: 'every skill',
  nobody: 'There is no organization yet.',
  nobodyNext: 'Import organizations.csv, teams.csv and positions.csv.',
  sharing: (sharing: number, people: number) =>
    `${f.number(sharing)} of ${f.count(people, 'person shares', 'people share')} their skills`,
  key: 'Each cell: people who hold it as their role needs it, of all whose role needs it. ▲ one at top: exactly one person of the team holds the highest level its roles need. None at top: no one does. Dashed, nobody: no one holds it at that level, nor as their own role needs it.',
  private: 'Only what each person shares is counted.',
  facts: (needed: number, atLevel: number, below: number) =>
    `${f.count(needed, 'person’s role needs', 'people’s roles need')} it; ${f.number(atLevel)} hold it as their role needs it, ${f.number(below)} lower.`,
  expires: (n: number, next: string) =>
    `${f.count(n, 'level ends', 'levels end')} within a year, the first on ${f.day(next)}.`,
  holders: (holders: number, level: string) =>
    holders === 0
      ? `Nobody in the team holds it at ${level}, the highest level a role here needs.`
      : holders === 1
        ? `▲ Exactly one person in the team holds it at ${level}, the highest level a role here needs: a single point of failure.`
        : `${f.number(holders)} people in the team hold it at ${level}, the highest level a role here needs.`,
};

export const how = {
  title: 'How is each number computed?',
  answer: 'Few formulas, each written out and worked through. Nothing is learned from data you cannot see.',
  readiness: 'Readiness',
  readinessText:
    'The importance-weighted share of a role’s requirement that is met. Each skill counts as far as it is held.',
  readinessFormula: 'SUM importance × min(have, need) ÷ need  ÷  SUM importance',
  readinessWorked: [
    'Data analysis: needed 4, held 2, importance 1 → 1 × 2 ÷ 4 = 0.5',
    'Storytelling: needed 3, held 3, importance 0.6 → 0.6 × 3 ÷ 3 = 0.6',
    'Together: (0.5 + 0.6) ÷ (1 + 0.6) = 1.1 ÷ 1.6 = 69 %',
  ],
  held: 'What counts as held',
  heldText:
    'The highest level of: a statement in the profile, a badge that is valid on the day asked about, the award of a completed stack. A level includes those below it. A badge’s last valid day is its expiry, or the day of issue plus its months of validity.',
  pathway: 'Cheapest pathway',
  pathwayText:
    'Among all sets of badges that close the gap and can be taken in some order, the one whose price to the learner is least. The price is what is left after the best funding for each purchase and the bundle price of stacks where it saves. A tie goes to fewer hours.',
  pathwayFormula:
    'minimise SUM prices − funding − bundle savings, so that every level is reached, every prerequisite is met, and the limits hold',
  pathwayWorked: [
    'Badge A closes one level for €100, badge B the other for €120, badge C both for €200.',
    'Best value a level: A at €100; then B at €120 or C at €200, so greedy pays €220.',
    'C alone pays €200. No set costs less, because every set must close both levels: A + B, or C.',
  ],
  proof: 'Proof',
  proofText:
    'Beside a plan stands a lower bound. When the bound equals the price, nothing cheaper exists. The certificate holds the whole problem, the plan and the bound; “npm run stackway -- check /path/to/certificate.json”, run in Stackway’s folder, replays it without our engine. Where nothing but the solver’s word stands behind the best, the first sentence says so.',
  greedy: 'Greedy, for comparison',
  greedyText:
    'Again and again the badge that closes most gap for its price, as a person choosing one at a time would. Its price is shown so that you see what planning saves.',
  unmet: 'Unmet demand',
  unmetText:
    'How much postings ask for a skill at a level, against the published badges that certify it at that level within the limits of price and trust. A posting that names the skill counts 1; one without a list of skills is counted by its role, as much as the skill is important there.',
  unmetWorked: [
    '40 postings name grid planning: 40 × 1 = 40',
    '10 more list no skills; their role needs it with importance 0.6: 10 × 0.6 = 6',
    'Weighted demand: 40 + 6 = 46, resting on 50 postings',
    '16 of it is asked at level 3, where a badge certifies it; 30 at level 4, where none does: unmet 30',
  ],
  team: 'Team map',
  teamText:
    'For each team and skill: people whose role needs it, of these who hold it as their own role needs it, and anybody in the team who holds it at the highest level its roles need. A single point of failure is a skill that exactly one person holds at that highest level.',
  worked: 'Worked through',
};

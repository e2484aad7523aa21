import type {
  CalendarStep,
  CalendarWords,
  CapabilityWords,
  GapRow,
  GapWords,
  GraphWords,
  NodeKind,
  TradeOffWords,
  PriceWords,
  TeamCell,
  UnmetWords,
} from '#lib/charts';
import { formats } from './format.js';

const f = formats('en');
const levels = ['none', 'novice', 'advanced beginner', 'proficient', 'advanced', 'expert'];
const level = (n: number): string => levels[n] ?? String(n);
const kinds: Record<string, string> = {
  hard: 'hard',
  soft: 'soft',
  knowledge: 'knowledge',
  language: 'language',
  tool: 'tool',
};

function timing(row: GapRow): string[] {
  const ended = row.lapsed === undefined ? [] : [`✕ ${level(row.lapsed.level)} ended ${f.day(row.lapsed.expiredOn)}`];
  const ends = row.expiring && row.expiresOn !== undefined ? [`◷ ends ${f.day(row.expiresOn)}`] : [];
  return [...ended, ...ends];
}

const gap: GapWords = {
  summary: (rows) => {
    const missing = rows.filter((row) => row.have < row.need);
    return missing.length === 0
      ? `All ${f.number(rows.length)} skills are held at the level needed.`
      : `${f.number(missing.length)} of ${f.number(rows.length)} skills are below the level needed; the most important is ${missing[0]!.name}: ${level(missing[0]!.have)} held, ${level(missing[0]!.need)} needed.`;
  },
  label: (row) =>
    [
      `${row.name}, ${row.essential ? 'essential' : 'optional'}${row.kind === null ? '' : ` ${kinds[row.kind] ?? row.kind} skill`}`,
      `held ${level(row.have)}, needed ${level(row.need)}`,
      `importance ${f.share(row.importance)}`,
      ...timing(row),
    ].join('; '),
  note: (row) =>
    [row.essential ? 'essential' : 'optional', row.kind === null ? '' : (kinds[row.kind] ?? row.kind), ...timing(row)]
      .filter(Boolean)
      .join(' · '),
  distance: (row) => (row.have >= row.need ? '✓ met' : f.count(row.need - row.have, 'level short', 'levels short')),
  level,
  axis: 'Level held and needed',
  axisNumbered: 'Level: 1 novice to 5 expert',
  caption: 'Skills of the role, most important first',
  columns: {
    skill: 'Skill',
    kind: 'Kind',
    need: 'Needed (level 1–5)',
    have: 'Held (level 0–5)',
    gap: 'Gap (levels)',
    importance: 'Importance (%)',
    essential: 'Essential or optional',
    asOf: 'Evidence of (day)',
    ends: 'Held until (day)',
  },
  kind: (kind) => (kind === null ? '' : (kinds[kind] ?? kind)),
  essential: (essential) => (essential ? 'essential' : 'optional'),
};

function neededFor({ stacks = [] }: CalendarStep): string {
  return stacks.length > 0 ? `needed for the stack ${f.list(stacks)}` : 'needed by a later step';
}

const calendar = (money: (amount: number) => string, currency: string): CalendarWords => ({
  summary: (data) =>
    `${f.count(data.steps.length, 'step', 'steps')} from ${f.day(data.start)} to ${f.day(data.finish)}: ${f.list(data.steps.map((step) => step.name))}.`,
  label: (step) =>
    `${step.name} by ${step.issuer}: ${f.day(step.start)} to ${f.day(step.finish)}, ${f.count(step.hours, 'hour', 'hours')}, ${money(step.cost)}${step.closes.length > 0 ? `; closes ${f.list(step.closes)}` : ''}`,
  note: (step) =>
    [
      `${step.renewal ? 'renewal · ' : ''}${f.count(step.hours, 'hour', 'hours')}`,
      step.closes.length > 0 ? `closes ${step.closes.join(', ')}` : neededFor(step),
    ].join(' · '),
  price: money,
  month: f.month,
  deadline: (day) => `ready by ${f.day(day)}`,
  axis: 'Month of study',
  caption: 'Steps in the order they are studied',
  columns: {
    step: 'Badge',
    issuer: 'Issuer',
    start: 'First day',
    finish: 'Last day',
    hours: 'Study (hours)',
    cost: `To pay (${currency})`,
    closes: 'Closes (skill, level)',
  },
});

const nodeKinds: Record<NodeKind, string> = { step: 'badge to take', stack: 'stack', award: '★ award' };
const graph: GraphWords = {
  summary: (nodes, edges) =>
    `${f.count(nodes.length, 'item', 'items')} joined by ${f.count(edges.length, 'link', 'links')} from what comes first to what needs it.`,
  label: (node, needs, neededBy) =>
    [
      `${node.name}, ${nodeKinds[node.kind]}`,
      needs.length > 0 ? `after ${f.list(needs)}` : '',
      neededBy.length > 0 ? `needed by ${f.list(neededBy)}` : '',
    ]
      .filter(Boolean)
      .join('; '),
  kind: (kind) => nodeKinds[kind],
  caption: 'What needs what',
  columns: { name: 'Item', kind: 'Kind', needs: 'Comes after', neededBy: 'Needed by' },
};

const prices = (money: (amount: number) => string, currency: string): PriceWords => ({
  summary: (rows) =>
    `${f.count(rows.length, 'step', 'steps')}, ${money(rows.reduce((sum, row) => sum + row.cost, 0))} to pay of ${money(rows.reduce((sum, row) => sum + row.listPrice, 0))} asked.`,
  label: (row) =>
    `${row.name}: ${money(row.cost)} to pay${row.listPrice > row.cost ? `, ${money(row.listPrice - row.cost)} less than the price asked; ${row.because}` : ''}`,
  note: (row) =>
    row.listPrice > row.cost
      ? `${money(row.listPrice)} less ${money(row.listPrice - row.cost)}: ${row.because}`
      : 'price as asked',
  price: money,
  axis: `Price (${currency}); outlined: saved`,
  caption: 'Price of each step',
  columns: {
    step: 'Badge',
    list: `Price asked (${currency})`,
    cost: `To pay (${currency})`,
    saved: `Saved (${currency})`,
    because: 'Saved by',
  },
});

const supplied = (supply: number): string => (supply === 0 ? 'no badge' : f.count(supply, 'badge', 'badges'));
const unmet = (unit: string, currency: string): UnmetWords => ({
  summary: (rows) =>
    rows[0] === undefined
      ? 'Nothing is asked for.'
      : `${f.count(rows.length, 'skill', 'skills')}, most unmet first: ${f.list(rows.slice(0, 3).map((row) => row.name))}.`,
  label: (row) =>
    `${row.name} at ${level(row.level)}: weighted demand ${f.number(Math.round(row.demand * 10) / 10)} asked for, resting on ${f.number(row.postings)}; ${supplied(row.supply)} at that level, ${f.number(Math.round(row.unmet * 10) / 10)} unmet; ${row.message}`,
  note: (row) =>
    `${level(row.level)} · ${supplied(row.supply)}${row.small ? ` · only ${f.count(row.postings, 'posting', 'postings')}` : ''}`,
  amount: (demand) => f.number(Math.round(demand)),
  axis: `Weighted demand (${unit})`,
  caption: 'Skills asked for, most unmet first',
  columns: {
    skill: 'Skill',
    level: 'Level asked (1–5)',
    demand: `Weighted demand (${unit})`,
    postings: 'Rests on (postings or roles)',
    share: 'Of all postings (%)',
    supply: 'Supplied by (badges)',
    highest: 'Highest level certified (0–5)',
    cheapest: `Cheapest badge (${currency})`,
    unmet: `Unmet (${unit})`,
    why: 'Why',
  },
});

function holdersAtTop(cell: TeamCell): string {
  const top = `the top level needed, ${level(cell.level)}`;
  if (cell.holders === 0) return cell.atLevel === 0 ? 'nobody holds it' : `nobody at ${top}`;
  return cell.singlePointOfFailure ? `one at ${top}` : '';
}

const capability: CapabilityWords = {
  summary: ({ teams, cells }) =>
    `${f.count(teams.length, 'team', 'teams')}; ${f.number(cells.filter((cell) => cell.atLevel < cell.needed).length)} of ${f.number(cells.length)} needs are short, ${f.number(cells.filter((cell) => cell.singlePointOfFailure).length)} have one person at the top level.`,
  label: (cell, team) =>
    [
      `${team}, ${cell.skillName} at ${level(cell.level)}: ${f.number(cell.atLevel)} of ${f.number(cell.needed)} needed`,
      holdersAtTop(cell),
      cell.expiring > 0 ? `${f.count(cell.expiring, 'level ends', 'levels end')} within a year` : '',
    ]
      .filter(Boolean)
      .join('; '),
  count: (cell) => `${f.number(cell.atLevel)} of ${f.number(cell.needed)}`,
  flag: (cell) =>
    cell.holders === 0
      ? cell.atLevel === 0
        ? 'nobody'
        : 'none at top'
      : cell.singlePointOfFailure
        ? 'one at top'
        : cell.expiring > 0
          ? `◷ ${f.count(cell.expiring, 'ends', 'end')}`
          : '',
  caption: 'Teams and the skills their roles need',
  columns: {
    team: 'Team',
    skill: 'Skill',
    level: 'Level needed (1–5)',
    needed: 'Needed by (people)',
    atLevel: 'Held at level (people)',
    below: 'Held lower (people)',
    holders: 'In the team at that level (people)',
    single: 'One at the top level',
    expiring: 'Ends within a year (people)',
    next: 'First end (day)',
  },
  yes: (value) => (value ? 'yes' : 'no'),
};

const tradeOff = (money: (amount: number) => string, currency: string): TradeOffWords => ({
  summary: (plans) =>
    `${f.count(plans.length, 'plan', 'plans')} of which none is both cheaper and shorter than another: ${f.list(plans.map((plan) => `${money(plan.cost)} and ${f.count(plan.hours, 'hour', 'hours')}`))}.`,
  label: (plan) =>
    `${plan.current ? 'This plan' : 'Another plan'}: ${money(plan.cost)}, ${f.count(plan.hours, 'hour', 'hours')}; ${f.list(plan.badges)}`,
  name: (plan) => (plan.current ? `this plan, ${money(plan.cost)}` : money(plan.cost)),
  price: money,
  hours: (amount) => `${f.number(amount)} h`,
  axis: `Price (${currency}) by hours of study`,
  caption: 'Plans of which none is both cheaper and shorter than another',
  columns: { plan: 'Plan', cost: `To pay (${currency})`, hours: 'Study (hours)', badges: 'Badges' },
});

/** What the charts say. */
export const charts = { gap, calendar, graph, prices, unmet, capability, tradeOff };

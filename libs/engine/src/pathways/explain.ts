import { toMajor, type Credential } from '#lib/model';
import type { Named, PathwayStack, PathwayStep, SkillLevel } from '../answers.js';
import { skillName } from '../gaps/gap.js';
import type { Snapshot } from '../snapshot/snapshot.js';
import { isComplete } from '../snapshot/stack-rule.js';
import type { Stay } from './calendar/in-a-row.js';
import { validUntil } from './calendar/courses.js';
import type { Plan, Purchase } from './instance.js';
import { namedCredential, namedStack } from './named.js';
import type { PathwayProblem } from './pathway-problem.js';
import { canStart, close, startState, take, type State } from './replay.js';

/** The steps of a plan in the words of an answer: when, for how much, what each closes, who needs it later, and why it is there: `require` are the ids asked for. */
export function explainSteps(
  snapshot: Snapshot,
  problem: PathwayProblem,
  { role, require = [] }: { readonly role: number; readonly require?: readonly string[] | undefined },
  plan: Plan,
  stays: readonly Stay[],
): PathwayStep[] {
  const { instance } = problem;
  const asked: Asked = {
    byRole: new Set(snapshot.roleCredentials[role]!.flat()),
    byYou: new Set(require),
  };
  const state = startState(instance);
  return plan.order.map((offer, i) => {
    const before = state.levels.slice();
    take(instance, state, offer);
    const { credential, price, renewal } = instance.offers[offer]!;
    const { minutes } = problem.timetable.courses[offer]!;
    const { start, finish } = stays[i]!;
    const fact = snapshot.credentials.facts[problem.credentials[credential]!]!;
    const issuer = snapshot.issuers.facts[snapshot.issuers.index.get(fact.issuer) ?? -1];
    const closes = closedLevels(snapshot, problem, before, state);
    const neededBy = [...laterSteps(snapshot, problem, plan, i), ...stacksWith(snapshot, problem, plan, credential)];
    const purchase = plan.purchases.find((one) => one.offers.includes(offer))!;
    return {
      credential: { id: fact.id, name: fact.name, issuer: issuer?.name ?? fact.issuer },
      cost: toMajor(shareOf(problem, purchase, offer, purchase.paid), problem.currency),
      listPrice: toMajor(price, problem.currency),
      renewal,
      hours: minutes / 60,
      start,
      finish,
      ...ending(fact, finish),
      closes,
      neededBy,
      ...fundOf(problem, purchase, offer),
      ...bundleOf(snapshot, problem, purchase),
      because: because(closes, neededBy, requirers(asked, problem, credential, fact.id), purchase, renewal),
    };
  });
}

function ending(fact: Credential, earned: string): { expiresOn?: string } {
  const expiresOn = validUntil(fact, earned);
  return expiresOn === undefined ? {} : { expiresOn };
}

/** Levels of required skills that are reached now and were not before: the highest one of each skill. */
function closedLevels(snapshot: Snapshot, problem: PathwayProblem, before: Uint8Array, after: State): SkillLevel[] {
  const { levels, coverage } = problem.instance.goals;
  const wanted = new Map<number, number>();
  for (const [skill, level] of coverage ? coverage.weights : levels)
    wanted.set(skill, Math.max(wanted.get(skill) ?? 0, level));
  return [...wanted].flatMap(([skill, level]) => {
    const reached = Math.min(level, after.levels[skill]!);
    return reached > before[skill]! ? [{ skill: skillName(snapshot, problem.skills[skill]!), level: reached }] : [];
  });
}

/** Later steps that could not be started where they stand if this one were left out. */
function laterSteps(snapshot: Snapshot, problem: PathwayProblem, plan: Plan, i: number): Named[] {
  const state = startState(problem.instance);
  return plan.order.flatMap((offer, k): Named[] => {
    if (k === i) return [];
    const needs = k > i && !canStart(problem.instance, state, offer);
    take(problem.instance, state, offer);
    return needs ? [namedCredential(snapshot, problem, problem.instance.offers[offer]!.credential)] : [];
  });
}

/** Stacks completed by the plan that would not be without this credential, and whose award or bundle the plan uses. */
function stacksWith(snapshot: Snapshot, problem: PathwayProblem, plan: Plan, credential: number): Named[] {
  const end = startState(problem.instance);
  close(problem.instance, end, plan.order);
  const counts = (one: number): boolean => end.counts[one] === 1;
  return problem.instance.stacks.flatMap((stack, t): Named[] => {
    const member = stack.members.some((one) => one.credential === credential);
    if (!member || !isComplete(stack, counts)) return [];
    if (isComplete(stack, (one) => one !== credential && counts(one))) return [];
    const named = namedStack(snapshot, problem, t);
    return named ? [named] : [];
  });
}

/** Credentials asked for by themselves: positions in the snapshot by the role, ids by whoever asks the question. */
interface Asked {
  readonly byRole: ReadonlySet<number>;
  readonly byYou: ReadonlySet<string>;
}

/** Who asks for a credential by itself, in words; nobody where another one of its group is held already. */
function requirers({ byRole, byYou }: Asked, problem: PathwayProblem, credential: number, id: string): string[] {
  if (!problem.instance.goals.anyOf.some((group) => group.includes(credential))) return [];
  return [
    ...(byYou.has(id) ? ['required by you'] : []),
    ...(byRole.has(problem.credentials[credential]!) ? ['the role requires it by itself'] : []),
  ];
}

/**
 * What a bundle costs, or a fund gives for it, is shown on its members in proportion to their list prices; the last one takes what
 * rounding leaves.
 */
function shareOf(problem: PathwayProblem, purchase: Purchase, offer: number, whole: number): number {
  const prices = purchase.offers.map((one) => problem.instance.offers[one]!.price);
  const all = prices.reduce((sum, price) => sum + price, 0);
  const share = (i: number): number =>
    all === 0 ? Math.floor(whole / prices.length) : Math.floor((whole * prices[i]!) / all);
  const i = purchase.offers.indexOf(offer);
  if (i < prices.length - 1) return share(i);
  return whole - prices.slice(0, -1).reduce((sum, _, k) => sum + share(k), 0);
}

function fundOf(problem: PathwayProblem, purchase: Purchase, offer: number): Pick<PathwayStep, 'funding'> {
  if (purchase.fund === null || purchase.grant === 0) return {};
  const { id, name } = problem.funds[purchase.fund]!.fact;
  return { funding: { id, name, saved: toMajor(shareOf(problem, purchase, offer, purchase.grant), problem.currency) } };
}

function bundleOf(snapshot: Snapshot, problem: PathwayProblem, purchase: Purchase): Pick<PathwayStep, 'bundle'> {
  if (purchase.stack === null) return {};
  const { id, name } = snapshot.stackOf[problem.stacks[purchase.stack]!]!.fact;
  return { bundle: { id, name } };
}

function because(
  closes: readonly SkillLevel[],
  neededBy: readonly Named[],
  required: readonly string[],
  purchase: Purchase,
  renewal: boolean,
): string {
  const reasons = [...required];
  if (closes.length > 0) reasons.push(`closes ${closes.map((one) => `${one.skill.name} ${one.level}`).join(', ')}`);
  if (neededBy.length > 0) reasons.push(`needed for ${neededBy.map((one) => one.name).join(', ')}`);
  if (reasons.length === 0 && purchase.stack !== null) reasons.push('makes up a bundle that costs less than its parts');
  if (reasons.length === 0) reasons.push('needed by the plan as a whole');
  if (renewal) reasons.push('a renewal of a badge that has ended');
  return sentence(reasons.join('; '));
}

const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;

/** Stacks that the plan touches: completed or not, what their bundle saved, what they award and articulate into. */
export function explainStacks(snapshot: Snapshot, problem: PathwayProblem, plan: Plan): PathwayStack[] {
  const { instance } = problem;
  const end = startState(instance);
  close(instance, end, plan.order);
  const taken = new Set(plan.order.map((offer) => problem.credentials[instance.offers[offer]!.credential]!));
  const counts = new Set([...end.counts.keys()].filter((i) => end.counts[i] === 1).map((i) => problem.credentials[i]!));
  const had = problem.levels.holdings.valid;
  return snapshot.stackOf.flatMap((stack, position): PathwayStack[] => {
    if (!stack.members.some((member) => taken.has(member.credential))) return [];
    const completed = isComplete(stack, (credential) => counts.has(credential) || had.has(credential));
    const t = problem.stacks.indexOf(position);
    const bundle = t < 0 ? undefined : plan.purchases.find((purchase) => purchase.stack === t);
    if (!completed && !bundle) return [];
    const award = stack.awards === null ? null : snapshot.credentials.facts[stack.awards]!;
    const { id, name, credits } = stack.fact;
    return [
      {
        stack: { id, name },
        completed,
        saved: bundle ? toMajor(bundleSaving(problem, bundle), problem.currency) : 0,
        awards: award && { id: award.id, name: award.name },
        credits: credits ?? null,
        articulates: [
          ...(snapshot.articulations.get(id) ?? []),
          ...(award ? (snapshot.articulations.get(award.id) ?? []) : []),
        ].map(({ programme, credits: given, condition }) => ({
          programme,
          credits: given,
          ...(condition !== undefined && { condition }),
        })),
      },
    ];
  });
}

/** List prices of what a bundle covers, less the bundle's price (before funding). */
export function bundleSaving(problem: PathwayProblem, purchase: Purchase): number {
  const apart = purchase.offers.reduce((sum, offer) => sum + problem.instance.offers[offer]!.price, 0);
  return apart - (purchase.paid + purchase.grant);
}

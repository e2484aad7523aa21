import type { Pathway } from '#lib/engine';
import { goalsOf, readiness } from './brute-force.js';
import { Calendar } from './calendar.js';
import { daysLater, monthsLater } from './days.js';
import { completes } from './holding.js';
import { currencyOf, minorUnits } from './money.js';
import { leastPaid } from './paying.js';
import { all, one, type Question } from './question.js';
import { leftOut, World, type Deed } from './world.js';

/** Everything about an answer that its own facts belie, whether the plan is the best or not. */
export function faults(question: Question, answer: Pathway): string[] {
  return [...new Judge(question, answer).faults()];
}

class Judge {
  private readonly world: World;
  private readonly deeds: readonly Deed[];
  private readonly minor: (major: number) => number;

  constructor(
    private readonly question: Question,
    private readonly answer: Pathway,
  ) {
    this.world = new World(question);
    const units = minorUnits(currencyOf(question));
    this.minor = (major) => Math.round(major * units);
    this.deeds = answer.steps.map(
      ({ credential, renewal }) =>
        this.world.deeds.find((deed) => deed.credential === credential.id && deed.renewal === renewal) ?? {
          credential: credential.id,
          renewal,
          price: NaN,
          minutes: NaN,
        },
    );
  }

  *faults(): Generator<string> {
    yield* this.left();
    yield* this.levelsReached();
    yield* this.order();
    yield* this.money();
    yield* this.calendar();
    yield* this.needless();
  }

  private *left(): Generator<string> {
    for (const [filter, ids] of leftOut(this.question)) {
      const told = this.answer.left.find((each) => each.filter === filter)?.count ?? 0;
      if (told !== ids.size) yield `left: ${filter} leaves out ${ids.size}, told ${told}`;
    }
  }

  /** Stacks that the first steps complete so early that their awards do not last. */
  private lapsed(count: number): ReadonlySet<string> {
    const lapsed = new Set<string>();
    for (let k = 1; k <= count; k++) {
      const had = this.world.completed(this.world.after(this.deeds.slice(0, k - 1), lapsed).held.credentials);
      const { finish } = this.answer.steps[k - 1]!;
      for (let before = -1; before < lapsed.size;) {
        before = lapsed.size;
        const early = this.world.stacks.filter((id) => finish < (this.world.awardFrom(id) ?? ''));
        const { credentials } = this.world.after(this.deeds.slice(0, k), new Set([...lapsed, ...early])).held;
        for (const id of this.world.completed(credentials)) if (early.includes(id) && !had.includes(id)) lapsed.add(id);
      }
    }
    return lapsed;
  }

  private *levelsReached(): Generator<string> {
    const { before, after } = this.answer.readiness;
    const skills = all(this.question, 'roleSkill').filter(({ role }) => role === this.question.role);
    const told = (held: World['start']) => (skills.length === 0 ? null : readiness(skills, held));
    if (before !== told(this.world.start)) yield `readiness before is ${told(this.world.start)}, told ${before}`;
    if (this.answer.status !== 'optimal') return;
    const end = told(this.world.after(this.deeds, this.lapsed(this.deeds.length)).held);
    if (after !== end) yield `readiness after is ${end}, told ${after}`;
  }

  private *order(): Generator<string> {
    const licences = new Set(all(this.question, 'roleCredential').map(({ credential }) => credential));
    const wanted = this.question.options.require ?? [];
    for (const [k, step] of this.answer.steps.entries()) {
      const name = `step ${k + 1} (${step.credential.id})`;
      const before = this.world.after(this.deeds.slice(0, k), this.lapsed(k)).held;
      const after = this.world.after(this.deeds.slice(0, k + 1), this.lapsed(k + 1)).held;
      if (!this.world.open(this.deeds[k]!, before.credentials, before.levels)) yield `${name} cannot be begun there`;
      if (before.credentials.has(step.credential.id)) yield `${name} is held already`;
      for (const { skill, level } of step.closes) {
        const [had, has] = [before.levels.get(skill.id) ?? 0, after.levels.get(skill.id) ?? 0];
        const need = all(this.question, 'roleSkill').find((row) => row.skill === skill.id)?.level ?? 0;
        if (had >= level || has < level || level > need) yield `${name} does not close ${skill.id} ${level}`;
      }
      const without = this.deeds.filter((_, other) => other !== k);
      const rest = this.world.after(without, this.lapsed(this.deeds.length));
      for (const { id } of step.neededBy) {
        const step2 = without.some((deed) => deed.credential === id);
        const lost = step2
          ? !this.openBefore(without, id)
          : one(this.question, 'stack', id) && !completes(this.question, id, (each) => rest.held.credentials.has(each));
        if (!lost) yield `${name} is not needed for ${id}`;
      }
      if (/the role requires it by itself/i.test(step.because) && !licences.has(step.credential.id))
        yield `${name} is not required`;
      if (/required by you/i.test(step.because) !== wanted.includes(step.credential.id))
        yield `${name} is asked for, or not, and told otherwise`;
      if (/^Needed by the plan as a whole/.test(step.because)) yield `${name} has no reason`;
    }
  }

  /** Whether a deed can be begun at its place in this order. */
  private openBefore(deeds: readonly Deed[], credential: string): boolean {
    const at = deeds.findIndex((deed) => deed.credential === credential);
    const { held } = this.world.after(deeds.slice(0, at), this.lapsed(this.deeds.length));
    return this.world.open(deeds[at]!, held.credentials, held.levels);
  }

  private *money(): Generator<string> {
    const { steps, cost, saved, stacks } = this.answer;
    const sum = (of: (step: (typeof steps)[number]) => number) =>
      steps.reduce((total, step) => total + this.minor(of(step)), 0);
    if (sum((step) => step.cost) !== this.minor(cost.amount)) yield `steps cost ${sum((step) => step.cost)}`;
    const both = this.minor(saved.funding) + this.minor(saved.bundles);
    if (sum((step) => step.listPrice) - this.minor(cost.amount) !== both) yield 'saved does not add up';
    if (sum((step) => step.funding?.saved ?? 0) !== this.minor(saved.funding))
      yield 'funding of the steps does not add up';
    if (stacks.reduce((total, stack) => total + this.minor(stack.saved), 0) !== this.minor(saved.bundles))
      yield 'bundles of the stacks do not add up';
    if (both < 0 || saved.funding < 0) yield 'a saving below nothing';
    for (const [k, { credential, listPrice, hours, cost: own }] of steps.entries()) {
      const deed = this.deeds[k]!;
      if (deed.price !== this.minor(listPrice) || deed.minutes !== hours * 60 || own < 0)
        yield `${credential.id} has another price`;
    }
    if (cost.currency !== currencyOf(this.question)) yield `the currency is ${cost.currency}`;
  }

  private *calendar(): Generator<string> {
    const { steps, hours, hoursPerWeek, weeks, finish, start } = this.answer;
    const { options, person } = this.question;
    if (hoursPerWeek !== (options.hoursPerWeek ?? person.learner?.hoursPerWeek ?? 5)) yield 'other hours a week';
    if (start !== (options.start ?? options.on)) yield `starts on ${start}`;
    if (options.maxHours !== undefined && hours > options.maxHours) yield `${hours} hours`;
    if (steps.length === 0 || finish === null) {
      if (finish !== null || steps.length > 0 || hours !== 0 || weeks !== 0) yield `nothing to do, finish ${finish}`;
      return;
    }
    const calendar = new Calendar(this.question, this.world);
    const { reached } = goalsOf(this.question, this.world);
    const { status } = this.answer;
    const end = calendar.earliestEnd(this.deeds, status === 'optimal' || status === 'feasible' ? reached : undefined);
    if (end === undefined) {
      yield 'this cannot be laid on the calendar';
      return;
    }
    const last = calendar.lastDay(end);
    if (weeks !== (hours === 0 && last === 0 ? 0 : Math.ceil((last + 1) / 7))) yield `${weeks} weeks`;
    if (finish !== daysLater(start, last)) yield `finish is ${finish}, not ${daysLater(start, last)}`;
    if (finish !== steps.at(-1)!.finish) yield 'finish is not the last step’s';
    for (const by of [options.by, options.validOn]) if (by !== undefined && finish > by) yield `finishes after ${by}`;
    for (const [k, step] of steps.entries()) {
      const deed = this.deeds[k]!;
      const { starts, validMonths } = one(this.question, 'credential', deed.credential)!;
      const name = step.credential.id;
      if (step.finish < step.start) yield `${name} ends before it starts`;
      if (k > 0 && step.start < steps[k - 1]!.finish) yield `${name} overlaps`;
      if (!deed.renewal && starts?.length && !starts.includes(step.start))
        yield `${name} does not begin on ${step.start}`;
      if (step.start < start) yield `${name} begins before the first day`;
      const full = Math.ceil(
        calendar.length(deed) / calendar.length({ ...deed, renewal: true, minutes: (60 * hoursPerWeek) / 7 }),
      );
      if (full > 0 && daysLater(step.start, full - 1) > step.finish) yield `${name} is too short`;
      const until = validMonths === undefined ? undefined : monthsLater(step.finish, validMonths);
      if (step.expiresOn !== until) yield `${name} ends on ${until}, told ${step.expiresOn}`;
      if (options.validOn !== undefined && until !== undefined && until < options.validOn)
        yield `${name} does not last`;
    }
  }

  private inTime(deeds: readonly Deed[]): boolean {
    const { reached } = goalsOf(this.question, this.world);
    const finish = new Calendar(this.question, this.world).finish(deeds, reached);
    const { by, validOn, minimise } = this.question.options;
    const last = minimise === 'finish' ? this.answer.finish : undefined;
    return finish !== undefined && [by, validOn, last].every((day) => day == null || finish <= day);
  }

  /** A badge that nothing needs, not even a price, or to be ready in time. */
  private *needless(): Generator<string> {
    if (this.answer.status !== 'optimal') return;
    const { reached } = goalsOf(this.question, this.world);
    const { held, done } = this.world.after(this.deeds, this.lapsed(this.deeds.length));
    if (done.length < this.deeds.length || !reached(held)) yield 'the goals are not reached';
    for (const deed of this.deeds) {
      const others = this.deeds.filter((each) => each !== deed);
      const rest = this.world.after(others);
      if (rest.done.length < others.length || !reached(rest.held)) continue;
      if (!this.inTime(others)) continue;
      if (leastPaid(this.world, others, rest.held.credentials) > this.minor(this.answer.cost.amount)) continue;
      yield `${deed.credential} is taken needlessly`;
    }
  }
}

import type { Look } from '../look.js';
import { clausesOf } from '../search/clauses.js';
import type { Task } from '../search/task.js';
import { viewOf, type View } from '../search/view.js';
import { Codes } from './codes.js';
import { cheaperApart } from './dominance.js';
import type { LazyIndex } from './lazy-index.js';
import { ruleOf } from './stack-of.js';
import type { Standing } from './standing.js';

const NO_OFFERS: ReadonlySet<number> = new Set();
const NO_ENTRIES = new Int32Array(0);
const NOTHING_COUNTED: Task['table']['counted'] = new Map();

/**
 * The part of a catalogue that a question has opened so far. A fact is opened when everything that brings it is listed; as long as it is
 * not, it counts as free wherever it is needed. So the part asks for less than the catalogue does, and what no plan of the part can
 * do for less, no plan of the catalogue can.
 *
 * Facts: one of these alternatives holds (levelFacts, and −1 − credential); or a bundle is bought. Ways: what {@link Codes} tells.
 */
export class OpenPart {
  /** Per fact. */
  readonly meaning: (readonly number[])[] = [];
  readonly opened: boolean[] = [];
  private readonly givers: (readonly number[])[] = [];
  /** Per way: its code, the facts it needs that do not hold at the start, the least it weighs, and whether a best plan may use it. */
  readonly code: number[] = [];
  readonly needs: (readonly number[])[] = [];
  readonly least: number[] = [];
  readonly alive: boolean[] = [];
  readonly goals: number[] = [];
  /** Counts looks at the catalogue and at what is open. */
  effort = 0;
  private readonly factOf = new Map<number, number>();
  /** Per code: 0 never looked at, −1 not worth having, else the way + 1. */
  private readonly wayOf: Int32Array;
  private readonly index: LazyIndex;
  readonly codes: Codes;

  /** @param wanted credentials that are goals in themselves, worth having whatever they teach */
  constructor(
    readonly standing: Standing,
    private readonly wanted: readonly number[],
    readonly look?: Look | undefined,
  ) {
    this.index = standing.index;
    this.codes = new Codes(this.index.columns, standing.has.renewals.length);
    this.wayOf = new Int32Array(this.codes.end);
  }

  /** The fact that one of these alternatives holds; −1 when one does at the start. */
  fact(alternatives: readonly number[], key: number | undefined = undefined): number {
    if (alternatives.some((one) => this.standing.holdsNow(one))) return -1;
    const own = alternatives.length === 1 ? alternatives[0]! : key;
    const known = own === undefined ? undefined : this.factOf.get(own);
    if (known !== undefined) return known;
    const fact = this.meaning.length;
    this.meaning.push(alternatives);
    this.opened.push(false);
    this.givers.push([]);
    if (own !== undefined) this.factOf.set(own, fact);
    return fact;
  }

  /** Lists everything that brings a fact and may be in a best plan. */
  open(fact: number): void {
    if (this.opened[fact]) return;
    this.opened[fact] = true;
    const givers = new Set<number>();
    const add = (way: number): void => {
      if (way >= 0) givers.add(way);
    };
    for (const one of this.meaning[fact]!) {
      if (one >= 0) this.bringLevel(one, add);
      else this.bringCredential(-1 - one, add);
    }
    this.givers[fact] = [...givers];
  }

  private bringLevel(asked: number, add: (way: number) => void): void {
    const { givers, giverLevel, awarders, awarderLevel, columns } = this.index;
    const skill = (asked / 6) | 0;
    const level = asked % 6;
    this.effort += givers.start[skill + 1]! - givers.start[skill]!;
    for (let k = givers.start[skill]!; k < givers.start[skill + 1]!; k++) {
      if (giverLevel[k]! >= level) this.bring(givers.item[k]!, false, add);
    }
    for (let k = awarders.start[skill]!; k < awarders.start[skill + 1]!; k++) {
      if (awarderLevel[k]! >= level) add(this.complete(awarders.item[k]!));
    }
    const { start, item } = columns.gives;
    const gives = (credential: number): boolean => {
      for (let k = start[credential]!; k < start[credential + 1]!; k++) {
        if (((item[k]! / 6) | 0) === skill && item[k]! >= asked) return true;
      }
      return false;
    };
    for (const credential of this.wanted) if (gives(credential)) this.bring(credential, true, add);
    this.standing.has.renewals.forEach(({ credential }, i) => {
      if (gives(credential)) add(this.renewal(i));
    });
  }

  private bringCredential(credential: number, add: (way: number) => void): void {
    const { awardedBy } = this.index.links;
    this.bring(credential, true, add);
    for (let k = awardedBy.start[credential]!; k < awardedBy.start[credential + 1]!; k++) {
      add(this.complete(awardedBy.item[k]!));
    }
    this.standing.has.renewals.forEach((one, i) => {
      if (one.credential === credential) add(this.renewal(i));
    });
  }

  /** Lists a credential bought alone and in each bundle that it is sold in. */
  private bring(credential: number, forItself: boolean, add: (way: number) => void): void {
    const alone = this.study(credential, forItself);
    if (alone < 0) return;
    add(alone);
    const { start, item } = this.index.soldIn;
    for (let k = start[credential]!; k < start[credential + 1]!; k++) add(this.inBundle(item[k]!, this.needs[alone]!));
  }

  private inBundle(member: number, needs: readonly number[]): number {
    const { columns, links, weights, offers } = this.index;
    const code = this.codes.inBundle + member;
    if (this.wayOf[code]! > 0) return this.wayOf[code]! - 1;
    const minutes = offers.minutes[columns.members.item[member]!]!;
    return this.way(code, [...needs, this.bought(links.memberStack[member]!)], weights.of(0, minutes));
  }

  /** The fact that a bundle is bought: open at once. */
  private bought(stack: number): number {
    const { columns, offers, weights } = this.index;
    const code = this.codes.buy + stack;
    if (this.wayOf[code]! > 0)
      return this.factOf.get(columns.skills * 6 + columns.needs[columns.credentials]! + stack)!;
    const fact = this.fact([], columns.skills * 6 + columns.needs[columns.credentials]! + stack);
    this.opened[fact] = true;
    this.givers[fact] = [this.way(code, [], weights.of(offers.bundle[stack]! - offers.bundleGrant[stack]!, 0))];
    return fact;
  }

  /** The way with a code; −1 when there is none. */
  wayWith(code: number): number {
    return Math.max(0, this.wayOf[code]!) - 1;
  }

  /** @param forItself it is wanted as a credential, not for what it teaches */
  private study(credential: number, forItself: boolean): number {
    const known = this.wayOf[credential]!;
    if (known > 0 || (known < 0 && !forItself)) return known - (known > 0 ? 1 : 0);
    const { standing, index } = this;
    if (standing.counts[credential] === 0 || index.offers.study[credential] === 0) return -1;
    if (standing.holds.has(credential)) return -1;
    const least = index.weights.least[credential]!;
    const held = (skill: number): number => standing.held[skill]!;
    if (!forItself && index.worth[credential] === 1) {
      if (cheaperApart(index.columns, index.closure, credential, least, held)) return (this.wayOf[credential] = -1);
    }
    const { needs, alternatives, skills } = index.columns;
    const facts: number[] = [];
    for (let g = needs[credential]!; g < needs[credential + 1]!; g++) {
      const group = Array.from(alternatives.item.subarray(alternatives.start[g], alternatives.start[g + 1]));
      const fact = this.fact(group, skills * 6 + g);
      if (fact >= 0 && !facts.includes(fact)) facts.push(fact);
    }
    return this.way(credential, facts, least);
  }

  complete(stack: number): number {
    const code = this.codes.complete + stack;
    const known = this.wayOf[code]!;
    if (known !== 0) return known > 0 ? known - 1 : -1;
    if (!this.standing.awards(stack)) return (this.wayOf[code] = -1);
    const facts = this.clauses(stack);
    return this.way(code, facts, 0);
  }

  /** What a stack asks for beyond what counts at the start. */
  clauses(stack: number): number[] {
    const clauses = clausesOf(ruleOf(this.index.columns, stack));
    const facts = clauses.map((clause) => this.fact(clause.map((credential) => -1 - credential)));
    return [...new Set(facts.filter((fact) => fact >= 0))];
  }

  private renewal(number: number): number {
    const code = this.codes.renew + number;
    if (this.wayOf[code]! > 0) return this.wayOf[code]! - 1;
    const { grant } = this.standing.has.renewals[number]!;
    return this.way(code, [], this.standing.renewalWeight(number, grant));
  }

  private way(code: number, needs: readonly number[], least: number): number {
    this.effort++;
    const way = this.code.length;
    this.code.push(code);
    this.needs.push(needs);
    this.least.push(least);
    this.alive.push(true);
    this.wayOf[code] = way + 1;
    return way;
  }

  /** Ways alive that need something not opened yet. */
  isClosed(way: number): boolean {
    return this.needs[way]!.every((fact) => this.opened[fact]);
  }

  /**
   * What is open and alive as a task: `action` holds ways, `fact` facts of this part. What is not open is not in it, so it is free.
   * @param more facts beside the open ones, each with a way of its own (numbered after the ways) that needs nothing
   */
  view(keep: (way: number) => boolean, more: readonly number[] = []): View {
    const number = new Int32Array(this.meaning.length).fill(-1);
    const facts: number[] = [];
    this.opened.forEach((open, fact) => {
      if (!open) return;
      number[fact] = facts.length;
      facts.push(fact);
    });
    for (const fact of more) {
      number[fact] = facts.length;
      facts.push(fact);
    }
    const ways: number[] = [];
    const action = new Int32Array(this.code.length).fill(-1);
    this.alive.forEach((alive, way) => {
      if (!alive || !keep(way)) return;
      action[way] = ways.length;
      ways.push(way);
    });
    const opened = facts.length - more.length;
    const count = ways.length + more.length;
    const addStart = new Int32Array(count + 1);
    for (let f = 0; f < opened; f++) {
      for (const way of this.givers[facts[f]!]!) if (action[way]! >= 0) addStart[action[way]! + 1]!++;
    }
    for (let i = 0; i < more.length; i++) addStart[ways.length + i + 1] = 1;
    for (let a = 0; a < count; a++) addStart[a + 1]! += addStart[a]!;
    const add = new Int32Array(addStart[count]!);
    const next = addStart.slice();
    for (let f = 0; f < opened; f++) {
      for (const way of this.givers[facts[f]!]!) if (action[way]! >= 0) add[next[action[way]!]!++] = f;
    }
    for (let i = 0; i < more.length; i++) add[next[ways.length + i]!] = opened + i;
    const preStart = new Int32Array(count + 1);
    const pre: number[] = [];
    for (let a = 0; a < count; a++) {
      if (a < ways.length) for (const fact of this.needs[ways[a]!]!) if (number[fact]! >= 0) pre.push(number[fact]!);
      preStart[a + 1] = pre.length;
    }
    const task: Task = {
      table: { meaning: [], goals: [], entry: NO_ENTRIES, entries: [], counted: NOTHING_COUNTED, unasked: NO_OFFERS },
      fact: Int32Array.from(facts),
      action: Int32Array.from({ length: count }, (_, a) =>
        a < ways.length ? ways[a]! : this.code.length + a - ways.length,
      ),
      preStart,
      pre: Int32Array.from(pre),
      addStart,
      add,
      goals: Int32Array.from(new Set(this.goals), (fact) => number[fact]!).sort(),
      enough: [],
    };
    this.effort += count + pre.length + add.length;
    return viewOf(task, this.look);
  }
}

import type { Alternative, Instance } from '../instance.js';
import { startState, type State } from '../replay.js';
import type { Look } from '../look.js';
import { clausesOf } from './clauses.js';
import { countedCredentials, countedRules } from './counted-rules.js';

/*
 * An instance as a task of planning without deletion, in flat arrays: facts, actions that need all of some facts and add others, and
 * facts that are wanted. Facts that hold at the start are left out. An offer is an action at a cost; a stack that awards something
 * is an action that costs nothing.
 *
 *   a level of a skill, a credential that counts      a fact, where anything needs or wants it
 *   a group of alternatives                           one more fact, added by whatever adds one of them
 *   what a stack asks for                             a group for each clause of its rule (clauses.ts)
 *   an entry                                          settled by being reached, or by being given up at a price
 *
 * Entries are those of the coverage, then the credentials that counted rules ask for (counted-rules.ts).
 */

/** What a fact stands for: of these alternatives one holds; or that an entry is settled, reached or given up. */
export type FactMeaning = readonly Alternative[];

/** The facts of an instance, by number. */
export interface FactTable {
  readonly meaning: readonly FactMeaning[];
  /** Facts that every plan brings about: goals, and of coverage and of stacks wanted that each entry is settled. */
  readonly goals: readonly number[];
  /** Per fact: the entry that it settles, or -1. */
  readonly entry: Int32Array;
  /** What the entries are: of the coverage, then credentials. */
  readonly entries: readonly Alternative[];
  /** Per stack what its counted rules ask for. */
  readonly counted: ReadonlyMap<number, { readonly entries: readonly number[]; readonly enough: readonly Enough[] }>;
  /** Offers of members that their stacks do not ask for: what the start or others bring is enough, or they bring no credits. */
  readonly unasked: ReadonlySet<number>;
}

/** Numbers of actions that are no offers: stacks, entries that are reached, and entries that are given up. */
const STEP = 2 ** 24;
export const stackAction = (stack: number): number => -1 - stack;
export const reachAction = (entry: number): number => -STEP - entry;
export const giveUpAction = (entry: number): number => -2 * STEP - entry;

/** The entry that an action gives up, or -1. */
export function givenUp(action: number): number {
  return action <= -2 * STEP ? -2 * STEP - action : -1;
}

export interface Task {
  readonly table: FactTable;
  /** Number in the table, per fact of the task. */
  readonly fact: Int32Array;
  /** Per action: the offer, or a number below 0 for what is none. */
  readonly action: Int32Array;
  readonly preStart: Int32Array;
  readonly pre: Int32Array;
  readonly addStart: Int32Array;
  readonly add: Int32Array;
  /** Facts of the task that are wanted, ascending. */
  readonly goals: Int32Array;
  readonly enough: readonly Enough[];
}

/** Of these facts every plan reaches so many that their weights add up to `need`: what coverage or a stack asks for beyond the start. */
export interface Enough {
  readonly need: number;
  readonly fact: Int32Array;
  readonly weight: Float64Array;
  /** Per fact the one that says that its entry is settled: unless that is wanted it is given up. -1 where it cannot be given up. */
  readonly settled: Int32Array;
  /** Per fact 1 when an award brings it: it may then be reached though it is given up. */
  readonly awarded: Uint8Array;
}

/** Lists of one length each, flat. */
export interface Lists {
  readonly start: Int32Array;
  readonly item: Int32Array;
}

/** The task of an instance: everything in it, relevant or not. */
export function taskOf(instance: Instance, look?: Look): Task {
  return new TaskWriter(instance, look).write();
}

class TaskWriter {
  private readonly start: State;
  private readonly meaning: FactMeaning[] = [];
  private readonly ofGroup = new Map<string | number, number>();
  /** Per skill: its levels that are facts. */
  private readonly levels: (readonly (readonly [level: number, facts: number[]])[] | undefined)[];
  private readonly levelFacts = new Map<number, Map<number, number[]>>();
  private readonly heldFacts = new Map<number, number[]>();

  constructor(
    private readonly instance: Instance,
    private readonly look: Look | undefined,
  ) {
    this.start = startState(instance);
    this.levels = [];
  }

  write(): Task {
    const { instance } = this;
    const needs = instance.needs.map((groups) => {
      this.look?.();
      return groups.map((group) => this.group(group)).filter((one) => one >= 0);
    });
    const clauses = instance.stacks.map((stack, t) => {
      this.look?.();
      return stack.awards === null && !instance.goals.stacks.includes(t) ? null : clausesOf(stack);
    });
    const stacks = clauses.map(
      (all) => all && all.map((clause) => this.group(clause.map((c): Alternative => ['credential', c]))),
    );
    const goals = this.goals(stacks);
    const weights = instance.goals.coverage?.weights ?? [];
    const entries = [
      ...weights.map(([s, l]): Alternative => ['skill', s, l]),
      ...countedCredentials(instance).map((c): Alternative => ['credential', c]),
    ];
    const reached = entries.map((one) => this.group([one]));
    const entry = [...new Int32Array(this.meaning.length).fill(-1)];
    const settled = reached.map((fact, e) => (fact < 0 ? -1 : (this.meaning.push([]), entry.push(e) - 1)));
    const wanted = new Set(
      countedRules(instance).flatMap(({ stack, weight }) => (this.isWanted(stack) ? [...weight.keys()] : [])),
    );
    entries.forEach((one, e) => {
      if (settled[e]! >= 0 && (one[0] === 'skill' || wanted.has(one[1]))) goals.push(settled[e]!);
    });
    for (const [skill, byLevel] of this.levelFacts) this.levels[skill] = [...byLevel];
    const adds = instance.credentials.map((_, credential) => {
      this.look?.();
      return this.addedBy(credential);
    });
    const actions: { id: number; pre: readonly number[]; add: readonly number[] }[] = [];
    instance.offers.forEach(({ credential, renewal }, offer) => {
      if (this.start.counts[credential] === 1) return;
      actions.push({ id: offer, pre: renewal ? [] : needs[credential]!, add: adds[credential]! });
    });
    instance.stacks.forEach(({ awards }, t) => {
      if (awards === null || this.start.counts[awards] === 1) return;
      actions.push({ id: stackAction(t), pre: stacks[t]!.filter((one) => one >= 0), add: adds[awards]! });
    });
    settled.forEach((fact, e) => {
      if (fact < 0) return;
      actions.push({ id: reachAction(e), pre: [reached[e]!], add: [fact] });
      actions.push({ id: giveUpAction(e), pre: [], add: [fact] });
    });
    const counted = this.counted(entries);
    this.look?.();
    const pre = flat(actions.map((one) => (one.pre.length > 1 ? ascending([...one.pre]) : one.pre)));
    const add = flat(actions.map((one) => one.add));
    return {
      table: {
        meaning: this.meaning,
        goals,
        entry: Int32Array.from(entry),
        entries,
        counted,
        unasked: this.unasked(clauses),
      },
      fact: Int32Array.from(this.meaning.keys()),
      action: Int32Array.from(actions, ({ id }) => id),
      preStart: pre.start,
      pre: pre.item,
      addStart: add.start,
      add: add.item,
      goals: Int32Array.from(goals),
      enough: [
        ...this.covered(reached, settled),
        ...[...counted].flatMap(([stack, own]) => (this.isWanted(stack) ? own.enough : [])),
      ],
    };
  }

  private isWanted(stack: number): boolean {
    return this.instance.goals.stacks.includes(stack);
  }

  private counted(entries: readonly Alternative[]): FactTable['counted'] {
    const ofStack = new Map<number, { entries: number[]; enough: Enough[] }>();
    for (const { stack, need, weight } of countedRules(this.instance)) {
      const open = [...weight].map(([c, brings]) => ({ fact: this.group([['credential', c]]), brings }));
      const held = open.reduce((sum, { fact, brings }) => sum + (fact < 0 ? brings : 0), 0);
      const left = open.filter(({ fact }) => fact >= 0);
      const enough: Enough = {
        need: need - held,
        fact: Int32Array.from(left, (one) => one.fact),
        weight: Float64Array.from(left, (one) => one.brings),
        settled: new Int32Array(left.length).fill(-1),
        awarded: new Uint8Array(left.length),
      };
      const own = [...entries.keys()].filter((e) => entries[e]![0] === 'credential' && weight.has(entries[e]![1]));
      const known = ofStack.get(stack) ?? { entries: [], enough: [] };
      ofStack.set(stack, { entries: [...known.entries, ...own], enough: [...known.enough, enough] });
    }
    return ofStack;
  }

  private unasked(clauses: readonly (readonly (readonly number[])[] | null)[]): Set<number> {
    const { stacks, offers } = this.instance;
    const idle = new Set<number>();
    stacks.forEach(({ members }, t) => {
      const open = clauses[t]?.filter((clause) => !clause.some((one) => this.start.counts[one] === 1));
      const asked = new Set(open?.flat());
      if (open) for (const { credential } of members) if (!asked.has(credential)) idle.add(credential);
    });
    return new Set([...offers.keys()].filter((offer) => idle.has(offers[offer]!.credential)));
  }

  private covered(facts: readonly number[], settled: readonly number[]): Enough[] {
    const { coverage } = this.instance.goals;
    if (!coverage) return [];
    let need = coverage.atLeast;
    const open: { entry: number; fact: number; weight: number; settled: number }[] = [];
    coverage.weights.forEach(([, , weight], e) => {
      if (facts[e]! < 0) need -= weight;
      else open.push({ entry: e, fact: facts[e]!, weight, settled: settled[e]! });
    });
    const enough: Enough = {
      need,
      fact: Int32Array.from(open, (one) => one.fact),
      weight: Float64Array.from(open, (one) => one.weight),
      settled: Int32Array.from(open, (one) => one.settled),
      awarded: Uint8Array.from(open, ({ entry }) => (this.isAwarded(coverage.weights[entry]!) ? 1 : 0)),
    };
    return [enough];
  }

  private isAwarded([skill, level]: readonly [skill: number, level: number, weight: number]): boolean {
    const { stacks, gives } = this.instance;
    return stacks.some(({ awards }) => awards !== null && gives[awards]!.some(([s, l]) => s === skill && l >= level));
  }

  private goals(stacks: readonly (readonly number[] | null)[]): number[] {
    const { levels, anyOf, stacks: wanted, coverage } = this.instance.goals;
    const facts = [
      ...(coverage ? [] : levels).map(([s, l]) => this.group([['skill', s, l]])),
      ...anyOf.map((group) => this.group(group.map((c): Alternative => ['credential', c]))),
      ...wanted.flatMap((stack) => stacks[stack]!),
    ];
    return [...new Set(facts.filter((fact) => fact >= 0))].sort((a, b) => a - b);
  }

  /** The fact that one of these holds; -1 when one does at the start. */
  private group(alternatives: readonly Alternative[]): number {
    if (alternatives.some((one) => this.holds(one))) return -1;
    const key = nameOf(alternatives);
    const known = this.ofGroup.get(key);
    if (known !== undefined) return known;
    const fact = this.meaning.length;
    this.meaning.push(alternatives);
    this.ofGroup.set(key, fact);
    for (const one of alternatives) {
      if (one[0] === 'credential') push(this.heldFacts, one[1], fact);
      else {
        const byLevel = this.levelFacts.get(one[1]) ?? new Map<number, number[]>();
        this.levelFacts.set(one[1], byLevel);
        push(byLevel, one[2], fact);
      }
    }
    return fact;
  }

  private holds(one: Alternative): boolean {
    return one[0] === 'credential' ? this.start.counts[one[1]] === 1 : this.start.levels[one[1]]! >= one[2];
  }

  private addedBy(credential: number): number[] {
    const facts = [...(this.heldFacts.get(credential) ?? [])];
    for (const [skill, given] of this.instance.gives[credential]!) {
      for (const [level, own] of this.levels[skill] ?? []) if (level <= given) facts.push(...own);
    }
    return facts.length > 1 ? ascending(facts) : facts;
  }
}

/** Ascending, each once. */
function ascending(facts: number[]): number[] {
  facts.sort((a, b) => a - b);
  return facts.filter((fact, i) => i === 0 || fact !== facts[i - 1]);
}

/** A name for a group; a number for a single one, which most are. */
function nameOf(alternatives: readonly Alternative[]): string | number {
  if (alternatives.length !== 1) return JSON.stringify(alternatives);
  const [one] = alternatives as readonly [Alternative];
  return one[0] === 'credential' ? 8 * one[1] + 7 : 8 * one[1] + one[2];
}

function push<K>(map: Map<K, number[]>, key: K, value: number): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

export function flat(lists: readonly (readonly number[])[]): Lists {
  const start = new Int32Array(lists.length + 1);
  lists.forEach((list, i) => (start[i + 1] = start[i]! + list.length));
  const item = new Int32Array(start[lists.length]!);
  lists.forEach((list, i) => item.set(list, start[i]));
  return { start, item };
}

/** Per item of the lists: the lists it is in, ascending. */
export function turned(start: Int32Array, item: Int32Array, items: number): Lists {
  const from = new Int32Array(items + 1);
  for (const one of item) from[one + 1]!++;
  for (let i = 0; i < items; i++) from[i + 1]! += from[i]!;
  const lists = new Int32Array(item.length);
  const at = from.slice();
  for (let list = 0; list + 1 < start.length; list++) {
    for (let k = start[list]!; k < start[list + 1]!; k++) lists[at[item[k]!]!++] = list;
  }
  return { start: from, item: lists };
}

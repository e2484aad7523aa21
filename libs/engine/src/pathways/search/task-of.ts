import type { Alternative, Instance } from '../instance.js';
import type { Look } from '../look.js';
import { startState, type State } from '../replay.js';
import { clausesOf } from './clauses.js';
import { countedCredentials, countedRules } from './counted-rules.js';
import {
  flat,
  giveUpAction,
  reachAction,
  stackAction,
  type Enough,
  type FactMeaning,
  type FactTable,
  type Task,
} from './task.js';

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

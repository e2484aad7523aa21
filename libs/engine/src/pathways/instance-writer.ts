import type { Snapshot } from '../snapshot/snapshot.js';
import { isComplete } from '../snapshot/stack-rule.js';
import type { UsableFund } from './funding.js';
import type { Alternative, Grant, Instance, Offer, StackRule } from './instance.js';
import { currencyDecimals } from '#lib/model';
import type { ProgrammeGoal } from './programme.js';
import type { Look } from './look.js';
import { MIX_PRICE_OF_AN_HOUR, type Minimise } from './options.js';

/** In place of positions in the snapshot: the completion of a stack, and the goal of a programme. */
const NO_CREDENTIAL = -1;
export const NO_STACK = -1;
export const PROGRAMME = -2;

interface Finish {
  readonly look?: Look | undefined;
  readonly held: (skill: number) => number;
  readonly holds: (credential: number) => boolean;
  /** What has to come before a credential is studied: positions of the snapshot. */
  readonly needs: (credential: number) => Snapshot['needs'][number];
  /** In positions of the snapshot. */
  readonly goals: {
    readonly levels: readonly (readonly [number, number])[];
    readonly anyOf: readonly (readonly number[])[];
    readonly stacks: readonly number[];
    readonly coverage: {
      readonly atLeast: number;
      readonly weights: readonly (readonly [number, number, number])[];
    } | null;
  };
  readonly limits: Instance['limits'];
  readonly minimise: Minimise;
}

/**
 * Renumbers what is relevant: positions of the snapshot → small indices in the same (id) order, so that equal questions give equal
 * instances. First name the credentials and skills, then {@link fixOrder}, then the rest.
 */
export class InstanceWriter {
  private readonly credentialSet = new Set<number>();
  private readonly skillSet = new Set<number>();
  private credentials: number[] = [];
  private skills: number[] = [];
  private credentialIndex = new Map<number, number>();
  private skillIndex = new Map<number, number>();
  private readonly offers: Offer[] = [];
  private readonly stackPositions: number[] = [];
  private readonly stackRules: StackRule[] = [];
  /** Ids of what stands for completed stacks, after the credentials of the snapshot. */
  private readonly completions: string[] = [];
  private programmeGoal: number | undefined;

  constructor(
    private readonly snapshot: Snapshot,
    private readonly currency: string,
    private readonly funds: readonly UsableFund[],
  ) {}

  credential(position: number): void {
    this.credentialSet.add(position);
  }

  skill(position: number): void {
    this.skillSet.add(position);
  }

  fixOrder(): void {
    const ascending = (set: ReadonlySet<number>): number[] => [...set].sort((a, b) => a - b);
    this.credentials = ascending(this.credentialSet);
    this.skills = ascending(this.skillSet);
    this.credentialIndex = new Map(this.credentials.map((position, i) => [position, i]));
    this.skillIndex = new Map(this.skills.map((position, i) => [position, i]));
  }

  offer(credential: number, renewal: boolean, price: number, minutes: number, grants: readonly Grant[]): void {
    this.offers.push({ credential: this.credentialIndex.get(credential)!, renewal, price, minutes, grants });
  }

  /** Members that are not relevant (they cannot be reached) are left out where the rule can do without them. */
  stack(position: number, awards: number | null, bundle: { price: number; grants: readonly Grant[] } | null): void {
    const rule = this.snapshot.stackOf[position]!;
    const members = rule.members.filter((member) => this.credentialIndex.has(member.credential));
    this.stackPositions.push(position);
    this.stackRules.push({
      id: rule.fact.id,
      members: members.map((member) => ({ ...member, credential: this.credentialIndex.get(member.credential)! })),
      atLeast: rule.atLeast,
      minCredits: rule.minCredits,
      awards: awards === null ? null : this.credentialIndex.get(awards)!,
      bundle,
    });
  }

  /**
   * Credits toward a programme as a goal: a stack of its own over what articulates into it. The completion of a stack stands as a
   * credential of its own that nobody offers.
   */
  programme({ programme, least, credentials, stacks }: ProgrammeGoal): void {
    const members = credentials.map(({ position, credits }) => ({
      credential: this.credentialIndex.get(position)!,
      group: null,
      credits,
    }));
    for (const { position, credits } of stacks) {
      const rule = this.stackRules[this.stackPositions.indexOf(position)]!;
      const credential = this.credentials.length;
      this.credentials.push(NO_CREDENTIAL);
      this.completions.push(`${rule.id} completed`);
      this.stackPositions.push(NO_STACK);
      this.stackRules.push({ ...rule, id: `${rule.id} completed`, awards: credential, bundle: null });
      members.push({ credential, group: null, credits });
    }
    if (least === 0) return;
    this.programmeGoal = this.stackRules.length;
    this.stackPositions.push(PROGRAMME);
    this.stackRules.push({ id: programme, members, atLeast: null, minCredits: least, awards: null, bundle: null });
  }

  finish(input: Finish): { instance: Instance; credentials: number[]; skills: number[]; stacks: number[] } {
    const skillOf = (position: number): number => this.skillIndex.get(position)!;
    const { goals } = input;
    const coverage = goals.coverage && {
      atLeast: goals.coverage.atLeast,
      weights: goals.coverage.weights.flatMap(([skill, level, weight]): [number, number, number][] =>
        this.skillIndex.has(skill) ? [[skillOf(skill), level, weight]] : [],
      ),
    };
    const already = (goals.coverage?.weights ?? []).reduce(
      (sum, [skill, , weight]) => sum + (this.skillIndex.has(skill) ? 0 : weight),
      0,
    );
    const listed = this.credentials.filter((position) => position !== NO_CREDENTIAL);
    const holds = (position: number): boolean => position !== NO_CREDENTIAL && input.holds(position);
    const none = (position: number): boolean => position === NO_CREDENTIAL || holds(position);
    const complete = new Set(
      this.stackRules.flatMap((rule, t) =>
        this.stackPositions[t] === NO_STACK && isComplete(rule, (one) => holds(this.credentials[one]!))
          ? [rule.awards!]
          : [],
      ),
    );
    const counts = (position: number, i: number): boolean => holds(position) || complete.has(i);
    const instance: Instance = {
      version: 1,
      currency: this.currency,
      skills: this.skills.map((position) => this.snapshot.skills.facts[position]!.id),
      credentials: [...listed.map((position) => this.snapshot.credentials.facts[position]!.id), ...this.completions],
      gives: this.credentials.map((position) => {
        input.look?.();
        return none(position) ? [] : this.gives(position);
      }),
      needs: this.credentials.map((position) => {
        input.look?.();
        return none(position) ? [] : this.needs(input.needs(position));
      }),
      start: {
        levels: this.skills.map(input.held),
        credentials: this.credentials.flatMap((position, i) => (counts(position, i) ? [i] : [])),
      },
      offers: this.offers,
      stacks: this.stackRules,
      funds: this.funds.map((fund) => ({ id: fund.fact.id, cap: fund.cap })),
      goals: {
        levels: goals.levels.map(([skill, level]): [number, number] => [skillOf(skill), level]),
        anyOf: goals.anyOf.map((group) => group.flatMap((credential) => this.credentialIndex.get(credential) ?? [])),
        stacks: [
          ...goals.stacks.map((stack) => this.stackPositions.indexOf(stack)),
          ...(this.programmeGoal === undefined ? [] : [this.programmeGoal]),
        ],
        coverage: coverage && { ...coverage, atLeast: Math.max(0, coverage.atLeast - already) },
      },
      limits: input.limits,
      objective: objectiveOf(input.minimise, this.currency),
    };
    return { instance, credentials: this.credentials, skills: this.skills, stacks: this.stackPositions };
  }

  private gives(credential: number): [number, number][] {
    const { starts, target, level } = this.snapshot.certifies;
    const list: [number, number][] = [];
    for (let k = starts[credential]!; k < starts[credential + 1]!; k++) {
      const skill = this.skillIndex.get(target[k]!);
      if (skill !== undefined) list.push([skill, level[k]!]);
    }
    return list;
  }

  /** Alternatives outside the instance cannot be reached and are left out; a group never becomes empty by it. */
  private needs(groups: Snapshot['needs'][number]): Alternative[][] {
    return groups.map((group) => {
      const known: Alternative[] = [];
      for (const need of group) {
        if (need.kind === 'credential') {
          const index = this.credentialIndex.get(need.credential);
          if (index !== undefined) known.push(['credential', index]);
        } else {
          const index = this.skillIndex.get(need.skill);
          if (index !== undefined) known.push(['skill', index, need.level]);
        }
      }
      return known;
    });
  }
}

/** What is minimised, in the instance's whole units. */
export function objectiveOf(minimise: Minimise, currency: string): Instance['objective'] {
  if (minimise === 'cost' || minimise === 'finish') return { price: 1, minutes: 0, then: 'minutes' };
  // The minutes of the instance are then what distrust weighs.
  if (minimise === 'trust') return { price: 1, minutes: 1, then: 'price' };
  if (minimise === 'hours') return { price: 0, minutes: 1, then: 'price' };
  const minorUnits = 10 ** (currencyDecimals(currency) ?? 2);
  return { price: 60, minutes: MIX_PRICE_OF_AN_HOUR * minorUnits, then: 'price' };
}

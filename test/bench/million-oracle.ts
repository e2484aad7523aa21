import {
  columnsOf,
  lazyIndex,
  offersOf,
  pathwayProblem,
  relevantOf,
  residualInstance,
  snapshotOf,
  solveInstance,
  Standing,
  survivorsOf,
  type LazyIndex,
  type MilpSolver,
  type Outcome,
  type Person,
  type Snapshot,
} from '#lib/engine';
import type { Level } from '#lib/model';
import { madeCatalogue, madeQuestion, type MadeCatalogue, type Shape } from './million-catalogue.js';
import { factsOf } from './million-facts.js';

/** What came of one question both ways; `same` means value and tie-break. */
export interface Compared {
  readonly verdict: 'same' | 'different' | 'full unfinished' | 'lazy unfinished';
  readonly says: string;
  readonly relevant: number;
  readonly left: number;
}

/** One made catalogue, asked through the lazy way and through the full closure. */
export class Oracle {
  private readonly made: MadeCatalogue;
  private readonly snapshot: Snapshot;
  private readonly index: LazyIndex;

  constructor(
    private readonly seed: number,
    size: number,
    private readonly shape: Shape,
    private readonly solver: MilpSolver,
  ) {
    this.made = madeCatalogue(seed, size, shape);
    this.snapshot = snapshotOf(factsOf(this.made));
    const { study, award, objective } = this.made.offers;
    const offers = offersOf(this.snapshot, {
      study,
      renew: study,
      award,
      objective,
      usable: () => true,
      convert: (minor) => minor,
      grants: () => [],
      isCapped: () => false,
    });
    this.index = lazyIndex(columnsOf(this.snapshot), offers);
  }

  compare(question: number, timeLimitMs: number): Compared {
    const { held, wanted } = madeQuestion(this.made, question);
    const { made, snapshot } = this;
    const person: Person = {
      skills: held.map(([skill, level]) => ({ skill: snapshot.skills.facts[skill]!.id, level: level as Level })),
      credentials: [],
    };
    const problem = pathwayProblem(snapshot, person, made.roles.indexOf(wanted), { on: '2026-11-22', mode: 'online' });
    if ('problems' in problem) throw new Error(JSON.stringify(problem.problems));
    const standing = new Standing(this.index, { levels: held, credentials: [], renewals: [] });
    const levels = wanted.flatMap(([skill, level]): [number, number][] => {
      const top = Math.min(level, standing.level[skill]!);
      return top > standing.held[skill]! ? [[skill, top]] : [];
    });
    const goals = { levels, anyOf: [], stacks: [] };
    const found = survivorsOf(standing, goals, { looks: 1e8, solver: this.solver });
    const where = `seed ${this.seed}, ${this.shape}, question ${question}`;
    const sizes = { relevant: problem.instance.offers.length, left: found.study.length };
    const goalIds = (ids: readonly (readonly [number, number])[], name: (s: number) => string): string =>
      JSON.stringify(ids.map(([s, l]) => [name(s), l]).sort());
    const fullGoals = goalIds(problem.instance.goals.levels, (s) => problem.instance.skills[s]!);
    if (goalIds(levels, (s) => snapshot.skills.facts[s]!.id) !== fullGoals) {
      return { verdict: 'different', says: `${where}: other goals`, ...sizes };
    }
    if (found.status !== 'closed') return { verdict: 'lazy unfinished', says: `${where}: ${found.status}`, ...sizes };
    const small = residualInstance(standing, relevantOf(standing, found, goals), goals, 'EUR');
    const lazy = solveInstance(small, this.solver, { timeLimitMs });
    const full = solveInstance(problem.instance, this.solver, { timeLimitMs });
    const told = (one: Outcome): string => `${one.status} ${one.plan?.value} ${one.plan?.minutes}`;
    const says = `${where}: full ${told(full)}, lazy ${told(lazy)}`;
    if (full.status !== 'optimal') return { verdict: 'full unfinished', says, ...sizes };
    if (lazy.status !== 'optimal') return { verdict: 'lazy unfinished', says, ...sizes };
    const [first, second] = [full.plan!, lazy.plan!];
    if (first.value === second.value && second.minutes < first.minutes) {
      return { verdict: 'full unfinished', says: `${says}: the full way's tie-break came to no end`, ...sizes };
    }
    const fits = found.bound / this.index.weights.factor <= lazy.plan!.value / this.index.weights.unit + 1;
    return { verdict: told(full) === told(lazy) && fits ? 'same' : 'different', says, ...sizes };
  }
}

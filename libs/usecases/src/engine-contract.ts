import type { Day, Level, Learner, Mode, Refusal } from '#lib/model';
import type { Credential, Fact, Role, Skill } from '#lib/model';
import type { Gap, Pathway } from '#lib/engine';
import * as engine from '#lib/engine';

/** The compiled catalogue, as far as the use cases look into it. */
export interface Snapshot {
  readonly version: string;
  readonly skills: { readonly facts: readonly Skill[] };
  readonly roles: { readonly facts: readonly Role[] };
  readonly credentials: { readonly facts: readonly Credential[] };
}
export interface Person {
  readonly learner?: Learner;
  readonly skills: readonly {
    readonly skill: string;
    readonly level: Level;
    readonly at?: Day;
    readonly evidence?: string;
  }[];
  readonly credentials: readonly {
    readonly credential: string;
    readonly issuedOn: Day;
    readonly expiresOn?: Day;
    readonly evidence?: string;
  }[];
}
export interface PathwayOptions {
  readonly on: Day;
  readonly start?: Day;
  readonly by?: Day;
  /** Decimal text in major units. */
  readonly budget?: string;
  readonly currency?: string;
  readonly hoursPerWeek?: number;
  readonly minTrust?: number;
  readonly mode?: Mode;
  readonly language?: string;
  readonly region?: string;
  readonly exclude: readonly string[];
  readonly require: readonly string[];
  readonly coverage?: number;
  readonly minimise?: 'cost' | 'hours' | 'mix';
  readonly alternatives?: number;
  readonly front?: number;
  readonly certificate?: boolean;
  readonly timeLimitMs?: number;
}

interface Engine {
  readonly SnapshotBuilder: new () => { add(facts: Iterable<Fact>): void; build(): Snapshot };
  readonly gapOf: (
    snapshot: Snapshot,
    person: Person,
    roleId: string,
    options: { readonly on: Day; readonly ageing?: boolean },
  ) => Gap;
  readonly planPathway: (
    snapshot: Snapshot,
    person: Person,
    roleId: string,
    options: PathwayOptions,
    solver: unknown,
  ) => Pathway | Refusal;
}
export const { SnapshotBuilder, gapOf, planPathway } = engine as unknown as Engine;

/** An engine function that is not there yet; asking for it before it is there is a bug. */
export function engineFunction(name: string): (...values: readonly unknown[]) => object {
  const found = (engine as unknown as Record<string, ((...values: readonly unknown[]) => object) | undefined>)[name];
  if (!found) throw new Error(`The engine has no ${name} yet.`);
  return found;
}

import type { Pathway, Person, Snapshot } from '#lib/engine';
import type { Day, Mode, Refusal } from '#lib/model';
import * as engine from '#lib/engine';

export interface PathwayOptions {
  readonly on: Day;
  readonly ageing?: boolean;
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
  readonly planPathway: (
    snapshot: Snapshot,
    person: Person,
    role: number,
    options: PathwayOptions,
    solver: unknown,
  ) => Pathway | Refusal;
}
export const { planPathway } = engine as unknown as Engine;

/** An engine function that is not there yet; asking for it before it is there is a bug. */
export function engineFunction(name: string): (...values: readonly unknown[]) => object {
  const found = (engine as unknown as Record<string, ((...values: readonly unknown[]) => object) | undefined>)[name];
  if (!found) throw new Error(`The engine has no ${name} yet.`);
  return found;
}

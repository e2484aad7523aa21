import type { Minimise } from '#lib/engine';
import {
  asked,
  catalogueFacts,
  DENSE_COURSES,
  denseCatalogue,
  everyRole,
  pairs,
  SHAPES,
  type Pair,
  type Shape,
} from '../catalogues/instances.js';
import type { Framework } from '../catalogues/framework.js';
import type { Caps } from './measure.js';

/** A line of the table: where its pairs come from and how many of them. */
export interface Cell {
  readonly shape: Shape;
  readonly size: number;
  /** Skill-levels to close; `any` for whatever the catalogue's own pairs have. */
  readonly gap: number | 'any' | 'roles';
  readonly minimise: Minimise;
  /** The questions, as instances of all that is relevant; absent where only the sieve can ask them. The framework where the line is of one. */
  readonly pairs?: (framework: Framework | undefined) => Iterable<Pair>;
  /** One pair in so many also goes to HiGHS; every pair when absent. */
  readonly besideEvery?: number;
  readonly most: number;
  /** Seconds of the whole run that the line may have: its part of what is left. */
  readonly share: number;
  readonly caps: Caps;
}

const SIZES = [200, 2000, 20_000] as const;
const GAPS = [20, 40, 60] as const;
const OBJECTIVES = ['cost', 'hours', 'mix'] as const;

export const nameOf = ({ shape, size, gap, minimise }: Cell): string => `${shape} ${size} ${gap} ${minimise}`;

/** The lines for a framework: every one of its roles, asked for by one learner after the other, among 3,000 made credentials. */
export function cellsOfFramework(): Cell[] {
  return (['sample', 'dense'] as const).map((shape) => ({
    shape,
    size: DENSE_COURSES,
    gap: 'roles',
    minimise: 'cost',
    pairs: (framework) => everyRole(asked(catalogueFacts(shape, 1, DENSE_COURSES, framework))),
    besideEvery: 60,
    most: Infinity,
    share: 1,
    caps: { own: 10_000, highs: 5000, naive: 0 },
  }));
}

/** The lines of a run: the dense catalogue of 3,000 courses as it is, then sizes × gaps × shapes × objectives. */
export function cellsOf(quick: boolean): Cell[] {
  const grid = SIZES.flatMap((size) =>
    SHAPES.flatMap((shape) =>
      GAPS.flatMap((gap) => OBJECTIVES.map((minimise) => gridCell(quick, shape, size, gap, minimise))),
    ),
  );
  const inQuick = ({ size, gap, minimise }: Cell) => size <= 2000 && gap === 40 && minimise === 'cost';
  return [denseReal(quick), ...(quick ? grid.filter(inQuick) : [...grid, ...MILLION])];
}

function denseReal(quick: boolean): Cell {
  return {
    shape: 'dense',
    size: 3000,
    gap: 'any',
    minimise: 'cost',
    pairs: () => pairs(1, denseCatalogue(1)),
    most: quick ? 20 : 60,
    share: quick ? 5 : 12,
    caps: { own: 10_000, highs: quick ? 2000 : 5000, naive: 0 },
  };
}

function gridCell(quick: boolean, shape: Shape, size: number, gap: (typeof GAPS)[number], minimise: Minimise): Cell {
  return {
    shape,
    size,
    gap,
    minimise,
    pairs: () => pairs(gap, made(shape, size), { minimise }, [Math.floor(0.9 * gap), Math.ceil(1.1 * gap)]),
    most: quick ? 10 : 20,
    share: size === 20_000 ? 3 : 1,
    caps: { own: 5000, highs: quick ? 1000 : 3000, naive: quick ? 1000 : 3000 },
  };
}

/** A million credentials never become one instance. Half a minute goes by until they are made. */
const MILLION: readonly Cell[] = (['sparse', 'dense'] as const).flatMap((shape) =>
  GAPS.map((gap): Cell => ({
    shape,
    size: 1_000_000,
    gap,
    minimise: 'cost',
    most: 40,
    share: 4,
    caps: { own: 10_000, highs: 0, naive: 0 },
  })),
);

/** The catalogue made last: the lines of one shape and size follow each other. */
let last: { readonly key: string; readonly catalogue: ReturnType<typeof asked> } | undefined;

function made(shape: Shape, size: number): ReturnType<typeof asked> {
  const key = `${shape} ${size}`;
  if (last?.key !== key) last = { key, catalogue: asked(catalogueFacts(shape, 1, size)) };
  return last.catalogue;
}

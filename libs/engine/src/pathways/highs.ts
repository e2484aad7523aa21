import type { Highs } from 'highs';
import type { LpAnswer, Milp, MilpAnswer, MilpSolver, OpenProgramme } from './milp.js';

/**
 * HiGHS as the solver of an instance's model. Single-threaded and with fixed settings, so that the same model gives the same answer.
 * @param highs what `await loadHighs()` of the package gives; at least 1.15 (earlier ones returned wrong optima)
 */
export function highsSolver(highs: Highs): MilpSolver {
  return {
    solve: (model, options) => solveWithHighs(highs, model, options.timeLimitMs),
    relax: (model, options) => relaxWithHighs(highs, model, options?.timeLimitMs),
    open: (model) => openWithHighs(highs, model),
  };
}

function solveWithHighs(highs: Highs, milp: Milp, timeLimitMs: number | undefined): MilpAnswer {
  if (milp.cost.length === 0) return solveWithoutColumns(milp);
  const model = load(highs, milp, true);
  try {
    model.options.set({ output_flag: false, mip_rel_gap: 0, mip_abs_gap: 1e-6, random_seed: 0 });
    if (timeLimitMs !== undefined) limitTime(model, timeLimitMs);
    model.run();
    return readAnswer(highs, model, milp);
  } finally {
    model.dispose();
  }
}

function relaxWithHighs(highs: Highs, milp: Milp, timeLimitMs: number | undefined): LpAnswer | undefined {
  const open = openWithHighs(highs, milp);
  try {
    return open.relax(timeLimitMs === undefined ? {} : { timeLimitMs });
  } finally {
    open.close();
  }
}

function openWithHighs(highs: Highs, milp: Milp): OpenProgramme {
  const model = load(highs, milp, false);
  model.options.set({ output_flag: false, random_seed: 0 });
  return {
    addRow: ({ terms, lower, upper }) => {
      const indices = Int32Array.from(terms, ([column]) => column);
      const values = Float64Array.from(terms, ([, coefficient]) => coefficient);
      model.addRow(bound(highs, lower), bound(highs, upper), { indices, values });
    },
    setBounds: (column, lower, upper) => {
      model.changeColBounds(column, bound(highs, lower), bound(highs, upper));
    },
    relax: (options) => {
      if (options?.timeLimitMs !== undefined) limitTime(model, options.timeLimitMs);
      if (!ran(model)) return undefined;
      if (model.getModelStatus() !== highs.constants.modelStatus.optimal) return undefined;
      const { colValue, rowDual } = model.getSolution();
      return {
        values: Float64Array.from(colValue),
        rowPrices: Float64Array.from(rowDual),
        optimum: model.getObjectiveValue(),
      };
    },
    close: () => model.dispose(),
  };
}

/** From now on: the solver counts what it has taken for the same programme before. */
function limitTime(model: Model, timeLimitMs: number): void {
  model.zeroAllClocks();
  model.options.set('time_limit', Math.max(0.001, timeLimitMs / 1000));
}

/** Now and then a programme is too hard for the solver's numbers: then it has no answer. */
function ran(model: Model): boolean {
  try {
    model.run();
    return true;
  } catch (error) {
    if (error instanceof Error && error.name === 'HighsError') return false;
    throw error;
  }
}

function load(highs: Highs, milp: Milp, whole: boolean): Model {
  const { continuous, integer } = highs.constants.variableType;
  const kinds = milp.integer.map((one) => (one ? integer : continuous));
  return highs.createModel({
    numCols: milp.cost.length,
    numRows: milp.rows.length,
    colCost: Float64Array.from(milp.cost),
    colLower: Float64Array.from(milp.lower),
    colUpper: Float64Array.from(milp.upper, (upper) => bound(highs, upper)),
    rowLower: Float64Array.from(milp.rows, (row) => bound(highs, row.lower)),
    rowUpper: Float64Array.from(milp.rows, (row) => bound(highs, row.upper)),
    ...(whole && { integrality: Int32Array.from(kinds) as never }),
    matrix: rowMatrix(milp) as never,
  });
}

type Model = ReturnType<Highs['createModel']>;

function readAnswer(highs: Highs, model: Model, milp: Milp): MilpAnswer {
  const status = highs.constants.modelStatus;
  const code = model.getModelStatus();
  if (code === status.infeasible || code === status.unboundedOrInfeasible) return { status: 'infeasible' };
  const dual = Number(model.info.get('mip_dual_bound'));
  const known = Number.isFinite(dual) ? { bound: dual } : {};
  const values = feasibleValues(model, milp);
  if (code === status.optimal && values) return { status: 'optimal', values, bound: model.getObjectiveValue() };
  if (code === status.timeLimit) return { status: 'time-limit', ...(values && { values }), ...known };
  return { status: 'failed', ...known };
}

/** The solution found, if it is one: a limit may leave arrays behind that satisfy nothing. */
function feasibleValues(model: Model, milp: Milp): Float64Array | undefined {
  const values = Float64Array.from(model.getSolution().colValue);
  if (values.length !== milp.cost.length) return undefined;
  const within = (sum: number, lower: number, upper: number): boolean => {
    const slack = 1e-5 * Math.max(1, Math.abs(lower === -Infinity ? upper : lower));
    return sum >= lower - slack && sum <= upper + slack;
  };
  const whole = values.every((value, i) => !milp.integer[i] || Math.abs(value - Math.round(value)) < 1e-5);
  const rows = milp.rows.every((row) =>
    within(
      row.terms.reduce((sum, [column, coefficient]) => sum + coefficient * values[column]!, 0),
      row.lower,
      row.upper,
    ),
  );
  return whole && rows ? values : undefined;
}

function solveWithoutColumns(milp: Milp): MilpAnswer {
  const possible = milp.rows.every((row) => row.lower <= 0 && row.upper >= 0);
  return possible ? { status: 'optimal', values: new Float64Array(0), bound: 0 } : { status: 'infeasible' };
}

function bound(highs: Highs, value: number): number {
  return value === Infinity ? highs.infinity : value === -Infinity ? -highs.infinity : value;
}

function rowMatrix(milp: Milp): object {
  const starts = new Int32Array(milp.rows.length + 1);
  milp.rows.forEach((row, i) => (starts[i + 1] = starts[i]! + row.terms.length));
  return {
    format: 'csr',
    numRows: milp.rows.length,
    numCols: milp.cost.length,
    starts,
    indices: Int32Array.from(milp.rows.flatMap((row) => row.terms.map(([column]) => column))),
    values: Float64Array.from(milp.rows.flatMap((row) => row.terms.map(([, coefficient]) => coefficient))),
  };
}

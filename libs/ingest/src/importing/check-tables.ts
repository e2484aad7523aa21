import type { Problem } from '#lib/model';
import type { Stated, Store } from '#lib/store';
import { Checker } from '../checking/checker.js';
import type { Mention } from '../checking/mention.js';
import { Ledger, Problems } from '../checking/ledger.js';
import { LeftOut } from '../checking/left-out.js';
import { StackGraph } from '../checking/stack-graph.js';
import type { Withheld } from '../checking/withheld.js';
import { columnsOf } from '../formats/columns.js';
import { contextOf } from '../formats/context.js';
import { Gathered, type Mapper } from '../formats/format.js';
import { KnownNames } from '../naming/known-names.js';
import type { SheetRow } from '../reading/sheet.js';
import { rowsOf, type Table } from '../reading/table.js';
import type { RejectedFiles } from '../rejected/rejected-files.js';
import type { Weights } from '../weights/weights.js';
import { mapRow } from './map-row.js';
import { learnAhead, namingStage, stage } from './names-ahead.js';

/** A table that was read whole and checked. */
export interface CheckedTable {
  readonly table: Table;
  readonly ledger: Ledger;
  readonly sha256: string;
}

export interface Checked {
  /** In the order of reading: things before what refers to them. */
  readonly tables: readonly CheckedTable[];
  readonly problems: Problems;
  readonly mentions: readonly Mention[];
  /** Facts that rejected rows speak of. */
  readonly withheld: Withheld;
}

type OnBytes = (file: string, bytes: number) => void;

/**
 * Reads every table, maps and checks every row, and hands out the facts of the rows that stand as soon as that is certain; at the end says what
 * became of all.
 * @throws Unreadable when a file cannot be read to its end
 */
export async function* checkTables(
  tables: readonly Table[],
  setting: {
    readonly store: Store;
    readonly weights: Weights;
    readonly framework?: string;
    readonly report?: RejectedFiles | undefined;
  },
  onBytes: OnBytes,
): AsyncGenerator<readonly Stated[], Checked> {
  const problems = new Problems();
  const graph = new StackGraph();
  if (tables.some(({ format }) => STACKED.has(format.makes))) await graph.load(setting.store);
  const names = tables.map(({ file }) => file.name);
  const known = tables.some(({ format }) => format.names)
    ? await KnownNames.of(setting.store, { learners: tables.some(({ format }) => format.family === 'badges') })
    : undefined;
  const checker = new Checker(setting.store, names, graph, known);
  const gathered = await gather(tables, setting, onBytes);
  const together = await batchesTogether(setting.store);
  const mapperOf = (table: Table): Mapper =>
    table.format.mapper(
      columnsOf(table.headings, table.format),
      contextOf(table, { ...setting, gathered, ...(known ? { names: known } : {}) }),
    );
  const naming = namingStage(tables);
  let isAhead = false;
  const inOrder = tables.map((table, index) => ({ table, index })).sort((a, b) => stage(a.table) - stage(b.table));
  const checked: CheckedTable[] = [];
  let warnings: readonly Problem[];
  try {
    for (const [place, { table, index }] of inOrder.entries()) {
      const others = inOrder.filter((each) => stage(each.table) === stage(table));
      checker.beginStage(new Set(others.flatMap((each) => each.table.format.all ?? each.table.format.makes)));
      if (known && !isAhead && stage(table) >= naming) {
        await learnAhead(tables, known, mapperOf, onBytes);
        isAhead = true;
      }
      if (table.format.family === 'badges') known?.learners.freeze();
      const ledger = new Ledger(index, table.file.name, problems, setting.report?.of(table));
      const leftOut = new LeftOut(table.file.name);
      const sha256 = yield* checkTable(table, mapperOf(table), { ledger, checker, leftOut, together }, onBytes);
      problems.warnings.push(...leftOut.warnings());
      checked.push({ table, ledger, sha256 });
      const next = inOrder[place + 1];
      if (!next || stage(next.table) !== stage(table)) checker.endStage();
      yield* taken(checker);
    }
    warnings = await checker.warnings();
  } finally {
    checker.close();
  }
  for (const { ledger } of checked) ledger.assertComplete();
  problems.warnings.push(...warnings);
  sortByPlace(problems.kept, names);
  return { tables: checked, problems, mentions: [...checker.mentions.values()], withheld: checker.withheld };
}

const STACKED: ReadonlySet<string> = new Set(['stack', 'stackMember', 'prerequisite', 'team']);

interface Of {
  readonly ledger: Ledger;
  readonly checker: Checker;
  readonly leftOut: LeftOut;
  readonly together: number;
}

async function* checkTable(
  table: Table,
  mapper: Mapper,
  { ledger, checker, leftOut, together }: Of,
  onBytes: OnBytes,
): AsyncGenerator<readonly Stated[], string> {
  const { source, rows } = rowsOf(table, (bytes) => onBytes(table.file.name, bytes));
  for await (const batch of several(rows, together)) {
    const mapped = batch.map((row) => mapRow(row, table, mapper));
    const examined = await checker.examine(mapped);
    for (const [at, row] of batch.entries()) {
      ledger.open(row);
      const each = mapped[at]!;
      if (each.kind === 'facts') {
        if (each.leftOut) leftOut.add(each.leftOut, row.line);
        checker.facts(ledger, row, examined[at]!);
      } else if (each.kind === 'rejected') {
        ledger.reject(row, each.problems);
        const { about } = each;
        checker.withheld.spoken(about?.identities ?? [], { file: ledger.file, line: row.line });
        checker.withheld.allOf(about?.unread ?? table.format.all ?? [table.format.makes]);
      } else if (each.kind === 'skipped') ledger.skip(row, each.reason);
    }
    yield* taken(checker);
  }
  for (const { row, reason } of mapper.rest?.() ?? []) ledger.skip(row, reason);
  return source.sha256();
}

/** Batches of rows that ask a server together, as each question is a journey. Rows that live longer cost more than a question to a file. */
const TOGETHER = 8;

async function batchesTogether(store: Store): Promise<number> {
  return store.kind === 'embedded' || (await store.kinds()).size === 0 ? 1 : TOGETHER;
}

async function* several(
  rows: AsyncIterable<readonly SheetRow[]>,
  together: number,
): AsyncGenerator<readonly SheetRow[]> {
  let some: (readonly SheetRow[])[] = [];
  for await (const batch of rows) {
    if (some.push(batch) < together) continue;
    yield together === 1 ? batch : some.flat();
    some = [];
  }
  if (some.length > 0) yield some.flat();
}

function* taken(checker: Checker): Generator<readonly Stated[]> {
  const stated = checker.accepted.splice(0);
  if (stated.length > 0) yield stated;
}

async function gather(
  tables: readonly Table[],
  setting: { readonly weights: Weights; readonly framework?: string },
  onBytes: OnBytes,
): Promise<Gathered> {
  const gathered = new Gathered();
  for (const table of tables) {
    const look = table.format.gather?.(
      columnsOf(table.headings, table.format),
      contextOf(table, { ...setting, gathered }),
    );
    if (!look) continue;
    for await (const batch of rowsOf(table, (bytes) => onBytes(table.file.name, bytes)).rows) {
      for (const { cells } of batch) look(cells);
    }
  }
  return gathered;
}

/** Rows are checked in the order of stages; people read problems in the order of files and lines. */
function sortByPlace(problems: Problem[], names: readonly string[]): void {
  const order = new Map(names.map((name, index) => [name, index]));
  const file = (problem: Problem): number => order.get(problem.where?.file ?? '') ?? names.length;
  problems.sort((a, b) => file(a) - file(b) || (a.where?.line ?? 0) - (b.where?.line ?? 0));
}

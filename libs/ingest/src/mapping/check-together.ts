import type { FieldProblem } from '#lib/model';
import type { Store } from '#lib/store';
import { Checker } from '../checking/checker.js';
import { Ledger, Problems } from '../checking/ledger.js';
import { StackGraph } from '../checking/stack-graph.js';
import type { Mapped, Row } from '../formats/format.js';
import type { Table } from '../reading/table.js';

/** What becomes of a row that looks good by itself; absent for rows that stay as they are. */
export type Verdict =
  | { readonly kind: 'rejected'; readonly problems: readonly FieldProblem[] }
  | { readonly kind: 'skipped'; readonly reason: string }
  /** It refers to what neither these rows nor the store have: another row or file may still bring it. */
  | { readonly kind: 'open'; readonly problems: readonly FieldProblem[] };

/** Remembers what was said of each row. */
class Verdicts extends Ledger {
  readonly told = new Map<number, Verdict>();

  override skip(row: Row, reason: string): void {
    super.skip(row, reason);
    this.told.set(row.index, { kind: 'skipped', reason });
  }

  override reject(row: Row, problems: readonly FieldProblem[]): void {
    super.reject(row, problems);
    const certain = problems.filter(({ code }) => code !== 'unknown-reference');
    this.told.set(row.index, certain.length > 0 ? { kind: 'rejected', problems: certain } : { kind: 'open', problems });
  }
}

/**
 * The first rows of a file by the rules that look beyond one row: repeats, ids that are taken, references, each against the rows before it and
 * the store, as an import has it. Nothing is written.
 * @param rows from the first on, as they were mapped
 */
export async function checkTogether(
  table: Table,
  rows: readonly { readonly row: Row; readonly mapped: Mapped }[],
  store: Store,
): Promise<ReadonlyMap<number, Verdict>> {
  const graph = new StackGraph();
  const { makes, all = [makes] } = table.format;
  if (all.some((type) => STACKED.has(type))) await graph.load(store);
  const checker = new Checker(store, [table.file.name], graph);
  const ledger = new Verdicts(0, table.file.name, new Problems());
  try {
    checker.beginStage(new Set(all));
    const examined = await checker.examine(rows.map(({ mapped }) => mapped));
    for (const [at, { row, mapped }] of rows.entries()) {
      ledger.open(row);
      if (mapped.kind === 'facts') checker.facts(ledger, row, examined[at]!);
    }
    checker.endStage();
  } finally {
    checker.close();
  }
  const drafts = rows.flatMap(({ mapped }) => (mapped.kind === 'facts' ? mapped.drafts : []));
  const given = new Set(drafts.flatMap(({ fact }) => ('id' in fact ? [fact.id] : [])));
  return new Map([...ledger.told].flatMap(([at, verdict]) => withoutGiven(at, verdict, given)));
}

/** What one of the rows gives is there, though that row may lack something itself. */
function withoutGiven(
  at: number,
  verdict: Verdict,
  given: ReadonlySet<string>,
): readonly (readonly [number, Verdict])[] {
  if (verdict.kind !== 'open') return [[at, verdict]];
  const problems = verdict.problems.filter(({ found }) => found === undefined || !given.has(found));
  return problems.length > 0 ? [[at, { kind: 'open', problems }]] : [];
}

const STACKED: ReadonlySet<string> = new Set(['stack', 'stackMember', 'prerequisite', 'team']);

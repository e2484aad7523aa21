import type { FieldProblem, Problem } from '#lib/model';

/** Cells that could not be read, in fields that their rows are worth keeping without: one warning for each column and reason. */
export class LeftOut {
  private readonly found = new Map<string, { readonly first: Problem; rows: number }>();

  constructor(private readonly file: string) {}

  add(problems: readonly FieldProblem[], line: number): void {
    for (const { field, ...problem } of problems) {
      const key = `${problem.code} ${field}`;
      const known = this.found.get(key);
      if (known) known.rows += 1;
      else this.found.set(key, { first: { ...problem, where: { file: this.file, line, column: field } }, rows: 1 });
    }
  }

  warnings(): readonly Problem[] {
    return [...this.found.values()].map(({ first, rows }) => ({
      ...first,
      code: 'left-out',
      message: `${first.where!.column} could not be read in ${rows === 1 ? 'one row' : `${rows} rows`} and was left out there (${first.code}). The first: ${first.message}`,
    }));
  }
}

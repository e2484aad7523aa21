import type { FieldProblem, Problem } from '#lib/model';

/** Of what was left out, by what is told of it: a profile keeps no such cells, and says why. */
export const LEFT_OUT = 'left-out';

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
    return [...this.found.values()].map(({ first, rows }) => {
      const { column } = first.where!;
      const where = rows === 1 ? 'one row' : `${rows} rows`;
      const message =
        first.code === LEFT_OUT
          ? `${column} was left out in ${where}: ${first.message} The first: ${first.found}.`
          : `${column} could not be read in ${where} and was left out there (${first.code}). The first: ${first.message}`;
      return { ...first, code: LEFT_OUT, message };
    });
  }
}

import type { Problem } from '#lib/model';

/** What reading finds out about one file. A file is read more than once, and each thing is said once: the first of each code stands. */
export class Notes {
  /** As the Encoding Standard calls it. */
  encoding = 'utf-8';
  private readonly byCode = new Map<string, Problem>();

  warn(problem: Problem): void {
    if (!this.byCode.has(problem.code)) this.byCode.set(problem.code, problem);
  }

  has(code: string): boolean {
    return this.byCode.has(code);
  }

  /** Everything that is kept with a warning. */
  warnings(): readonly Problem[] {
    return [...this.byCode.values()];
  }
}

import type { Problem, Refusal } from '#lib/model';
import { paintFor, type Paint } from './render/paint.js';
import type { Surroundings } from './surroundings.js';

/** What is not a terminal cuts nothing off: names are worth more than the right margin. */
const WIDE = 160;

/** Says answers on standard output and problems on standard error, for people or (`--json`) for programs. */
export class Output {
  readonly paint: Paint;
  /** Width to lay text out for. */
  readonly width: number;
  private readonly paintErrors: Paint;

  constructor(
    private readonly around: Surroundings,
    readonly json: boolean,
  ) {
    this.paint = paintFor(around.stdout, around.env);
    this.paintErrors = paintFor(around.stderr, around.env);
    const columns = around.stdout.isTTY ? (around.stdout.columns ?? 0) : WIDE;
    this.width = columns >= 40 ? Math.min(columns, WIDE) : 100;
  }

  /** True when progress may be shown: never mixed into what a program reads. */
  get showsProgress(): boolean {
    return this.around.stderr.isTTY === true && (this.around.stderr.columns ?? 0) > 20;
  }

  /** The answer: one JSON document, or what `tell` makes of it. */
  answer<A extends object>(answer: A, tell: (answer: A, paint: Paint, width: number) => string): void {
    const text = this.json ? JSON.stringify(wholeAnswer(answer), null, 2) : tell(answer, this.paint, this.width);
    this.around.stdout.write(text.endsWith('\n') ? text : `${text}\n`);
  }

  /** Lines for people only, such as what `serve` says while it runs. */
  say(text: string): void {
    if (!this.json) this.around.stdout.write(`${text}\n`);
  }

  /** A line about what takes long, where a person watches. */
  progress(text: string): void {
    if (this.around.stderr.isTTY === true) this.around.stderr.write(`${text}\n`);
  }

  refuse(refusal: Refusal): void {
    const text = this.json ? jsonProblem(refusal) : refusal.problems.map((one) => this.problem(one)).join('\n\n');
    this.around.stderr.write(`${text}\n`);
  }

  private problem(problem: Problem): string {
    const { bold, dim, red } = this.paintErrors;
    const place = placeText(problem.where);
    const lines = [`${red('✗')} ${bold(problem.message)} ${dim(`[${problem.code}]`)}`];
    if (place) lines.push(`  ${dim('where   ')}  ${place}`);
    if (problem.found !== undefined) lines.push(`  ${dim('found   ')}  ${problem.found.trim() || '(nothing)'}`);
    if (problem.expected !== undefined) lines.push(`  ${dim('expected')}  ${problem.expected}`);
    lines.push(`  ${dim('next    ')}  ${problem.next}`);
    return lines.join('\n');
  }
}

/** `file, line 7, column level` or `--option`, as far as it is known. */
export function placeText(where: Problem['where']): string {
  if (!where) return '';
  const column = columnOf(where);
  const parts = [
    where.file,
    where.line && `line ${where.line}`,
    where.file === undefined ? column : column && `column ${column}`,
  ];
  return parts.filter(Boolean).join(', ');
}

/** The heading of a file, or the option, as one types it: questions call `--min-trust` minTrust. */
function columnOf(where: Problem['where']): string | undefined {
  const column = where?.column;
  if (column === undefined || where?.file !== undefined || column.startsWith('-')) return column;
  return `--${column.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}

/** One document with every promised field; further problems stand in `more`. */
function jsonProblem(refusal: Refusal): string {
  const [first, ...more] = refusal.problems.map(wholeProblem);
  return JSON.stringify(more.length > 0 ? { ...first, more } : first);
}

function wholeProblem({ code, message, found, expected, where, next }: Problem): object {
  const place = { file: where?.file ?? null, line: where?.line ?? null, column: columnOf(where) ?? null };
  return { code, message, found: found ?? null, expected: expected ?? null, where: place, next };
}

/** An answer with the problems that belong to it told as whole as those of a refusal. */
function wholeAnswer(answer: object): object {
  const lists = Object.entries(answer).filter(([key]) => key === 'problems' || key === 'warnings');
  const whole = lists.map(([key, problems]) => [key, (problems as readonly Problem[]).map(wholeProblem)]);
  return { ...answer, ...(Object.fromEntries(whole) as object) };
}

import type { Problem } from '#lib/model';
import type { ImportAnswer } from '#lib/usecases';
import { placeText } from '../output.js';
import { count } from './amounts.js';
import { tellDiff, tellRelease } from './import-diff.js';
import type { Paint } from './paint.js';
import { table } from './table.js';

const SHOWN = 20;

/** What an import found and did. */
export function tellImport(answer: ImportAnswer, paint: Paint, width: number): string {
  const rows = answer.files.map((file) => [
    file.file,
    file.format,
    ...[file.read, file.facts, file.rejected, file.skipped].map(String),
  ]);
  const files = table(
    ['file', 'format', 'rows', 'facts', 'rejected', 'skipped'],
    rows,
    { right: [2, 3, 4, 5], give: 0, width },
    paint,
  );
  const changes = [...tellDiff(answer, paint), ...tellRelease(answer, paint)];
  const told = [...tellProblems(answer.problems, paint), ...tellWarnings(answer.warnings, paint)];
  const reports = (answer.rejected ?? []).map(({ report, rows }) => `  ${count(rows, 'row')} in ${report}`);
  if (reports.length > 0) reports.unshift('', 'Rejected, to correct and import again:');
  return [
    headline(answer, paint),
    ...tellFormer(answer),
    '',
    files,
    ...changes,
    ...told,
    ...reports,
    ...tellWaiting(answer),
  ].join('\n');
}

/** What people had decided otherwise. */
function tellFormer({ status, former }: ImportAnswer): string[] {
  if (!former) return [];
  const names = former.names.map((name) => `"${name}"`).join(', ');
  const then = status === 'dry-run' ? 'would be taken back' : 'taken back';
  return [`What people had decided about ${names} is other: ${count(former.takenBack, 'fact')} of that ${then}.`];
}

/** Names that nobody knows, and the way to them. */
function tellWaiting({ names, import: { id } }: ImportAnswer): string[] {
  const given = names && names.given > 0 ? ['', `${count(names.given, 'fact')} came to be of what had waited for names that these files decide about.`] : []; // prettier-ignore
  if (!names || names.waiting === 0) return given;
  const told = `${count(names.waiting, 'name')} of skills in these files ${names.waiting === 1 ? 'is' : 'are'} known to nobody, and what stands beside counts for nothing yet.`;
  return [...given, '', `${told} Decide what they mean: stackway names --import ${id ?? ''}`];
}

function headline({ status, counts, ...answer }: ImportAnswer, paint: Paint): string {
  const id = answer.import.id ?? '';
  const { added, changed, removed, rejected } = counts;
  const change = `${added} added, ${changed} changed, ${removed} removed`;
  switch (status) {
    case 'ok':
      return `${paint.green('Imported')} as ${paint.bold(id)}: ${change}. Take it back with: stackway undo ${id}`;
    case 'unchanged':
      return `Nothing changed: the store holds all of this already${id && `, as import ${paint.bold(id)} says`}.`;
    case 'dry-run':
      return `${paint.cyan('Dry run')}, nothing was written: would be ${change}.`;
    case 'rejected':
      return `${paint.red('Nothing was written')}: ${count(rejected, 'row')} rejected, and --strict allows none.`;
  }
}

function tellProblems(problems: readonly Problem[], paint: Paint): string[] {
  if (problems.length === 0) return [];
  const lines = problems.slice(0, SHOWN).flatMap((problem, at) => {
    const expected = problem.expected === undefined ? '' : ` Expected ${problem.expected}.`;
    const said = `  ${paint.dim(placeText(problem.where) || 'everywhere')}  ${problem.message}${expected} ${paint.dim(`[${problem.code}]`)}`;
    // One piece of advice for a run of problems that ask for the same.
    return problems[at + 1]?.next === problem.next && at + 1 < SHOWN ? [said] : [said, `    → ${problem.next}`];
  });
  const more = problems.length - SHOWN;
  if (more > 0) lines.push(paint.dim(`  … and ${more} more; --json lists all`));
  return ['', paint.yellow(`${count(problems.length, 'problem')}:`), ...lines];
}

/** What was assumed, kept or left out, for people to look at. */
function tellWarnings(warnings: readonly Problem[], paint: Paint): string[] {
  if (warnings.length === 0) return [];
  const lines = warnings.slice(0, SHOWN).map(({ where, message, found, code }) => {
    const text = found === undefined || message.includes(found) ? '' : ` Found: ${found}`;
    return `  ${paint.dim(placeText(where) || 'everywhere')}  ${message}${text} ${paint.dim(`[${code}]`)}`;
  });
  const more = warnings.length - SHOWN;
  if (more > 0) lines.push(paint.dim(`  … and ${more} more; --json lists all`));
  return ['', `${count(warnings.length, 'warning')}:`, ...lines];
}

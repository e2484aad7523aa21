import type { ImportOutcome, SniffedFiles } from '#lib/ingest';
import type { Problem, Refusal } from '#lib/model';

/** What is wrong with the answer to a mutant; undefined when it keeps every promise. */
export function faultOf(outcome: ImportOutcome | Refusal, bytes: Buffer): string | undefined {
  if (outcome.status === 'refused') {
    return outcome.problems.length === 0 ? 'refused without a problem' : first(outcome.problems, untold);
  }
  const { counts, files } = outcome;
  for (const each of [counts, ...files]) {
    if (each.read !== each.facts + each.rejected + each.skipped) return `rows do not add up: ${JSON.stringify(each)}`;
  }
  if (outcome.problemCount < counts.rejected)
    return `${counts.rejected} rows rejected with ${outcome.problemCount} problems`;
  return first([...outcome.problems, ...outcome.warnings], untold) ?? rowsLost(outcome, bytes);
}

/** A look at a mutant finds headings and rows where they can be, or says why not. */
export function sniffFault(seen: SniffedFiles | Refusal, bytes: Buffer): string | undefined {
  if (seen.status === 'refused')
    return seen.problems.length === 0 ? 'refused without a problem' : first(seen.problems, untold);
  const lines = isArchive(bytes) ? Infinity : bytes.toString('latin1').split(/\r\n|\r|\n/).length;
  for (const { headings, headingLine, records } of seen.tables) {
    if (headings.length === 0) return 'a table without headings';
    const order = [headingLine, ...records.map(({ line }) => line), lines + 1];
    if (order.some((line, at) => at > 0 && line <= order[at - 1]!)) return `lines out of order: ${order.join(', ')}`;
  }
  return first(seen.warnings, untold);
}

function untold({ code, message, expected, next, where }: Problem): string | undefined {
  const told = /^[a-z0-9-]+$/.test(code) && message !== '' && expected !== '' && next.endsWith('.') && where?.file;
  return told
    ? undefined
    : `a problem that says too little: ${JSON.stringify({ code, message, expected, next, where })}`;
}

/**
 * Counted by hand: a file without quotes has as many rows as lines below its heading. Files that end lines in several ways, and those that
 * are no ASCII, are only held to the most that they can have.
 */
function rowsLost({ counts, warnings, problems }: ImportOutcome, bytes: Buffer): string | undefined {
  if (isArchive(bytes)) return undefined;
  const content = bytes.toString('latin1');
  const all = content.split(/\r\n|\r|\n/);
  if (all.at(-1) === '') all.pop();
  if (counts.read > all.length) return `${counts.read} rows read of ${all.length} lines`;
  const beyond = [...problems, ...warnings].find(({ where }) => (where?.line ?? 1) > all.length);
  if (beyond) return `line ${beyond.where?.line} of ${all.length} lines: ${beyond.code}`;
  if (/["\0]|[^\0-\x7f]/.test(content) || (content.includes('\r') && content.replaceAll('\r\n', '').includes('\n')))
    return undefined;
  if (content.replaceAll('\r\n', '').includes('\r') && content.includes('\n')) return undefined;
  const said = warnings.find(({ code }) => code === 'lines-above-heading')?.message;
  const heading = said ? Number(/line (\d+)/.exec(said)![1]) : all.findIndex((line) => /[^\s,;|~]/.test(line)) + 1;
  const wanted = all.length - heading;
  return counts.read === wanted
    ? undefined
    : `${counts.read} rows read of ${wanted} below the heading in line ${heading}`;
}

/** What lies in it is not counted by hand. */
export const isArchive = (bytes: Buffer): boolean => /^(PK|\x1f\x8b)/.test(bytes.toString('latin1', 0, 2));

function first(problems: readonly Problem[], fault: (problem: Problem) => string | undefined): string | undefined {
  for (const problem of problems) {
    const found = fault(problem);
    if (found !== undefined) return found;
  }
  return undefined;
}

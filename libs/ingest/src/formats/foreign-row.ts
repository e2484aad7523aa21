import { makeFact, type FactType, type FieldProblem } from '#lib/model';
import { cell, type Columns, type Mapped } from './format.js';

/** Reads a cell by its heading. */
export function textReader(columns: Columns): (cells: readonly string[], heading: string) => string {
  const places = new Map<string, number>();
  return (cells, heading) => {
    let place = places.get(heading);
    if (place === undefined) places.set(heading, (place = columns.at(heading)));
    return cell(cells, place);
  };
}

/** A fact from a row of a foreign format, its problems told by the headings of that format (`columns`: field → heading). */
export function made(
  type: FactType,
  columns: Readonly<Record<string, string>>,
  values: Readonly<Record<string, unknown>>,
): Mapped {
  const result = makeFact(type, values);
  if (result.status === 'ok') return { kind: 'facts', drafts: [{ fact: result.fact, columns }] };
  return { kind: 'rejected', problems: result.problems.map((problem) => underHeading(problem, columns)) };
}

function underHeading(problem: FieldProblem, columns: Readonly<Record<string, string>>): FieldProblem {
  const heading = columns[problem.field];
  if (heading === undefined) return problem;
  const say = (text: string): string => text.replaceAll(problem.field, heading);
  return { ...problem, field: heading, message: say(problem.message), next: say(problem.next) };
}

/** A row whose cell is none of the words that may stand there. */
export function unknownWord(heading: string, found: string, words: readonly string[]): Mapped {
  const expected = `one of ${words.join(', ')}`;
  const problem = {
    code: found === '' ? 'missing-value' : 'unknown-word',
    field: heading,
    message: found === '' ? `${heading} is empty.` : `${heading} is "${found}".`,
    found,
    expected,
    next: `Change ${heading} to ${expected}.`,
  };
  return { kind: 'rejected', problems: [problem] };
}

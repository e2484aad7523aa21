import path from 'node:path';
import { stat } from 'node:fs/promises';
import { refuse, SCHEMA, type Level, type Problem, type Refusal } from '#lib/model';
import { cell, type Format } from '../formats/format.js';
import { columnsOf } from '../formats/columns.js';
import { stackwayCell } from '../formats/stackway/cell-values.js';
import { openTable, rowsOf } from '../reading/table.js';
import { Unreadable } from '../reading/unreadable.js';

/** One line of a profile: a skill as its person names it (id or name, matched by the caller) and the level held. */
export interface LearnerProfileRow {
  readonly skill: string;
  readonly level: Level;
  /** Physical line, from 1. */
  readonly line: number;
}

export interface LearnerProfile {
  readonly status: 'ok';
  /** The file's name without its folder, for problems of the caller. */
  readonly file: string;
  readonly rows: readonly LearnerProfileRow[];
  /** Rows that cannot be read, with line and column; a skill given twice with different levels is one of them. */
  readonly problems: readonly Problem[];
}

const PROFILE: Format = {
  name: 'profile',
  family: 'profile',
  required: ['skill', 'level'],
  optional: [],
  fileNames: [],
  makes: 'learnerSkill',
  mapper: () => ({ map: () => ({ kind: 'skipped', reason: 'read as a profile' }) }),
};

const LEVEL = SCHEMA.learnerSkill.fields.find((field) => field.name === 'level')!;

/**
 * Reads a profile: a CSV file with the headings `skill,level`; other columns are not read.
 * @returns its rows and problems, or a refusal when the file cannot be read as a table
 */
export async function readLearnerProfile(file: string): Promise<LearnerProfile | Refusal> {
  const name = path.basename(file);
  const found = await stat(file).catch(() => undefined);
  if (!found?.isFile()) return refuse(notFound(file));
  const rows: LearnerProfileRow[] = [];
  const problems: Problem[] = [];
  const first = new Map<string, LearnerProfileRow>();
  try {
    const table = await openTable({ path: file, name, bytes: found.size }, [PROFILE]);
    const columns = columnsOf(table.headings);
    const [skillAt, levelAt] = [columns.at('skill'), columns.at('level')];
    for await (const batch of rowsOf(table).rows) {
      for (const { line, cells } of batch) {
        if (cells.every((each) => each.trim() === '')) continue;
        const row = readRow(cell(cells, skillAt), cell(cells, levelAt), line, name);
        const earlier = 'skill' in row ? first.get(row.skill) : undefined;
        if ('code' in row) problems.push(row);
        else if (!earlier) first.set(row.skill, (rows.push(row), row));
        else if (earlier.level !== row.level) problems.push(twice(row, earlier, name));
      }
    }
  } catch (error) {
    if (error instanceof Unreadable) return refuse(error.problem);
    throw error;
  }
  return { status: 'ok', file: name, rows, problems };
}

function readRow(skill: string, level: string, line: number, file: string): LearnerProfileRow | Problem {
  const expected = 'a whole number from 1 to 5';
  const fault = (code: string, column: string, found: string, wanted: string): Problem => ({
    code,
    message: found === '' ? `${column} is empty.` : `${column} is "${found}".`,
    found,
    expected: wanted,
    where: { file, line, column },
    next: `Change ${column} to ${wanted}.`,
  });
  if (skill === '') return fault('missing-value', 'skill', skill, "a skill's id or name");
  if (level === '') return fault('missing-value', 'level', level, expected);
  const read = stackwayCell(LEVEL, level, '');
  if ('problem' in read) return fault(read.problem.code, 'level', level, expected);
  const value = read.value as number;
  if (value < 1 || value > 5) return fault('out-of-range', 'level', level, expected);
  if (!Number.isInteger(value)) return fault('not-a-whole-number', 'level', level, expected);
  return { skill, level: value as Level, line };
}

function twice(row: LearnerProfileRow, first: LearnerProfileRow, file: string): Problem {
  return {
    code: 'conflicting-row',
    message: `Line ${row.line} gives ${row.skill} level ${row.level}; line ${first.line} says ${first.level}, which stays.`,
    found: String(row.level),
    expected: `each skill once; line ${first.line} has it`,
    where: { file, line: row.line, column: 'level' },
    next: 'Keep one of the two rows.',
  };
}

function notFound(file: string): Problem {
  return {
    code: 'not-found',
    message: `There is no file ${file}.`,
    found: file,
    expected: 'the path of a CSV file with the headings skill,level',
    where: { file },
    next: 'Check the path.',
  };
}

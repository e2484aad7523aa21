import { refuse, type Problem, type Refusal } from '#lib/model';
import { BADGE_FORMAT } from '../badges/badge-format.js';
import { openBadge } from '../badges/open-badge.js';
import { mayBeBadge } from '../badges/read-badge.js';
import type { Format } from '../formats/format.js';
import { allFormats } from '../formats/all-formats.js';
import { columnsOf } from '../formats/columns.js';
import { formatsNamed, spelledAs } from '../formats/recognise.js';
import { gather } from '../reading/files.js';
import { JSON_FOUND } from '../reading/encoding/binary.js';
import { headOf, type SourceFile } from '../reading/source.js';
import { openTable, type Table } from '../reading/table.js';
import { Unreadable } from '../reading/unreadable.js';
import { formatsOf } from '../profiles/compile-table.js';
import { mappedFormats } from '../profiles/mapped-formats.js';
import type { ProfileFile } from '../profiles/profile-file.js';
import { asWritten } from '../profiles/several-headings.js';
import { readSavedProfiles } from '../profiles/saved-profiles.js';
import type { Weights } from '../weights/weights.js';
import { contextOf } from '../formats/context.js';
import type { ImportInput } from './outcome.js';

export interface Opened {
  readonly status: 'ok';
  /** In the order in which they were named. */
  readonly tables: readonly Table[];
  readonly warnings: readonly Problem[];
}

/**
 * Finds and recognises all files of an import, also those in archives. One that cannot be read refuses the whole import; all such files
 * are named.
 */
export async function openTables(
  input: Pick<ImportInput, 'paths' | 'format' | 'encoding' | 'mapping' | 'profiles' | 'weights'>,
): Promise<Opened | Refusal> {
  const { paths, format, encoding, mapping, weights } = input;
  const saved = await readSavedProfiles(input.profiles, weights);
  const all = [...(await allFormats()), BADGE_FORMAT, ...saved.profiles.flatMap(formatsOf)];
  const mapped = mapping ? mappedFormats(mapping) : [];
  const known = format === undefined ? all : formatsNamed(format, all);
  if (known.length === 0) return refuse(unknownName(format!, all));
  const tabular = [...mapped, ...known].filter((each) => each !== BADGE_FORMAT);
  const { files, ignored, nested, problems: missing } = await gather(paths, encoding);
  const problems = [...missing];
  const tables: Table[] = [];
  const noBadges: string[] = [];
  const prose: string[] = [];
  for (const file of files) {
    try {
      const badge = known.includes(BADGE_FORMAT) ? await openBadge(file) : undefined;
      if (badge) tables.push(badge);
      else if (file.other) noBadges.push(file.name);
      else if (tabular.length === 0) problems.push(noBadge(file.name));
      else tables.push(await openTable(file, tabular, weights));
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      if (file.prose && !(await looksLikeTable(file, error.problem))) prose.push(file.name);
      else problems.push(await withBadgeAdvice(file, error.problem));
    }
  }
  const isMapped = tables.some((table) => table.format.first);
  if (problems.length > 0)
    return refuse(...(mapping && !isMapped ? problems.map((each) => unmapped(each, mapping)) : problems));
  if (tables.length === 0) return refuse(nested.length > 0 ? nestedArchives(nested) : noTable(paths));
  if (mapping && !isMapped) return refuse(unusedMapping(mapping, tables));
  const absent = tables.flatMap((table) => absentColumns(table, tables));
  if (absent.length > 0) return refuse(...absent);
  const warnings = [
    ...saved.warnings,
    ...tables.flatMap((table) => [...unknownColumns(table, weights), ...assumptions(table, weights)]),
  ];
  const noTables = [...ignored, ...noBadges, ...prose];
  if (noTables.length > 0) warnings.push(ignoredFiles(noTables));
  if (nested.length > 0) warnings.push(nestedArchives(nested));
  return { status: 'ok', tables, warnings };
}

/** Whoever gives a mapping wants it used: files read as something else would be a surprise. */
function unusedMapping(mapping: ProfileFile, tables: readonly Table[]): Problem {
  const { file, headings, headingLine, format } = tables[0]!;
  return {
    code: 'mapping-not-used',
    message: `No file has the columns of the mapping; ${file.name} would be read as ${format.name}.`,
    found: headings.join(', '),
    expected: inWords(wantedBy(mapping)),
    where: { file: file.name, line: headingLine },
    next: 'Correct the headings in the mapping, or import without it.',
  };
}

/** Of a file that nobody knows, the mapping that was given is what people have to look at. */
function unmapped(problem: Problem, mapping: ProfileFile): Problem {
  if (!['unknown-format', 'missing-column'].includes(problem.code)) return problem;
  const { file, line, column } = problem.where ?? {};
  // The column that is missing may be one of the mapping's own.
  if (column !== undefined && wantedBy(mapping).flat().includes(column)) return problem;
  return {
    ...problem,
    code: 'mapping-not-used',
    message: 'The file does not have the columns of the mapping, and no other format knows it.',
    expected: inWords(wantedBy(mapping)),
    where: { ...(file === undefined ? {} : { file }), ...(line === undefined ? {} : { line }) },
    next: 'Correct the headings in the mapping, or leave the file out.',
  };
}

/** The headings that each table of a mapping needs. */
const wantedBy = (mapping: ProfileFile): readonly (readonly string[])[] =>
  mappedFormats(mapping).map((format) => format.required.map((name) => spelledAs(name, format)));
const inWords = (wanted: readonly (readonly string[])[]): string => wanted.map((each) => each.join(', ')).join('; or ');

/** Columns that the mapping has named for this table, and that neither it nor another file of its kind has. */
function absentColumns({ format, file, headings, headingLine }: Table, tables: readonly Table[]): Problem[] {
  if (!format.first) return [];
  const alike = tables.filter((other) => other.format === format);
  if (alike[0]!.file !== file) return [];
  const isThere = (name: string): boolean =>
    'is' in (format.columns?.[name] ?? {}) ||
    isAllOthers(name, format) ||
    alike.some((table) => columnsOf(table.headings, format).at(name) >= 0);
  return (format.asked ?? [])
    .filter((name) => !isThere(name))
    .map((asked) => {
      const [name, wanted] = [asWritten(asked), spelledAs(asked, format)];
      return {
        code: 'mapping-column-missing',
        message: `The mapping reads ${name} from the column ${wanted}, and there is no such column.`,
        found: headings.filter((heading) => heading !== '').join(', '),
        expected: `a column ${wanted}`,
        where: { file: file.name, line: headingLine, column: wanted },
        next: `Correct the heading in the mapping, or take ${name} out of it.`,
      };
    });
}

/** `*` stands for the columns of skills, however they are called. */
function isAllOthers(name: string, format: Format): boolean {
  const column = format.columns?.[name];
  return 'others' in format && column !== undefined && 'heading' in column && column.heading === '*';
}

const MEANT_AS_TABLE: ReadonlySet<string> = new Set([
  ...['missing-column', 'duplicate-heading', 'wrong-delimiter'],
  ...['badge-damaged', 'badge-too-large'],
]);

/** Delimiters that prose does not hold equally often in every line. */
const TELLING = ['\t', '|', ';', '~'];

/** Text files of a folder are tables (O*NET publishes such) or prose. Headings that almost fit, or lines with equally many tabs or bars, are tables. */
async function looksLikeTable(file: SourceFile, problem: Problem): Promise<boolean> {
  if (MEANT_AS_TABLE.has(problem.code)) return true;
  const bytes = await headBytes(file);
  if (!bytes) return true;
  const lines = bytes.toString('latin1').split(/\r?\n|\r/, 3);
  const filled = lines.filter((line) => line.trim() !== '');
  return TELLING.some((delimiter) => {
    const rows = filled.map((line) => line.split(delimiter));
    const [headings = []] = rows;
    const isAsLong = rows.every((cells) => cells.length === headings.length);
    const enough = delimiter === '\t' ? 2 : 3;
    return rows.length > 1 && isAsLong && headings.length >= enough && headings.every(isHeading);
  });
}

/** The beginning of a file once more; nothing where it cannot even be unpacked, which was told before. */
async function headBytes(file: SourceFile): Promise<Buffer | undefined> {
  try {
    return (await headOf(file)).bytes;
  } catch (error) {
    if (error instanceof Unreadable) return undefined;
    throw error;
  }
}

/** Headings are short; what notes say on either side of a bar is not. */
const isHeading = (cell: string): boolean => cell.trim().length <= LONGEST_HEADING;
const LONGEST_HEADING = 80;

/** Columns that the format does not know are not read. Each is named once. */
function unknownColumns(table: Table, weights: Weights): Problem[] {
  const { file, format, headings, headingLine } = table;
  const columns = columnsOf(headings, format);
  const others = new Set(format.others?.(columns, contextOf(table, { weights })) ?? []);
  return headings
    .filter((heading, at) => heading !== '' && !columns.isNamed(at) && !others.has(at))
    .map((heading) => ({
      code: 'unknown-column',
      message: `The column ${heading} is not known and was not read.`,
      found: heading,
      expected: `columns of ${format.name}: ${[...format.required, ...format.optional].join(', ')}`,
      where: { file: file.name, line: headingLine, column: heading },
      next: 'Rename the column if it is one of those; otherwise nothing needs to be done.',
    }));
}

/** What is read in one of several ways though the file does not say in which. */
function assumptions(table: Table, weights: Weights): Problem[] {
  const { file, format, headings, headingLine } = table;
  const found = format.assumed?.(columnsOf(headings, format), contextOf(table, { weights })) ?? [];
  return found.map(({ field, ...problem }) => ({
    ...problem,
    where: { file: file.name, line: headingLine, column: field },
  }));
}

function ignoredFiles(names: readonly string[]): Problem {
  const told = listed(names);
  return {
    code: 'ignored-file',
    message: `Not tables, and not read: ${told}.`,
    found: told,
    expected: 'CSV files',
    where: { file: names[0]! },
    next: 'Nothing needs to be done, unless one of them holds data: save that one as CSV.',
  };
}

/** An archive may hold a thousand pictures. */
function listed(names: readonly string[]): string {
  const more = names.length > 20 ? [`and ${names.length - 20} more`] : [];
  return [...names.slice(0, 20), ...more].join(', ');
}

function nestedArchives(names: readonly string[]): Problem {
  const told = listed(names);
  return {
    code: 'archive-in-archive',
    message: `Archives within an archive were not opened: ${told}.`,
    found: told,
    expected: 'an archive of CSV files',
    where: { file: names[0]! },
    next: 'If they hold data, take them out and import them by themselves.',
  };
}

function unknownName(name: string, known: readonly Format[]): Problem {
  const names = [...new Set(known.map((format) => format.family))];
  return {
    code: 'unknown-format',
    message: `There is no format called ${name}.`,
    found: name,
    expected: `${names.join(', ')}, or one of their tables: ${known
      .filter((each) => !each.skip && !each.rare)
      .map((each) => each.name)
      .join(', ')}`,
    next: 'Leave the format out to have the format recognised by the headings.',
  };
}

const MAYBE_A_BADGE: ReadonlySet<string> = new Set(['not-text', 'no-delimiter', 'undecodable', 'unknown-format']);

/** A picture or JSON without a badge was perhaps meant to be one. */
async function withBadgeAdvice(file: SourceFile, problem: Problem): Promise<Problem> {
  if (!MAYBE_A_BADGE.has(problem.code)) return problem;
  const bytes = await headBytes(file);
  if (!bytes || !mayBeBadge(bytes)) return problem;
  const next = problem.found === JSON_FOUND ? problem.next : noBadge(file.name).next;
  return { ...problem, message: `${problem.message} There is no badge in it either.`, next };
}

function noBadge(file: string): Problem {
  return {
    code: 'unknown-format',
    message: 'The file holds no badge.',
    found: file,
    expected: 'an Open Badge: JSON, a JWT, or a PNG or SVG with a badge in it',
    where: { file },
    next: 'Download the badge again, as a file, from where it was issued; a picture that was copied or resized has lost it.',
  };
}

function noTable(paths: readonly string[]): Problem {
  return {
    code: 'no-table',
    message: `There is no table to import in ${paths.join(', ')}.`,
    found: 'no file that ends in .csv, .tsv, .tab or .psv, no archive of such, and no table that ends in .txt',
    expected: 'at least one CSV file',
    where: { file: paths[0] ?? '' },
    next: 'Name a CSV file, or a folder that holds some.',
  };
}

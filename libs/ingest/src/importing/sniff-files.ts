import { refuse, type Problem, type Refusal } from '#lib/model';
import { gather } from '../reading/files.js';
import { sniffTable, type Sniffed } from '../reading/sniff.js';
import { Unreadable } from '../reading/unreadable.js';

export interface SniffedFiles {
  readonly status: 'ok';
  /** In the order in which they were named; of an archive each table in it. */
  readonly tables: readonly Sniffed[];
  /** What was assumed or left out in the beginning of each file. */
  readonly warnings: readonly Problem[];
}

/**
 * Looks at files of any format, to propose what their columns mean: encoding, dialect, headings and first rows.
 * @param encoding of all files, where the caller names one
 * @param rows at most so many of each file
 * @returns what was seen, or a refusal that names every file that cannot be read as a table
 */
export async function sniffFiles(
  paths: readonly string[],
  encoding?: string,
  rows = 200,
): Promise<SniffedFiles | Refusal> {
  const { files, problems: missing } = await gather(paths, encoding);
  const problems = [...missing];
  const tables: Sniffed[] = [];
  for (const file of files.filter(({ other }) => !other)) {
    try {
      tables.push(await sniffTable(file, rows));
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      if (!file.prose) problems.push(error.problem);
    }
  }
  if (problems.length > 0) return refuse(...problems);
  return { status: 'ok', tables, warnings: tables.flatMap(({ notes }) => notes.warnings()) };
}

import path from 'node:path';
import { refuse, type Problem, type Refusal } from '#lib/model';
import { readProfiles } from '../profiles/load-profiles.js';
import { templatesOf } from '../profiles/templates.js';
import { gather } from '../reading/files.js';
import { sniffTable } from '../reading/sniff.js';
import { Unreadable } from '../reading/unreadable.js';
import type { Weights } from '../weights/weights.js';
import { sourceNameOf } from './source-name.js';
import { propose, type Proposal } from './propose.js';

/** A proposal and what was found of how the file is written. */
export interface ProposedMapping extends Proposal {
  readonly status: 'ok';
  readonly file: string;
  readonly encoding: string;
  readonly delimiter: string;
  readonly headingLine: number;
  /** All tables that a file can be like. */
  readonly targets: readonly string[];
}

/**
 * Looks at a file of an unknown format and proposes a mapping.
 * @param input.like the table that it is like, where the person knows; the likeliest when absent
 * @returns the proposal, or a refusal: the file cannot be read, or there is no table of that name (`unknown-format`)
 */
export async function proposeMapping(input: {
  readonly file: string;
  readonly weights: Weights;
  readonly like?: string;
  readonly encoding?: string;
}): Promise<ProposedMapping | Refusal> {
  const { weights, like, encoding } = input;
  const shipped = await readProfiles();
  const templates = templatesOf(shipped);
  if (like !== undefined && !templates.get(like)?.facts) return refuse(unknownTable(like, [...templates.keys()]));
  try {
    const { files, problems } = await gather([input.file], encoding);
    const first = files.find(({ other }) => !other);
    if (problems.length > 0 || !first) return refuse(...(problems.length > 0 ? problems : [noFile(input.file)]));
    const sheet = await sniffTable(first, 1000);
    const name = sourceNameOf(
      first.name,
      shipped.map((each) => each.name),
      sheet.reported.length > 0,
    );
    const found = propose(
      { name, headings: sheet.headings, sample: sheet.records.map(({ cells }) => cells) },
      templates,
      weights,
      like,
    );
    const { encoding: read, dialect, headingLine } = sheet;
    const { delimiter } = dialect;
    const targets = [...templates].filter(([, table]) => table.facts).map(([name]) => name);
    return { status: 'ok', file: first.name, encoding: read, delimiter, headingLine, targets, ...found };
  } catch (error) {
    if (error instanceof Unreadable) return refuse(error.problem);
    throw error;
  }
}

function unknownTable(found: string, known: readonly string[]): Problem {
  return {
    code: 'unknown-format',
    message: `There is no table called ${found} to be like.`,
    found,
    expected: known.join(', '),
    next: 'Name one of those, or leave it out to have the likeliest proposed.',
  };
}

function noFile(given: string): Problem {
  return {
    code: 'no-table',
    message: `There is no table in ${given}.`,
    found: path.basename(given),
    expected: 'a file with a table',
    where: { file: given },
    next: 'Name a CSV file.',
  };
}

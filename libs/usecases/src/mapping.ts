import {
  checkMapping,
  KnownNames,
  previewRows,
  proposeMapping as propose,
  readWeights,
  type Preview,
  type ProposedMapping,
} from '#lib/ingest';
import { refuse, type Refusal } from '#lib/model';
import type { Deps } from './deps.js';

export type MappingAnswer = ProposedMapping;

/**
 * Proposes what the columns of a file mean, for a person to correct.
 * @param input.like a table that the file is like, `courses/courses` or `stackway/learner_skills`; the likeliest when absent
 */
export async function proposeMapping(input: {
  readonly file: string;
  readonly like?: string | undefined;
  readonly encoding?: string | undefined;
}): Promise<MappingAnswer | Refusal> {
  const { file, like, encoding } = input;
  return propose({
    file,
    weights: await readWeights(),
    ...(like === undefined ? {} : { like }),
    ...(encoding === undefined ? {} : { encoding }),
  });
}

export type PreviewAnswer = Preview;

/**
 * The first rows of a file as a mapping reads them. Names are looked up in the store; nothing is written.
 * @param input.mapping the content of a mapping, as a person has corrected it
 * @returns the rows, or a refusal: `bad-mapping`, or as an import would give it
 */
export async function previewMapping(
  deps: Pick<Deps, 'store'>,
  input: {
    readonly file: string;
    readonly mapping: unknown;
    readonly encoding?: string | undefined;
    readonly rows?: number;
  },
): Promise<PreviewAnswer | Refusal> {
  const { file, encoding, rows = 20 } = input;
  const weights = await readWeights();
  const checked = await checkMapping(input.mapping, weights);
  if ('problems' in checked) return refuse(...checked.problems);
  return previewRows({
    file,
    mapping: checked.profile,
    weights,
    names: await KnownNames.of(deps.store),
    count: rows,
    ...(encoding === undefined ? {} : { encoding }),
  });
}

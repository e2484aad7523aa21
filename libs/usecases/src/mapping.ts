import { proposeMapping as propose, readWeights, type ProposedMapping } from '#lib/ingest';
import type { Refusal } from '#lib/model';

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

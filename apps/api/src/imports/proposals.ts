import path from 'node:path';
import type { Refusal } from '#lib/model';
import { proposeMapping, type MappingAnswer } from '#lib/usecases';
import type { Uploaded } from './upload.js';

export interface Proposals {
  /** What the columns of files may mean whose format is not known. */
  readonly proposals?: readonly MappingAnswer[];
}

const MAPPABLE: ReadonlySet<string> = new Set([
  'unknown-format',
  'missing-column',
  'ambiguous-format',
  'mapping-not-used',
]);
const MOST = 20;

/** A refusal with a proposal for each file that a mapping would help. Files in archives get none. */
export async function proposed(
  refusal: Refusal,
  { folder, names }: Uploaded,
  { encoding }: { readonly encoding?: string | undefined },
): Promise<Refusal & Proposals> {
  const wanted = refusal.problems.flatMap(({ code, where }) =>
    MAPPABLE.has(code) && where?.file ? names.filter((name) => isCalled(name, where.file!, names)) : [],
  );
  const proposals: MappingAnswer[] = [];
  for (const name of [...new Set(wanted)].slice(0, MOST)) {
    const proposal = await proposeMapping({ file: path.join(folder, name), encoding });
    if (proposal.status === 'ok') proposals.push({ ...proposal, file: name });
  }
  return proposals.length > 0 ? { ...refusal, proposals } : refusal;
}

/** A single file is told without its folder. */
const isCalled = (name: string, told: string, names: readonly string[]): boolean =>
  name === told || (names.length === 1 && path.posix.basename(name) === told);

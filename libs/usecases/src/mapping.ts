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
import type { Store } from '#lib/store';
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

export interface PreviewAnswer extends Preview {
  /** What the skills and roles are called that the facts name by id. */
  readonly names: Readonly<Record<string, string>>;
}

/** Names of a store as it stands: a person who corrects a mapping asks again at every change. */
const known = new WeakMap<Store, { readonly version: number; readonly names: KnownNames }>();

async function namesOf(store: Store): Promise<KnownNames> {
  const version = await store.version();
  const found = known.get(store);
  if (found?.version === version) return found.names;
  const names = await KnownNames.of(store);
  known.set(store, { version, names });
  return names;
}

/**
 * The first rows of a file as a mapping reads them, held against each other and the store; nothing is written.
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
  const names = await namesOf(deps.store);
  const preview = await previewRows({
    file,
    mapping: checked.profile,
    weights,
    names,
    store: deps.store,
    count: rows,
    ...(encoding === undefined ? {} : { encoding }),
  });
  return preview.status === 'ok' ? { ...preview, names: called(preview, names) } : preview;
}

function called({ rows }: Preview, names: KnownNames): Record<string, string> {
  const told: Record<string, string> = {};
  for (const fact of rows.flatMap(({ facts }) => facts)) {
    const { skills = [], ...fields } = fact as unknown as Record<string, unknown> & { skills?: readonly string[] };
    for (const [kind, ids] of [
      ['skill', [fields['skill'], ...skills]],
      ['role', [fields['role']]],
    ] as const) {
      for (const id of ids) {
        const name = typeof id === 'string' ? names.nameOf(kind, id) : undefined;
        if (name !== undefined) told[id as string] = name;
      }
    }
  }
  return told;
}

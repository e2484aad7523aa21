import type { Fact } from '#lib/model';
import type { Claim, Counted, Diff, FactKey, FieldChange, Here, KeptBecause, MissingFact } from '#lib/store';

/** Where the import itself says a fact: `line` is the physical line, from 1; 0 when no line says it. */
interface Placed extends FactKey {
  readonly where: { readonly file: string; readonly line: number };
}

/**
 * What an import changes, counted, with samples of each kind: of every type of fact some. Facts are shown as the store keeps them
 * (money in minor units). `conflicts` are among the changed: another import, of another source, stands by something else, and
 * `before` is what it says. `missing` is what earlier imports of the same source had said and this one does not contain; null when
 * there is no such import, or nobody asked.
 */
export interface ImportDiff {
  readonly added: Counted<Placed & { readonly fact: Fact }>;
  readonly changed: Counted<
    Placed & { readonly fact: Fact; readonly fields: readonly FieldChange[]; readonly was: Claim }
  >;
  readonly removed: Counted<FactKey & { readonly fact: Fact; readonly was: Claim }>;
  readonly conflicts: Counted<
    Placed & { readonly fact: Fact; readonly fields: readonly FieldChange[]; readonly other: Claim }
  >;
  readonly missing:
    | (Counted<MissingFact> & {
        readonly kept: number;
        readonly retired: number;
        readonly removed: number;
        /** Why facts among the samples stay, in words. */
        readonly notes: readonly string[];
      })
    | null;
}

const NONE = { count: 0, samples: [] };
export const NO_DIFF: ImportDiff = { added: NONE, changed: NONE, removed: NONE, conflicts: NONE, missing: null };

const WHY: Readonly<Record<KeptBecause, string>> = {
  keep: 'keep: facts that the new files do not contain stay, unless --missing says otherwise',
  'no-status': 'no-status: only credentials have a status to retire them by; other facts stay as they are',
  retired: 'retired: the credential is retired already',
  claimed: 'claimed: another import says the fact too, so it stays',
  rejected: 'rejected: a row about it was rejected, so nobody can say that it is missing',
  referred: 'referred: people, credentials, roles or others refer to it, so it stays until somebody decides',
};

/** The diff of a store with the names of the files. */
export function importDiff(diff: Diff, files: readonly string[]): ImportDiff {
  const placed = <T extends FactKey & Here>({ file, line, ...rest }: T) => ({
    ...rest,
    where: { file: line === 0 ? '' : (files[file] ?? ''), line },
  });
  const { added, changed, removed, conflicts, missing } = diff;
  const reasons = new Set(missing?.samples.flatMap(({ because }) => because ?? []));
  return {
    added: { count: added.count, samples: added.samples.map(placed) },
    changed: { count: changed.count, samples: changed.samples.map(placed) },
    removed,
    conflicts: { count: conflicts.count, samples: conflicts.samples.map(placed) },
    missing: missing && { ...missing, notes: [...reasons].sort().map((because) => WHY[because]) },
  };
}

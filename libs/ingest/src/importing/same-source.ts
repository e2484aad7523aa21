import { refuse, type Refusal } from '#lib/model';
import type { Store } from '#lib/store';

/**
 * The earlier imports whose place an import takes, newest first: the one that a person named, or all standing ones of the same formats
 * with the same set of tables (a newer ESCO, tomorrow's export of the same system).
 */
export interface Replaced {
  readonly imports: readonly string[];
  readonly because: 'named' | 'same-tables';
}

/** @returns the imports replaced (none: `imports` is empty), or a refusal: `unknown-import`, `already-undone` */
export async function replacedBy(
  store: Store,
  formats: readonly string[],
  named: string | undefined,
): Promise<Replaced | Refusal> {
  const standing = await store.imports();
  if (named === undefined) {
    const tables = setOf(formats);
    const same = standing.filter(({ files, undone }) => !undone && setOf(files.map(({ format }) => format)) === tables);
    return { imports: same.map(({ id }) => id), because: 'same-tables' };
  }
  const found = standing.find(({ id }) => id === named);
  if (!found) {
    const ids = standing.filter(({ undone }) => !undone).slice(0, 3);
    return refuse({
      code: 'unknown-import',
      message: `No import has the id "${named}".`,
      found: named,
      expected:
        ids.length > 0 ? `for example ${ids.map(({ id }) => id).join(', ')}` : 'the id of an import; there is none',
      next: 'Choose one from the list of imports.',
    });
  }
  if (!found.undone) return { imports: [named], because: 'named' };
  return refuse({
    code: 'already-undone',
    message: `The import "${named}" was undone at ${found.undone.at}, so nothing can take its place.`,
    found: named,
    expected: 'an import that stands',
    next: 'Choose one that stands from the list of imports, or leave --replaces out.',
  });
}

const setOf = (formats: readonly string[]): string => JSON.stringify([...new Set(formats)].sort());

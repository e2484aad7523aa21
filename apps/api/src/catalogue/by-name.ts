import { compareText } from '#lib/model';
import type { Directory, Entry, NamedKind } from '#lib/usecases';

const sorted = new WeakMap<Directory, Map<NamedKind, readonly Entry[]>>();

/** All entries of a kind by name; sorted once per directory. */
export function byName(directory: Directory, kind: NamedKind): readonly Entry[] {
  const kinds = sorted.get(directory) ?? new Map<NamedKind, readonly Entry[]>();
  sorted.set(directory, kinds);
  const known = kinds.get(kind);
  if (known) return known;
  const list = [...directory.all(kind)].sort((a, b) => compareText(a.name, b.name) || compareText(a.id, b.id));
  kinds.set(kind, list);
  return list;
}

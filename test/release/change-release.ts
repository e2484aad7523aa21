import type { Chance } from '../oracle/random.js';
import type { FrameworkFile, FrameworkShape } from './framework-files.js';

/** What becomes of a thing in the changed release. All but `renamed` are gone from it. */
export type Fate =
  | { readonly is: 'renamed'; readonly name: string }
  | { readonly is: 'dropped' }
  /** Goes on as another; `by` is the evidence that the files, or a person, give for it. `weak`: evidence too weak to follow. */
  | { readonly is: 'merged'; readonly into: string; readonly by: 'same-as' | 'weak' | 'decision' | 'name' | 'broader' };

export interface ChangedRelease {
  readonly files: readonly FrameworkFile[];
  /** By kind and id: only those that changed. */
  readonly fates: Readonly<Record<'skill' | 'role', ReadonlyMap<string, Fate>>>;
  /** Ids of the changed release. */
  readonly now: Readonly<Record<'skill' | 'role', ReadonlySet<string>>>;
  /** Names of the release before, by id. */
  readonly before: Readonly<Record<'skill' | 'role', ReadonlyMap<string, string>>>;
}

type Kind = 'skill' | 'role';

/**
 * Another release of a framework: a share of its things renamed, dropped or merged into others, a third each. Relations of merged
 * things go over to the one they are merged into, those of dropped things go with them.
 * @param files are not changed
 */
export function changeRelease(
  files: readonly FrameworkFile[],
  shape: FrameworkShape,
  share: number,
  chance: Chance,
): ChangedRelease {
  const changed = files.map((file) => ({ ...file, rows: file.rows.map((row) => ({ ...row })) }));
  const fates = { skill: new Map<string, Fate>(), role: new Map<string, Fate>() };
  const before = { skill: new Map<string, string>(), role: new Map<string, string>() };
  const now = { skill: new Set<string>(), role: new Set<string>() };
  for (const { kind, file, id, name, altNames } of shape.things) {
    const table = changed.find((each) => file.test(each.name));
    if (!table) continue;
    for (const row of table.rows) before[kind].set(row[id]!, row[name]!);
    choose(kind, [...before[kind].keys()], share, chance, fates[kind], shape);
    const heirsOf = byNameInto(fates[kind], before[kind]);
    table.rows = table.rows.filter((row) => (fates[kind].get(row[id]!)?.is ?? 'renamed') === 'renamed');
    for (const row of table.rows) {
      now[kind].add(row[id]!);
      const fate = fates[kind].get(row[id]!);
      const also = heirsOf.get(row[id]!) ?? [];
      if (fate?.is === 'renamed') {
        // Every other one keeps its old name as an alternative.
        if (chance.happens(0.5)) also.push(row[name]!);
        row[name] = fate.name;
      }
      row[altNames] = [row[altNames] ?? '', ...also].filter((one) => one !== '').join(shape.between);
    }
  }
  const things = changed.filter((table) => shape.things.some(({ file }) => file.test(table.name)));
  for (const table of changed) {
    if (things.includes(table)) withoutGone(table, fates, shape);
    else carryOver(table, fates, before);
  }
  const under = changed.find(({ name }) => shape.broader?.file.test(name));
  for (const [id, fate] of fates.skill) {
    if (fate.is === 'merged' && fate.by === 'broader') under!.rows.push(shape.broader!.row(id, fate.into));
  }
  return { files: changed, fates, now, before };
}

function choose(
  kind: Kind,
  ids: readonly string[],
  share: number,
  chance: Chance,
  fates: Map<string, Fate>,
  shape: FrameworkShape,
): void {
  const picked = chance.some(ids, Math.max(3, Math.round(ids.length * share)));
  const stay = ids.filter((id) => !picked.includes(id));
  const ways = ['same-as', 'weak', 'decision', 'name', ...(shape.broader && kind === 'skill' ? ['broader'] : [])];
  picked.forEach((id, n) => {
    if (n % 3 === 0) fates.set(id, { is: 'renamed', name: `${kind} ${n} by another name` });
    else if (n % 3 === 1) fates.set(id, { is: 'dropped' });
    else {
      const by = ways[Math.floor(n / 3) % ways.length] as 'same-as';
      // Of those by SAME_AS every other one leads on through one that is gone as well.
      const through = [...fates].findLast(([, fate]) => fate.is === 'merged' && fate.by === 'same-as')?.[0];
      const into = by === 'same-as' && through !== undefined && chance.happens(0.5) ? through : chance.pick(stay);
      fates.set(id, { is: 'merged', into, by });
    }
  });
}

function byNameInto(fates: ReadonlyMap<string, Fate>, names: ReadonlyMap<string, string>): Map<string, string[]> {
  const heirs = new Map<string, string[]>();
  for (const [id, fate] of fates) {
    if (fate.is !== 'merged' || fate.by !== 'name') continue;
    heirs.set(fate.into, [...(heirs.get(fate.into) ?? []), names.get(id)!]);
  }
  return heirs;
}

type Fates = ChangedRelease['fates'];

/** Where the relations of an id go: to itself, another, or nowhere. */
export function goesTo(fates: ReadonlyMap<string, Fate>, id: string): string | undefined {
  const fate = fates.get(id);
  if (fate === undefined || fate.is === 'renamed') return id;
  return fate.is === 'dropped' ? undefined : goesTo(fates, fate.into);
}

/** Lists of ids in a thing's own row, such as `broader` and `sameAs`. */
function withoutGone(table: FrameworkFile, fates: Fates, shape: FrameworkShape): void {
  for (const row of table.rows) {
    for (const [heading, cell] of Object.entries(row)) {
      const items = cell.split(shape.between);
      const left = items.filter((id) => goesTo(fates.skill, id) === id && goesTo(fates.role, id) === id);
      if (left.length < items.length) row[heading] = left.join(shape.between);
    }
  }
}

function carryOver(table: FrameworkFile, fates: Fates, before: ChangedRelease['before']): void {
  const seen = new Set<string>();
  table.rows = table.rows.flatMap((row) => {
    const ids: string[] = [];
    const next = { ...row };
    for (const [heading, cell] of Object.entries(row)) {
      const kind = before.skill.has(cell) ? 'skill' : before.role.has(cell) ? 'role' : undefined;
      if (kind === undefined) continue;
      const to = goesTo(fates[kind], cell);
      if (to === undefined) return [];
      next[heading] = to;
      ids.push(to);
    }
    const key = ids.length > 1 ? ids.join(' ') : JSON.stringify(next);
    if (seen.has(key) || new Set(ids).size < ids.length) return [];
    seen.add(key);
    return [next];
  });
}

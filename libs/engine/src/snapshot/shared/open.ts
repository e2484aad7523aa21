import type { Articulation, Fact } from '#lib/model';
import { awardedBy, type Snapshot, type StackOf } from '../snapshot.js';
import { viewsOf } from './fact-views.js';
import { openNested } from './nested-lists.js';
import { openStacks } from './stack-columns.js';
import { needOf, TABLES, type SharedSnapshot, type TableName } from './share.js';
import { TextIndex } from './text-index.js';
import { Texts } from './texts.js';

/**
 * A shared snapshot as the engine reads it. Columns, texts and look-ups are read where they are. What is made for this thread, and
 * only when it is first looked at: an object of one number per fact of a table, the needs of credentials and the rules of stacks
 * as lists.
 */
export function openSnapshot(shared: SharedSnapshot): Snapshot {
  const texts = new Texts(shared.texts);
  const facts = <F extends Fact>(name: keyof SharedSnapshot['facts']) => viewsOf<F>(shared.facts[name], texts);
  const index = (name: TableName | 'skillNames'): TextIndex => new TextIndex(shared.indexes[name], texts);
  const tables = Object.fromEntries(
    TABLES.map((name) => [name, () => lazily({ facts: () => facts(name), index: () => index(name) })]),
  ) as unknown as { [Name in TableName]: () => Snapshot[Name] };
  const snapshot: Snapshot = lazily<Snapshot>({
    version: () => shared.version,
    dangling: () => shared.dangling,
    ...tables,
    wages: () => facts('wages'),
    rates: () => facts('rates'),
    articulations: () => byStart(facts<Articulation>('articulations')),
    requires: () => shared.requires,
    certifies: () => shared.certifies,
    certifiedBy: () => shared.certifiedBy,
    postingSkills: () => shared.postingSkills,
    sameSkills: () => shared.sameSkills,
    sameRoles: () => shared.sameRoles,
    wageRoles: () => shared.wageRoles,
    roleCredentials: () => openNested(shared.roleCredentials, (credential) => credential),
    needs: () => openNested(shared.needs, needOf),
    stackOf: (): readonly StackOf[] => openStacks(shared.stacks, snapshot.stacks.facts),
    awardedBy: () => awardedBy(snapshot.stackOf),
    skillNames: () => index('skillNames'),
  });
  return snapshot;
}

/** An object whose properties are made when they are first looked at, and kept. */
function lazily<T extends object>(makers: { readonly [Name in keyof T]: () => T[Name] }): T {
  const made = {} as T;
  for (const [name, make] of Object.entries<() => unknown>(makers)) {
    Object.defineProperty(made, name, {
      configurable: true,
      enumerable: true,
      get(): unknown {
        const value = make();
        Object.defineProperty(made, name, { value, enumerable: true });
        return value;
      },
    });
  }
  return made;
}

function byStart(articulations: readonly Articulation[]): Map<string, Articulation[]> {
  const map = new Map<string, Articulation[]>();
  for (const one of articulations) {
    const list = map.get(one.from);
    if (list) list.push(one);
    else map.set(one.from, [one]);
  }
  return map;
}

import type { Fact } from '#lib/model';
import type { Need, Snapshot, Table } from '../snapshot.js';
import { FactColumns, type SharedFacts } from './fact-columns.js';
import { sharedCopy } from './memory.js';
import { shareNested, type SharedNested } from './nested-lists.js';
import { shareStacks, type SharedStacks } from './stack-columns.js';
import { shareIndex, type SharedIndex } from './text-index.js';
import { TextGathering, type SharedTexts } from './texts.js';

/** The tables of a snapshot, and its lists of facts without a table. */
export const TABLES = [
  'skills',
  'roles',
  'issuers',
  'credentials',
  'stacks',
  'funding',
  'organizations',
  'teams',
  'postings',
] as const;
export type TableName = (typeof TABLES)[number];
export type ListName = 'wages' | 'rates' | 'articulations';

/**
 * A snapshot in memory that threads share: sent to a worker, nothing of it is copied but the names of its parts.
 * Read it with `openSnapshot`.
 */
export interface SharedSnapshot {
  readonly version: string;
  readonly dangling: number;
  readonly texts: SharedTexts;
  readonly facts: Readonly<Record<TableName | ListName, SharedFacts>>;
  readonly indexes: Readonly<Record<TableName | 'skillNames', SharedIndex>>;
  readonly requires: Snapshot['requires'];
  readonly certifies: Snapshot['certifies'];
  readonly certifiedBy: Snapshot['certifiedBy'];
  readonly postingSkills: Snapshot['postingSkills'];
  readonly sameSkills: Snapshot['sameSkills'];
  readonly sameRoles: Snapshot['sameRoles'];
  readonly wageRoles: Snapshot['wageRoles'];
  readonly roleCredentials: SharedNested;
  /** Alternatives as {@link needCode}. */
  readonly needs: SharedNested;
  readonly stacks: SharedStacks;
}

/** Lays a snapshot out in shared memory, in steps between which the caller can let other work have its turn. */
export function* shareSnapshot(snapshot: Snapshot): Generator<undefined, SharedSnapshot> {
  const texts = new TextGathering();
  const parts = [...TABLES.map((name) => [name, snapshot[name].facts] as const), ...listsOf(snapshot)];
  const columns = parts.map(([name, facts]) => [name, new FactColumns(facts, texts)] as const);
  for (const [, one] of columns) yield* one.note();
  const maps: [TableName | 'skillNames', ReadonlyMap<string, number>][] = [
    ...TABLES.map(
      (name) => [name, (snapshot[name] as Table<unknown>).index] as [TableName, ReadonlyMap<string, number>],
    ),
    ['skillNames', snapshot.skillNames],
  ];
  for (const [, map] of maps) {
    for (const key of map.keys()) texts.note(key);
    yield;
  }
  const facts: Partial<Record<TableName | ListName, SharedFacts>> = {};
  for (const [name, one] of columns) facts[name] = yield* one.layOut();
  const indexes: Partial<Record<TableName | 'skillNames', SharedIndex>> = {};
  for (const [name, map] of maps) {
    indexes[name] = shareIndex(map, texts);
    yield;
  }
  const { version, dangling, postingSkills } = snapshot;
  return {
    version,
    dangling,
    texts: texts.finish(),
    facts: facts as Required<typeof facts>,
    indexes: indexes as Required<typeof indexes>,
    requires: copied(snapshot.requires),
    certifies: copied(snapshot.certifies),
    certifiedBy: copied(snapshot.certifiedBy),
    postingSkills: {
      starts: sharedCopy(postingSkills.starts),
      skill: sharedCopy(postingSkills.skill),
      unmatched: postingSkills.unmatched,
    },
    sameSkills: copied(snapshot.sameSkills),
    sameRoles: copied(snapshot.sameRoles),
    wageRoles: copied(snapshot.wageRoles),
    roleCredentials: shareNested(snapshot.roleCredentials, (credential) => credential),
    needs: shareNested(snapshot.needs, needCode),
    stacks: shareStacks(snapshot.stackOf),
  };
}

function listsOf({ wages, rates, articulations }: Snapshot): [ListName, readonly Fact[]][] {
  return [
    ['wages', wages],
    ['rates', rates],
    ['articulations', [...articulations.values()].flat()],
  ];
}

type Columns = Snapshot['requires' | 'certifies' | 'sameSkills' | 'wageRoles'];

function copied<T extends Columns>(columns: T): T {
  return Object.fromEntries(
    Object.entries(columns as unknown as Record<string, Int32Array>).map(([name, one]) => [name, sharedCopy(one)]),
  ) as unknown as T;
}

/** A need as a number: −1 − credential, or skill × 8 + level. */
function needCode(need: Need): number {
  return need.kind === 'credential' ? -1 - need.credential : need.skill * 8 + need.level;
}

export function needOf(code: number): Need {
  if (code < 0) return { kind: 'credential', credential: -1 - code };
  return { kind: 'skill', skill: code >> 3, level: code & 7 };
}

import { compareText, FACT_TYPES, factKey, NODE_TYPES, references, SCHEMA, type Fact, type FactType } from '#lib/model';
import { inTurn, thing, type Claim, type Counted, type FactKey, type Store } from '#lib/store';

/** A fact that stands and refers to something that is gone: which import says it, and what it refers to. */
export interface LeftBehind extends FactKey {
  readonly fact: Fact;
  readonly refersTo: { readonly type: FactType; readonly id: string };
  readonly was: Claim;
}

/** Facts of other imports that now refer to what is gone: they stay, and count for nothing until it is there again. */
export interface Left extends Counted<LeftBehind> {
  /** What to do about them. */
  readonly next: string;
}

/** Things that an import speaks of, by `type id`. */
export type Things = ReadonlyMap<string, { readonly type: FactType; readonly id: string }>;

type Refers = Omit<LeftBehind, 'was'>;
const SAMPLES = 20;
const ASKED_AT_ONCE = 10_000;
const REFERRING: readonly FactType[] = FACT_TYPES.filter((type) => SCHEMA[type].fields.some(({ refs }) => refs));
/** Types that a reference may mean instead: it holds as long as one of them is there. */
const INSTEAD = new Map(
  NODE_TYPES.map((type) => {
    const fields = REFERRING.flatMap((one) =>
      SCHEMA[one].fields.flatMap(({ refs }) => (refs?.includes(type) ? refs : [])),
    );
    return [type, [...new Set(fields)].filter((other) => other !== type)];
  }),
);

/** The things in force about which an import says something. To be asked before it is undone. */
export async function thingsOf(store: Store, importId: string): Promise<Things> {
  const found = new Map<string, { type: FactType; id: string }>();
  for await (const batch of store.said([importId], NODE_TYPES))
    for (const fact of batch) if ('id' in fact) found.set(thing(fact.type, fact.id), { type: fact.type, id: fact.id });
  return found;
}

/**
 * What stands and refers to things that are gone.
 * @param before things that were in force
 * @returns undefined where nothing does; samples are of each type of fact some, by key
 */
export async function leftBehind(store: Store, before: Things): Promise<Left | undefined> {
  const gone = await withoutThoseThere(store, before);
  if (gone.size === 0) return undefined;
  const spared = await thereOtherwise(store, gone);
  const found = new Map<FactType, Refers[]>();
  let count = 0;
  for await (const batch of store.facts(referringTo(gone))) {
    for (const fact of batch) {
      const refersTo = goneOf(fact, gone, spared);
      if (!refersTo) continue;
      count += 1;
      keep(found, { type: fact.type, key: factKey(fact), fact, refersTo });
    }
  }
  if (count === 0) return undefined;
  const samples = inTurn(REFERRING.flatMap((type) => [sorted(found.get(type) ?? [])]), SAMPLES); // prettier-ignore
  return { count, samples: await Promise.all(samples.map((one) => claimed(store, one))), next: NEXT };
}

const NEXT =
  'They stay, and count for nothing until what they refer to is there again. Import that again from wherever it is known, or undo the imports of the samples too.';

/** Types of facts that may refer to one of the things: a store of a million people is not read for the sake of a course. */
function referringTo(gone: Things): readonly FactType[] {
  const types = new Set([...gone.values()].map(({ type }) => type));
  return REFERRING.filter((one) => SCHEMA[one].fields.some(({ refs }) => refs?.some((type) => types.has(type))));
}

/** The first thing that a fact refers to and that is there under no type it may have. */
function goneOf(fact: Fact, gone: Things, there: ReadonlySet<string>): LeftBehind['refersTo'] | undefined {
  for (const { id, types } of references(fact)) {
    if (types.some((type) => there.has(thing(type, id)))) continue;
    for (const type of types) if (gone.has(thing(type, id))) return { type, id };
  }
  return undefined;
}

/** Of each type those with the smallest keys, whatever order they come in. */
function keep(found: Map<FactType, Refers[]>, one: Refers): void {
  const known = found.get(one.type) ?? [];
  known.push(one);
  found.set(one.type, known.length < 50 * SAMPLES ? known : sorted(known));
}

const sorted = (all: readonly Refers[]): Refers[] =>
  [...all].sort((a, b) => compareText(a.key, b.key)).slice(0, SAMPLES);

async function claimed(store: Store, one: Refers): Promise<LeftBehind> {
  const [newest] = await store.provenance(one);
  const { import: by, file, line } = newest ?? { import: '', file: '', line: 0 };
  return { ...one, was: { import: by, file, line } };
}

async function withoutThoseThere(store: Store, before: Things): Promise<Things> {
  const there = await existing(store, [...before.values()]);
  return new Map([...before].filter(([name]) => !there.has(name)));
}

/** Things of the same ids and other types that are there. */
async function thereOtherwise(store: Store, gone: Things): Promise<ReadonlySet<string>> {
  const others = [...gone.values()].flatMap(({ type, id }) => INSTEAD.get(type)!.map((other) => ({ type: other, id })));
  return existing(store, others);
}

async function existing(
  store: Store,
  things: readonly { readonly type: FactType; readonly id: string }[],
): Promise<ReadonlySet<string>> {
  const there = new Set<string>();
  for (let at = 0; at < things.length; at += ASKED_AT_ONCE)
    for (const name of await store.existing(things.slice(at, at + ASKED_AT_ONCE))) there.add(name);
  return there;
}

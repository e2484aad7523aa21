import { compareText } from '#lib/model';
import { frameworkOfId, surestChains, type SameStep } from '#lib/names';
import { thingKey, type Thing, type Tie } from './things.js';

export interface Renamed {
  readonly kind: Thing['kind'];
  readonly id: string;
  readonly before: string;
  readonly after: string;
}

/**
 * What a thing that is gone goes on as. People, credentials and roles follow `same-as` and `decision` by themselves; `name` (the name
 * or an alternative name is another's now) and `broader` are proposals for a person to decide.
 */
export interface Merged {
  readonly thing: Thing;
  readonly into: Thing;
  readonly by: 'same-as' | 'decision' | 'name' | 'broader';
}

/** Two releases side by side. Every list is in the order of kind and id; dropped things are those without a heir. */
export interface Compared {
  readonly added: readonly Thing[];
  readonly renamed: readonly Renamed[];
  readonly merged: readonly Merged[];
  readonly dropped: readonly Thing[];
}

/**
 * Compares the things of a release with those of the release before.
 * @param ties what the store and the new release say; those that lead to nothing in `after` are passed over
 */
export function compareReleases(before: Iterable<Thing>, after: Iterable<Thing>, ties: Iterable<Tie>): Compared {
  const now = new Map([...after].map((thing) => [thingKey(thing), thing]));
  const old = new Map([...before].map((thing) => [thingKey(thing), thing]));
  const heirs = new Heirs(old, now, ties);
  const found = { added: [] as Thing[], renamed: [] as Renamed[], merged: [] as Merged[], dropped: [] as Thing[] };
  for (const [key, thing] of now) if (!old.has(key)) found.added.push(thing);
  for (const [key, thing] of old) {
    const next = now.get(key);
    if (next) {
      const { kind, id, name } = thing;
      if (next.name !== name) found.renamed.push({ kind, id, before: name, after: next.name });
      continue;
    }
    const heir = heirs.of(thing);
    if (heir) found.merged.push({ thing, ...heir });
    else found.dropped.push(thing);
  }
  found.added.sort(byKey);
  found.renamed.sort(byKey);
  found.dropped.sort(byKey);
  found.merged.sort((a, b) => byKey(a.thing, b.thing));
  return found;
}

type Keyed = Pick<Thing, 'kind' | 'id'>;
const byKey = (a: Keyed, b: Keyed): number => compareText(a.kind, b.kind) || compareText(a.id, b.id);

type Heir = Pick<Merged, 'into' | 'by'>;

/** Finds what a gone thing goes on as. Of several by the same evidence none is picked. */
class Heirs {
  readonly #same = new Map<string, SameStep<string>[]>();
  readonly #decided = new Map<string, Set<string>>();
  readonly #broader = new Map<string, Set<string>>();
  readonly #names = new Map<string, Set<string>>();

  constructor(
    private readonly old: ReadonlyMap<string, Thing>,
    private readonly now: ReadonlyMap<string, Thing>,
    ties: Iterable<Tie>,
  ) {
    for (const { kind, by, from, to, confidence = 1 } of ties) {
      const [a, b] = [`${kind} ${from}`, `${kind} ${to}`];
      if (by === 'decision') add(this.#decided, a, b);
      else if (by === 'broader') add(this.#broader, a, b);
      else for (const [one, other] of [[a, b], [b, a]] as const) this.#step(one, { to: other, confidence }); // prettier-ignore
    }
    for (const [key, { kind, name, altNames }] of now) {
      for (const one of [name, ...altNames]) add(this.#names, `${kind} ${folded(one)}`, key);
    }
  }

  of(thing: Thing): Heir | undefined {
    const key = thingKey(thing);
    const decided = [key, `${thing.kind} ${thing.name}`].map((name) => this.#decided.get(name));
    const ways: readonly [Merged['by'], ReadonlySet<string>][] = [
      ['same-as', this.#reached(key)],
      ['decision', new Set(decided.flatMap((set) => [...(set ?? [])]))],
      ['name', new Set([thing.name, ...thing.altNames].flatMap((name) => [...(this.#names.get(`${thing.kind} ${folded(name)}`) ?? [])]))], // prettier-ignore
      ['broader', this.#broader.get(key) ?? new Set()],
    ];
    for (const [by, keys] of ways) {
      const found = [...keys].flatMap((one) => this.now.get(one) ?? []);
      if (found.length === 1) return { into: found[0]!, by };
    }
    return undefined;
  }

  #step(from: string, step: SameStep<string>): void {
    const steps = this.#same.get(from);
    if (steps) steps.push(step);
    else this.#same.set(from, [step]);
  }

  /** SAME_AS leads on through things that are gone too, as far as the first that is there, as surely as answers ask for it. */
  #reached(key: string): ReadonlySet<string> {
    if (!this.#same.has(key)) return new Set();
    const stepsFrom = (one: string) => (one !== key && this.now.has(one) ? [] : (this.#same.get(one) ?? []));
    const chains = surestChains(key, stepsFrom, (one) => this.#frameworkOf(one), SURE);
    return new Set([...chains.keys()].filter((one) => one !== key && this.now.has(one)));
  }

  #frameworkOf(key: string): string | undefined {
    const thing = this.old.get(key) ?? this.now.get(key);
    return thing?.framework ?? frameworkOfId(key.slice(key.indexOf(' ') + 1));
  }
}

/** Chains of SAME_AS below this do not let anybody follow: answers do not count them, unless asked to. */
const SURE = 0.8;

const folded = (name: string): string => name.trim().toLowerCase();

function add(map: Map<string, Set<string>>, key: string, value: string): void {
  const set = map.get(key);
  if (set) set.add(value);
  else map.set(key, new Set([value]));
}

import { compareText, type Fact, type FactType } from '#lib/model';
import type { Compared, Merged } from './compare.js';
import { thingKey, type Thing } from './things.js';

/** Where somebody's skill or role goes: the thing itself, where it is there or stays because it is referred to, or what it goes on as. */
export interface Followed {
  readonly id: string;
  readonly name: string;
  readonly by: 'id' | 'same-as' | 'decision' | 'stays';
}

/** A learner, credential or role that refers to a thing which the new release does not contain. */
export interface Affected {
  readonly who: 'learner' | 'credential' | 'role';
  readonly id: string;
  readonly thing: Pick<Thing, 'kind' | 'id' | 'name'>;
  readonly follows: Followed;
}

/** Types of facts by which learners, credentials and roles refer to skills and roles. */
export const REFERRING: readonly FactType[] = [
  'learnerSkill',
  'position',
  'credentialSkill',
  'prerequisite',
  'roleSkill',
];

/** Every thing of the old release, by kind and id, to where it goes on. Nothing is lost: what has no heir stays. */
export function follow(before: Iterable<Thing>, { merged, dropped }: Compared): ReadonlyMap<string, Followed> {
  const gone = new Map<string, Merged | undefined>([
    ...merged.map((one) => [thingKey(one.thing), one] as const),
    ...dropped.map((thing) => [thingKey(thing), undefined] as const),
  ]);
  const to = new Map<string, Followed>();
  for (const thing of before) {
    const key = thingKey(thing);
    const heir = gone.get(key);
    const { id, name } = thing;
    if (!gone.has(key)) to.set(key, { id, name, by: 'id' });
    else if (heir && (heir.by === 'same-as' || heir.by === 'decision'))
      to.set(key, { id: heir.into.id, name: heir.into.name, by: heir.by }); // prettier-ignore
    else to.set(key, { id, name, by: 'stays' });
  }
  return to;
}

/** Gathers who refers to things that are gone: numbers of learners, credentials and roles, and the first few by kind and id. */
export class AffectedPeople {
  readonly #gone: ReadonlyMap<string, Thing>;
  readonly #seen: Record<Affected['who'], Set<string>> = { learner: new Set(), credential: new Set(), role: new Set() };
  readonly #used = new Map<string, Record<Affected['who'], number>>();
  readonly #first: Affected[] = [];

  constructor(
    { merged, dropped }: Compared,
    private readonly to: ReadonlyMap<string, Followed>,
    private readonly most: number,
  ) {
    this.#gone = new Map([...merged.map(({ thing }) => thing), ...dropped].map((thing) => [thingKey(thing), thing]));
  }

  add(facts: Iterable<Fact>): void {
    for (const fact of facts) for (const [who, id, key] of referringTo(fact)) this.#note(who, id, key);
  }

  get counts(): { readonly learners: number; readonly credentials: number; readonly roles: number } {
    const { learner, credential, role } = this.#seen;
    return { learners: learner.size, credentials: credential.size, roles: role.size };
  }

  /** How often a thing is referred to. */
  usedBy(thing: Thing): { readonly learners: number; readonly credentials: number; readonly roles: number } {
    const { learner = 0, credential = 0, role = 0 } = this.#used.get(thingKey(thing)) ?? {};
    return { learners: learner, credentials: credential, roles: role };
  }

  get samples(): readonly Affected[] {
    return this.#first.slice(0, this.most);
  }

  #note(who: Affected['who'], id: string, key: string): void {
    const thing = this.#gone.get(key);
    if (!thing) return;
    this.#seen[who].add(id);
    const used = this.#used.get(key) ?? { learner: 0, credential: 0, role: 0 };
    used[who]++;
    this.#used.set(key, used);
    const { kind, id: of, name } = thing;
    this.#keep({ who, id, thing: { kind, id: of, name }, follows: this.to.get(key)! });
  }

  /** The same few whatever the order in which a store gives facts. */
  #keep(one: Affected): void {
    this.#first.push(one);
    if (this.#first.length < 2 * this.most + 100) return;
    this.#sort();
    this.#first.length = this.most;
  }

  #sort(): void {
    this.#first.sort(
      (a, b) =>
        RANK[a.who] - RANK[b.who] ||
        compareText(a.id, b.id) ||
        compareText(a.thing.kind, b.thing.kind) ||
        compareText(a.thing.id, b.thing.id),
    );
  }

  end(): this {
    this.#sort();
    return this;
  }
}

const RANK = { learner: 0, credential: 1, role: 2 };

function referringTo(fact: Fact): readonly (readonly [Affected['who'], string, string])[] {
  switch (fact.type) {
    case 'learnerSkill':
      return [['learner', fact.learner, `skill ${fact.skill}`]];
    case 'position':
      return [...new Set([fact.role, fact.targetRole ?? fact.role])].map((role) => ['learner', fact.learner, `role ${role}`] as const); // prettier-ignore
    case 'credentialSkill':
      return [['credential', fact.credential, `skill ${fact.skill}`]];
    case 'prerequisite':
      return [['credential', fact.credential, `skill ${fact.needs}`]];
    case 'roleSkill':
      return [['role', fact.role, `skill ${fact.skill}`]];
    default:
      return [];
  }
}

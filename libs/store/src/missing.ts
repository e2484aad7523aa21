import { FACT_TYPES, NODE_TYPES, references, SCHEMA, type Fact, type FactType } from '#lib/model';
import type { KeptBecause, MissingChoice } from './diff.js';
import { CHAINING, Chains } from './missing-chains.js';
import type { FactKey, Stated } from './port.js';
import type { Said, Samples } from './samples.js';

/** A fact in force that an import replaced said last and the new one did not say. */
export interface MissingSaid extends FactKey {
  readonly said: Said;
  /** Whether an import that is not replaced says the fact too. */
  readonly claimed: boolean;
}

/** What a store must be able to do while it commits. */
export interface MissingIn {
  missing(type: FactType): AsyncIterable<readonly MissingSaid[]>;
  inForce(types: readonly FactType[]): AsyncIterable<readonly Fact[]>;
  state(stated: readonly Stated[]): Promise<void>;
  remove(facts: readonly FactKey[]): Promise<void>;
}

/** Facts that only describe the thing they name or link it to its like: by themselves they do not keep it. */
const DESCRIBING: ReadonlySet<FactType> = new Set([
  'skill',
  'skillBroader',
  'skillRelation',
  'skillCollection',
  'skillSameAs',
  'unmatchedSkill',
  'nameDecision',
  'roleTitle',
  'roleBroader',
  'roleCollection',
  'roleSameAs',
  'jobZone',
]);
const USING = FACT_TYPES.filter((type) => !DESCRIBING.has(type) && SCHEMA[type].fields.some(({ refs }) => refs));
const PAGE = 2000;

/**
 * Keeps, retires or removes what is missing. Removed is only what no other import says, and, of things with an id, what nothing that
 * stays refers to, also by way of what it goes on as: so nobody loses a skill, a role or a credential that they have.
 */
export async function settleMissing(
  { missing: choice, stays }: { readonly missing: MissingChoice; readonly stays?: (fact: FactKey) => boolean },
  store: MissingIn,
  samples: Samples | undefined,
): Promise<void> {
  const going = new Map<string, MissingSaid>();
  for (const type of [...FACT_TYPES].reverse()) {
    for await (const page of store.missing(type)) {
      const open = page.filter((one) => {
        const because = stays?.(one) ? 'rejected' : keptAtOnce(choice, one);
        if (because) samples?.missing({ ...one, outcome: 'kept', because });
        return !because;
      });
      if (choice === 'retire') await retire(open, store, samples);
      else if (NODE_TYPES.includes(type)) for (const one of open) going.set(identity(one), one);
      else await remove(open, store, samples);
    }
  }
  if (going.size === 0) return;
  const stay = await referredTo(going, store);
  for (const one of stay) samples?.missing({ ...going.get(one)!, outcome: 'kept', because: 'referred' });
  const gone = [...going].flatMap(([name, one]) => (stay.has(name) ? [] : [one]));
  for (let at = 0; at < gone.length; at += PAGE) await remove(gone.slice(at, at + PAGE), store, samples);
}

const identity = ({ type, key }: FactKey): string => `${type} ${key}`;

function keptAtOnce(choice: MissingChoice, { type, said, claimed }: MissingSaid): KeptBecause | undefined {
  if (claimed) return 'claimed';
  if (choice === 'keep') return 'keep';
  if (choice === 'remove') return undefined;
  if (!SCHEMA[type].fields.some(({ name }) => name === 'status')) return 'no-status';
  return (JSON.parse(said.fact!) as { readonly status?: string }).status === 'retired' ? 'retired' : undefined;
}

async function retire(open: readonly MissingSaid[], store: MissingIn, samples: Samples | undefined): Promise<void> {
  if (open.length === 0) return;
  const retired = open.map(({ said }) => ({ ...(JSON.parse(said.fact!) as Fact), status: 'retired' }) as Fact);
  await store.state(retired.map((fact) => ({ fact, file: 0, line: 0 })));
  for (const one of open) samples?.missing({ ...one, outcome: 'retired' });
}

async function remove(open: readonly MissingSaid[], store: MissingIn, samples: Samples | undefined): Promise<void> {
  if (open.length === 0) return;
  await store.remove(open);
  for (const one of open) samples?.missing({ ...one, outcome: 'removed' });
}

/** Of the things that would go, those that something refers to which does not go itself. */
async function referredTo(going: ReadonlyMap<string, MissingSaid>, store: MissingIn): Promise<ReadonlySet<string>> {
  const stay = new Set<string>();
  const leadsTo = new Map<string, string[]>();
  for await (const facts of store.inForce(USING)) {
    for (const fact of facts) {
      const named = references(fact).flatMap(({ id, types }) => types.map((type) => `${type} ${id}`));
      const ours = named.filter((name) => going.has(name));
      if (ours.length === 0) continue;
      const from = 'id' in fact ? `${fact.type} ${fact.id}` : '';
      if (going.has(from)) leadsTo.set(from, ours);
      else for (const one of ours) stay.add(one);
    }
  }
  const chains = stay.size > 0 ? await chainsOf(going, store) : undefined;
  for (let before = -1; before !== stay.size;) {
    before = stay.size;
    for (const one of stay) for (const next of leadsTo.get(one) ?? []) stay.add(next);
    for (const one of chains?.between([...stay]) ?? []) stay.add(one);
  }
  return stay;
}

async function chainsOf(going: ReadonlyMap<string, MissingSaid>, store: MissingIn): Promise<Chains> {
  const called = new Map<string, string | undefined>();
  for (const [thing, { type, said }] of going) {
    const fact = JSON.parse(said.fact!) as { readonly name?: string; readonly title?: string };
    const name = `${type} ${(fact.name ?? fact.title ?? '').trim()}`;
    called.set(name, called.has(name) ? undefined : thing);
  }
  const chains = new Chains(
    (thing) => going.has(thing),
    (name) => called.get(name),
  );
  for await (const facts of store.inForce(CHAINING)) for (const fact of facts) chains.add(fact);
  return chains;
}

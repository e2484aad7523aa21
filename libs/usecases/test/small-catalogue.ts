import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { makeFact, type Fact, type FactType } from '#lib/model';
import { openStore, type Store } from '#lib/store';
import { CatalogueCache, InlineRunner, type Deps } from '#lib/usecases';

function fact(type: FactType, values: Record<string, unknown>): Fact {
  const made = makeFact(type, values);
  if (made.status === 'refused') throw new Error(JSON.stringify(made.problems));
  return made.fact;
}

const price = (id: string, name: string, cost: number, hours: number): Fact =>
  fact('credential', { id, name, issuer: 'is-1', cost, currency: 'EUR', hours });

/** Two roles, three skills, three credentials: the two single ones cost 150 together, the one for both 170. */
export const SMALL: readonly Fact[] = [
  fact('skill', { id: 'sk-py', name: 'Python', altNames: ['Py', 'snake'] }),
  fact('skill', { id: 'sk-sql', name: 'SQL', altNames: ['Py', 'structured query language'] }),
  fact('skill', { id: 'sk-zoo', name: 'snake', altNames: [] }),
  fact('role', { id: 'ro-1', title: 'Data analyst', codes: ['2511', 'A1'], altTitles: ['Analyst', 'Number person'] }),
  fact('role', { id: 'ro-2', title: 'Data engineer', codes: ['2511'], altTitles: ['Analyst'] }),
  fact('roleTitle', { role: 'ro-2', title: 'Pipeline builder' }),
  fact('roleSkill', { role: 'ro-1', skill: 'sk-py', level: 3 }),
  fact('roleSkill', { role: 'ro-1', skill: 'sk-sql', level: 2 }),
  fact('issuer', { id: 'is-1', name: 'Night School' }),
  price('cr-py', 'Python Badge', 100_00, 20),
  price('cr-sql', 'SQL Badge', 50_00, 10),
  price('cr-both', 'Data Badge', 170_00, 25),
  fact('credentialSkill', { credential: 'cr-py', skill: 'sk-py', level: 3 }),
  fact('credentialSkill', { credential: 'cr-sql', skill: 'sk-sql', level: 2 }),
  fact('credentialSkill', { credential: 'cr-both', skill: 'sk-py', level: 3 }),
  fact('credentialSkill', { credential: 'cr-both', skill: 'sk-sql', level: 2 }),
  fact('learner', { id: 'l-ada', name: 'Ada' }),
  fact('learner', { id: 'l-bob', name: 'Bob' }),
  fact('learnerSkill', { learner: 'l-ada', skill: 'sk-py', level: 2, at: '2026-01-10' }),
];

async function fill(store: Store, facts: readonly Fact[], id = 'first'): Promise<void> {
  await store.commit({
    import: { id, format: 'test', at: '2026-02-01T00:00:00Z', by: 'test' },
    facts: (async function* () {
      yield facts.map((one) => ({ fact: one, file: 0, line: 0 }));
    })(),
    finish: (found) => ({
      files: [],
      counts: { read: facts.length, facts: facts.length, rejected: 0, skipped: 0, ...found },
    }),
  });
}

/** Opens stores in folders of their own; `clear` closes and deletes all of them. */
export class TestStores {
  private readonly opened: { readonly store: Store; readonly folder: string }[] = [];

  async open(facts: readonly Fact[] = []): Promise<Store> {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'stackway-usecases-'));
    const store = await openStore(folder);
    this.opened.push({ store, folder });
    if (facts.length > 0) await fill(store, facts);
    return store;
  }

  async deps(facts: readonly Fact[] = SMALL): Promise<Deps> {
    const store = await this.open(facts);
    let ids = 0;
    return {
      store,
      catalogue: new CatalogueCache(store),
      runner: new InlineRunner(() => 0),
      now: () => '2026-03-01T12:00:00Z',
      today: () => '2026-03-01',
      newId: () => `id-${++ids}`,
      by: 'tester',
    };
  }

  async clear(): Promise<void> {
    for (const { store, folder } of this.opened.splice(0)) {
      await store.close();
      await rm(folder, { recursive: true, force: true });
    }
  }
}

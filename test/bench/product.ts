import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import Papa from 'papaparse';
import loader, { type Highs } from 'highs';
import {
  gapOf,
  highsSolver,
  planPathway,
  SnapshotBuilder,
  solveInstance,
  type Certificate,
  type Instance,
  type MilpSolver,
  type Person,
  type Snapshot,
} from '#lib/engine';
import { exportFacts, readImport, readWeights } from '#lib/ingest';
import { CATALOGUE_TYPES, type Fact, type FactOf, type FactType } from '#lib/model';
import { openStore, type ChangeSet, type Stated, type Store } from '#lib/store';
import { testNeo4j } from '../neo4j-for-tests.js';
import { naiveOptimum } from '../oracle/naive.js';
import { madeFacts } from './made-catalogue.js';
import { median, ms, ratio, table, times } from './table.js';

const ON = '2026-11-22';
const SIZE = { skills: 1500, roles: 300, credentials: 2000, learners: 200 };

type Row = [what: string, where: string, own: string, naive: string, ratio: string, naiveWay: string];

/** Snapshot load, gap, pathway and import, on both stores, each beside the naive way, in one run. */
export async function benchProduct(): Promise<void> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'stackway-bench-'));
  const facts = madeFacts(1, SIZE);
  console.log(`Catalogue made with seed 1: ${facts.length} facts (${JSON.stringify(SIZE)})`);
  const server = await testNeo4j();
  try {
    await server.wipe();
    const embedded = await openStore(path.join(folder, 'embedded'));
    const neo4j = await openStore(server.uri, server);
    const rows: Row[] = [];
    rows.push(...(await benchCommit(embedded, neo4j, facts, folder)));
    rows.push(...(await benchImport(embedded, folder)));
    const snapshot = await benchLoad(embedded, neo4j, rows);
    rows.push(...(await benchAnswers(snapshot, embedded, facts)));
    await embedded.close();
    await neo4j.close();
    console.log(table(['what', 'where', 'ms', 'naive ms', 'ratio', 'the naive way'], rows));
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

function changeSet(facts: readonly Fact[]): ChangeSet {
  async function* batches(): AsyncGenerator<readonly Stated[]> {
    for (let i = 0; i < facts.length; i += 1000) {
      yield facts.slice(i, i + 1000).map((fact, k) => ({ fact, file: 0, line: i + k + 2 }));
    }
  }
  const counts = { read: facts.length, facts: facts.length, rejected: 0, skipped: 0 };
  return {
    import: { id: randomUUID(), format: 'bench', at: `${ON}T00:00:00Z`, by: 'bench' },
    facts: batches(),
    finish: (found) => ({
      files: [{ file: 'made', format: 'bench', sha256: '', ...counts }],
      counts: { ...counts, ...found },
    }),
  };
}

async function timed<T>(work: () => Promise<T>): Promise<[T, number]> {
  const start = performance.now();
  const result = await work();
  return [result, performance.now() - start];
}

async function benchCommit(embedded: Store, neo4j: Store, facts: readonly Fact[], folder: string): Promise<Row[]> {
  const naive = await openStore(path.join(folder, 'naive'));
  const few = facts.slice(0, 1000);
  const [, oneByOne] = await timed(async () => {
    for (const fact of few) await naive.commit(changeSet([fact]));
  });
  await naive.close();
  const perFact = (oneByOne / few.length) * facts.length;
  const rows: Row[] = [];
  for (const store of [embedded, neo4j]) {
    const [, own] = await timed(() => store.commit(changeSet(facts)));
    const other = store.kind === 'embedded' ? perFact : NaN;
    rows.push([
      `commit ${facts.length} facts`,
      store.kind,
      ms(own),
      Number.isNaN(other) ? '–' : ms(other),
      Number.isNaN(other) ? '–' : ratio(other, own),
      Number.isNaN(other) ? '' : `one commit a fact (${few.length} measured, scaled up)`,
    ]);
  }
  return rows;
}

async function benchImport(embedded: Store, folder: string): Promise<Row[]> {
  const csv = path.join(folder, 'csv');
  const exported = await exportFacts(embedded, csv, { personal: true });
  const fresh = await openStore(path.join(folder, 'imported'));
  const [outcome, own] = await timed(async () =>
    readImport({
      paths: [csv],
      store: fresh,
      import: { id: randomUUID(), at: `${ON}T00:00:00Z`, by: 'bench' },
      weights: await readWeights(),
    }),
  );
  await fresh.close();
  const [, parse] = await timed(async () => {
    for (const { file } of 'files' in exported ? exported.files : [])
      Papa.parse(readFileSync(path.join(csv, file), 'utf8'), { header: false });
  });
  const rows = 'counts' in outcome ? outcome.counts.read : NaN;
  return [
    [
      `import ${rows} rows of CSV, checked and committed`,
      'embedded',
      ms(own),
      ms(parse),
      ratio(parse, own),
      'PapaParse into arrays, nothing checked, nothing kept',
    ],
  ];
}

async function load(store: Store): Promise<Snapshot> {
  const builder = new SnapshotBuilder();
  for await (const batch of store.facts(CATALOGUE_TYPES)) builder.add(batch);
  return builder.build();
}

async function benchLoad(embedded: Store, neo4j: Store, rows: Row[]): Promise<Snapshot> {
  let snapshot!: Snapshot;
  for (const store of [embedded, neo4j]) {
    const own = median(await times(3, async () => (snapshot = await load(store))));
    const types = CATALOGUE_TYPES;
    const byType = median(
      await times(3, async () => {
        for (const type of types) for await (const batch of store.facts([type])) JSON.stringify(batch);
      }),
    );
    rows.push([
      'load the snapshot',
      store.kind,
      ms(own),
      ms(byType),
      ratio(byType, own),
      'reading alone, a query for each type of fact, nothing compiled',
    ]);
  }
  return snapshot;
}

async function benchAnswers(snapshot: Snapshot, store: Store, facts: readonly Fact[]): Promise<Row[]> {
  const people = await Promise.all(Array.from({ length: 30 }, (_, i) => personOf(store, `l-${i}`)));
  const roleOf = (i: number): number => (i * 7) % snapshot.roles.facts.length;
  const gaps = await times(200, (run) => gapOf(snapshot, people[Math.abs(run) % 30]!, roleOf(run + 1), { on: ON }));
  const byWalking = await times(20, (run) =>
    naiveGap(facts, people[Math.abs(run) % 30]!, snapshot.roles.facts[roleOf(run + 1)]!.id),
  );
  const highs = await (loader as unknown as () => Promise<Highs>)();
  const solver = highsSolver(highs);
  const greedy: number[] = [];
  const kinds = new Map<string, number>();
  const plans = await times(30, (run) => {
    const answer = planPathway(snapshot, people[Math.abs(run) % 30]!, roleOf(run + 1), { on: ON }, { solver });
    if (run >= 0 && 'proof' in answer) {
      kinds.set(`${answer.status}/${answer.proof.kind}`, (kinds.get(`${answer.status}/${answer.proof.kind}`) ?? 0) + 1);
      if (answer.greedy?.excess != null) greedy.push(answer.greedy.excess);
    }
  });
  console.log(
    `Pathways: ${[...kinds].map(([kind, count]) => `${count} ${kind}`).join(', ')}; greedy is ${(median(greedy) * 100).toFixed(1)} % dearer in the median, ${(Math.max(...greedy) * 100).toFixed(0)} % at worst`,
  );
  const p = [...plans].sort((a, b) => a - b);
  const beside = besideNaive(snapshot, people, roleOf, solver, highs);
  return [
    [
      'gap of a learner to a role',
      'snapshot',
      ms(median(gaps)),
      ms(median(byWalking)),
      ratio(median(byWalking), median(gaps)),
      'walking the facts as objects',
    ],
    [
      `pathway among ${snapshot.credentials.facts.length} credentials, median`,
      'snapshot',
      ms(median(plans)),
      '–',
      '–',
      '',
    ],
    ['the same, slowest of 30', 'snapshot', ms(p.at(-1)!), '–', '–', ''],
    [
      'the optimum alone, without bundles and funds, median of 7',
      'snapshot',
      ms(beside.own),
      ms(beside.naive),
      ratio(beside.naive, beside.own),
      'the naive model: any supporter will do, solved again until the plan can be studied',
    ],
  ];
}

/** Our model and the naive one on the same instances; both must find the same optimum. */
function besideNaive(
  snapshot: Snapshot,
  people: readonly Person[],
  roleOf: (i: number) => number,
  solver: MilpSolver,
  highs: Highs,
): { own: number; naive: number } {
  const own: number[] = [];
  const naive: number[] = [];
  for (let i = 0; i < 7; i++) {
    const answer = planPathway(snapshot, people[i]!, roleOf(i + 1), { on: ON, certificate: true }, { solver });
    const certificate = 'proof' in answer ? (answer.proof.certificate as Certificate | undefined) : undefined;
    if (!certificate) continue;
    const instance: Instance = {
      ...certificate.instance,
      funds: [],
      offers: certificate.instance.offers.map((offer) => ({ ...offer, grants: [] })),
      stacks: certificate.instance.stacks.map((stack) => ({ ...stack, bundle: null })),
    };
    const start = performance.now();
    const { plan } = solveInstance(instance, solver);
    own.push(performance.now() - start);
    const middle = performance.now();
    const { value } = naiveOptimum(instance, highs);
    naive.push(performance.now() - middle);
    if (plan?.value !== value) throw new Error(`the models disagree: ${plan?.value} and ${value}`);
  }
  return { own: median(own), naive: median(naive) };
}

async function personOf(store: Store, id: string): Promise<Person> {
  const record = await store.learner(id);
  if (!record) throw new Error(`no learner ${id}`);
  return record;
}

/** The gap as one would write it first: filter the facts, for every skill again. */
function naiveGap(facts: readonly Fact[], person: Person, role: string): number {
  const of = <T extends FactType>(type: T): FactOf<T>[] => facts.filter((fact) => fact.type === type) as FactOf<T>[];
  let met = 0;
  let all = 0;
  for (const need of of('roleSkill').filter((fact) => fact.role === role)) {
    const have = Math.max(0, ...person.skills.filter((held) => held.skill === need.skill).map((held) => held.level));
    met += ((need.importance ?? 1) * Math.min(have, need.level)) / need.level;
    all += need.importance ?? 1;
  }
  return met / all;
}

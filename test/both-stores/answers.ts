import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Store } from '#lib/store';
import {
  capabilityMap,
  CatalogueCache,
  exportFolder,
  findGap,
  InlineRunner,
  recommendPathway,
  unmetDemand,
  type Deps,
  type PathwayInput,
} from '#lib/usecases';

const DAY = '2026-05-01';

/** What the use cases are given: a clock that stands still, and numbered imports. */
export function depsOf(store: Store): Deps {
  let imports = 0;
  return {
    store,
    catalogue: new CatalogueCache(store),
    runner: new InlineRunner(() => 0),
    now: () => `${DAY}T12:00:00Z`,
    today: () => DAY,
    newId: () => `import-${++imports}`,
    by: 'tester',
  };
}

/** Pathways of every kind: plain, limited, filtered, partial, by hours, finish or trust, on a calendar, with a front, alternatives and a certificate. */
const WISHES: readonly Partial<PathwayInput>[] = [
  { certificate: true, front: 2 },
  { minimise: 'hours', alternatives: 2 },
  { coverage: 0.7, hoursPerWeek: 8 },
  { budget: '400', budgetCurrency: 'EUR' },
  { minTrust: 0.7, language: 'en', mode: 'online' },
  { minimise: 'mix', by: '2027-03-01', ageing: true },
  { maxHours: 150, certificate: true },
  { coverage: 0.6, budget: '600', budgetCurrency: 'EUR', certificate: true },
  { parallel: 2, by: '2027-02-01', certificate: true },
  { validOn: '2028-06-30', certificate: true },
  { minimise: 'finish' },
  { minimise: 'finish', parallel: 3, hoursPerWeek: 12 },
  { minimise: 'trust', certificate: true },
  { budget: '900', budgetCurrency: 'EUR', maxHours: 200, by: '2027-01-15', certificate: true },
];

/** Every answer of a store that people read, by the question, as the bytes they read. */
async function answersOf(deps: Deps): Promise<ReadonlyMap<string, string>> {
  const answers = new Map<string, string>();
  const note = (question: string, answer: { readonly status: string }): void => {
    // A question that is refused would compare nothing.
    if (answer.status === 'refused') throw new Error(`${question}: ${JSON.stringify(answer)}`);
    answers.set(question, JSON.stringify(answer));
  };
  const { snapshot } = await deps.catalogue.current();
  const roles = snapshot.roles.facts.map(({ id }) => id);
  const learners = (await deps.store.findLearners('', 1000)).map(({ id }) => id);
  for (const learner of learners) {
    for (const role of roles) note(`gap ${learner} ${role}`, await findGap(deps, { who: { learner }, role }));
  }
  // Solving takes the longest: every third learner, each role once.
  for (const [n, learner] of learners.filter((_, index) => index % 3 === 0).entries()) {
    const role = roles[n % roles.length]!;
    const wishes = WISHES[n % WISHES.length]!;
    const question = `pathway ${learner} ${role} ${JSON.stringify(wishes)}`;
    note(question, await recommendPathway(deps, { who: { learner }, role, ...wishes }));
  }
  for (const { id } of snapshot.organizations.facts) {
    note(`map of ${id}`, await capabilityMap(deps, { organization: id, within: 730 }));
  }
  note('map of everybody', await capabilityMap(deps, { includeUnshared: true }));
  note('unmet demand', await unmetDemand(deps, {}));
  note('unmet demand at a price', await unmetDemand(deps, { months: 24, maxPrice: '300', minTrust: 0.6, limit: 20 }));
  return answers;
}

/** Every file that a store exports, by name: its bytes and their SHA-256. */
async function exportOf(deps: Deps): Promise<ReadonlyMap<string, string>> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'stackway-export-'));
  try {
    const answer = await exportFolder(deps, { folder });
    if (answer.status === 'refused') throw new Error(JSON.stringify(answer));
    return new Map(
      readdirSync(folder)
        .sort()
        .map((name) => {
          const bytes = readFileSync(path.join(folder, name));
          return [name, `${bytes.length} ${createHash('sha256').update(bytes).digest('hex')}`];
        }),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** All that a store answers: its answers, its export, and the version of its facts. */
export async function everythingOf(deps: Deps): Promise<Everything> {
  const { snapshot } = await deps.catalogue.current();
  return { version: snapshot.version, answers: await answersOf(deps), files: await exportOf(deps) };
}

export interface Everything {
  readonly version: string;
  readonly answers: ReadonlyMap<string, string>;
  readonly files: ReadonlyMap<string, string>;
}

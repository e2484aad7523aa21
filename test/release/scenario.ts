import path from 'node:path';
import type { Release } from '#lib/ingest';
import { importFiles, undoImport, type Deps, type ImportAnswer } from '#lib/usecases';
import { Chance } from '../oracle/random.js';
import { accountFor, lostElsewhere, type Account } from './accounts.js';
import { changeRelease, type ChangedRelease } from './change-release.js';
import { writeEvidence } from './evidence.js';
import { readFramework, writeFramework, type FrameworkShape } from './framework-files.js';
import { makePeople, type MadePeople } from './made-people.js';

export interface ScenarioInput {
  readonly deps: Deps;
  /** Where the two releases and the people are written. */
  readonly work: string;
  /** The framework as it is published, and its files there (all when absent). */
  readonly framework: string;
  readonly only?: readonly string[];
  readonly shape: FrameworkShape;
  readonly size: { readonly learners: number; readonly skills: number; readonly credentials: number };
  readonly share: number;
  readonly seed: number;
  readonly missing: 'keep' | 'retire' | 'remove';
  readonly say?: (what: string) => void;
}

export interface ScenarioEnd {
  readonly changed: ChangedRelease;
  readonly people: MadePeople;
  /** What the dry run told of the release, and the import itself. */
  readonly foretold: Release;
  readonly told: Release;
  readonly account: Account;
  /** What credentials, roles and positions said of skills and roles, and is lost. */
  readonly lostElsewhere: readonly string[];
  /** Of the catalogue. */
  readonly versions: { readonly before: string; readonly after: string };
  /** Takes the release back, and says what is there then. */
  readonly undo: () => Promise<{ readonly version: string; readonly account: Account }>;
}

/** Imports a framework, people with its skills, and another release of it, and accounts for every skill that somebody had. */
export async function anotherRelease(input: ScenarioInput): Promise<ScenarioEnd> {
  const { deps, work, shape, say = () => undefined } = input;
  const chance = new Chance(input.seed);
  const files = readFramework(input.framework, input.only);
  const changed = changeRelease(files, shape, input.share, chance);
  const folder = (name: string): string => path.join(work, name);
  writeFramework(folder('first'), files);
  writeFramework(folder('second'), changed.files);
  const framework = { skills: changed.before.skill, roles: changed.before.role };
  const people = makePeople(work, framework, input.size, chance);
  writeEvidence(folder('evidence'), changed);

  const take = async (paths: readonly string[], more: object = {}): Promise<ImportAnswer> => {
    const began = performance.now();
    const answer = await importFiles(deps, { paths, ...more });
    if (answer.status === 'refused') throw new Error(JSON.stringify(answer.problems));
    const { read, rejected, added, changed: other, removed } = answer.counts;
    const names = paths.map((one) => path.basename(one)).join(', ');
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    say(`${names} (${answer.status}): ${read} rows, ${rejected} rejected; ${added} facts added, ${other} changed, ${removed} removed; ${seconds} s`); // prettier-ignore
    return answer;
  };
  await take([folder('first')]);
  for (const one of people.folders) await take([one]);
  await take([folder('evidence')]);
  const before = (await deps.catalogue.current()).snapshot;
  const asked = { missing: input.missing };
  const foretold = (await take([folder('second')], { ...asked, dryRun: true })).release;
  const committed = await take([folder('second')], asked);
  if (!foretold || !committed.release) throw new Error('the second release was not taken for one');
  const { snapshot } = await deps.catalogue.current();
  const account = await accountFor(deps.store, snapshot, people.held, people.claimed, changed, deps.today());
  return {
    changed,
    people,
    foretold,
    told: committed.release,
    account,
    lostElsewhere: await lostElsewhere(deps.store, snapshot, people),
    versions: { before: before.version, after: snapshot.version },
    undo: async () => {
      const answer = await undoImport(deps, { id: committed.import.id! });
      if (answer.status === 'refused') throw new Error(JSON.stringify(answer.problems));
      const { snapshot: again } = await deps.catalogue.current();
      const first = { ...changed, fates: { skill: new Map(), role: new Map() }, now: { skill: new Set(changed.before.skill.keys()), role: new Set(changed.before.role.keys()) } }; // prettier-ignore
      const back = await accountFor(deps.store, again, people.held, people.claimed, first, deps.today());
      return { version: again.version, account: back };
    },
  };
}

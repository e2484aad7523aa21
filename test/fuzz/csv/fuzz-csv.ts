import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { readImport, readWeights, sniffFiles, type ImportOutcome } from '#lib/ingest';
import type { Refusal } from '#lib/model';
import { openStore, type Store } from '#lib/store';
import { Chance } from '../../oracle/random.js';
import { faultOf, isArchive, sniffFault } from './judge.js';
import { mutate } from './mutations.js';
import { sampleOf } from './sample.js';

export interface FuzzFault {
  readonly seed: number;
  readonly file: string;
  readonly mutations: readonly string[];
  readonly fault: string;
  /** The mutant itself, to look at. */
  readonly bytes: Buffer;
}

export interface FuzzResult {
  readonly mutants: number;
  /** How many ended as `dry-run` or with which code of refusal. */
  readonly ends: Readonly<Record<string, number>>;
  readonly faults: readonly FuzzFault[];
}

export interface FuzzOptions {
  readonly files: readonly string[];
  readonly mutants: number;
  /** Of the first mutant; each further one has the next, or the one `step` further. */
  readonly seed: number;
  readonly step?: number;
  /** Asked before each mutant. */
  readonly goOn?: (seed: number) => boolean;
}

/** Imports damaged files without keeping anything, and holds every answer to what is promised. The same seed makes the same mutants. */
export async function fuzzCsv({
  files,
  mutants,
  seed: start,
  step = 1,
  goOn = () => true,
}: FuzzOptions): Promise<FuzzResult> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'stackway-fuzz-'));
  const store = await openStore(path.join(folder, 'store'));
  const run = await importer(store);
  const ends: Record<string, number> = {};
  const faults: FuzzFault[] = [];
  let done = 0;
  try {
    for (let seed = start; done < mutants && faults.length < 20 && goOn(seed); seed += step, done += 1) {
      const chance = new Chance(seed);
      const file = chance.pick(files);
      const { bytes, names } = mutate(sampleOf(file, chance), chance);
      const end = await judged(path.join(folder, path.basename(file)), bytes, run, chance.happens(0.05));
      ends[end.is] = (ends[end.is] ?? 0) + 1;
      if (end.fault !== undefined) faults.push({ seed, file, mutations: names, fault: end.fault, bytes });
    }
  } finally {
    await store.close();
    rmSync(folder, { recursive: true });
  }
  return { mutants: done, ends, faults };
}

type Run = (place: string) => Promise<ImportOutcome | Refusal>;

async function importer(store: Store): Promise<Run> {
  const weights = await readWeights();
  const about = { id: 'fuzz', at: '2026-01-01T00:00:00Z', by: 'fuzz' };
  return (place) => readImport({ paths: [place], store, weights, import: about, dryRun: true });
}

/** @param packed also as a gzip file, which must make no difference */
async function judged(
  place: string,
  bytes: Buffer,
  run: Run,
  packed: boolean,
): Promise<{ is: string; fault?: string }> {
  try {
    writeFileSync(place, bytes);
    const outcome = await run(place);
    const is = outcome.status === 'refused' ? outcome.problems[0]!.code : outcome.status;
    const fault =
      faultOf(outcome, bytes) ??
      sniffFault(await sniffFiles([place]), bytes) ??
      (packed && !isArchive(bytes) ? await otherwisePacked(place, bytes, outcome, run) : undefined);
    return fault === undefined ? { is } : { is, fault };
  } catch (error) {
    return { is: 'thrown', fault: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  } finally {
    rmSync(place, { force: true });
  }
}

async function otherwisePacked(
  place: string,
  bytes: Buffer,
  plain: ImportOutcome | Refusal,
  run: Run,
): Promise<string | undefined> {
  writeFileSync(place, gzipSync(bytes, { level: 1 }));
  const outcome = await run(place);
  const said = ({ status, problems, ...rest }: ImportOutcome | Refusal): string =>
    JSON.stringify([
      status,
      problems.map(({ code, where }) => [code, where?.line, where?.column]),
      'counts' in rest && rest.counts,
    ]);
  return said(outcome) === said(plain) ? undefined : `packed: ${said(outcome)}, plain: ${said(plain)}`.slice(0, 400);
}

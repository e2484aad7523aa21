import { mkdirSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { exportFacts } from '#lib/ingest';
import type { Fact, FactType } from '#lib/model';
import type { Store } from '#lib/store';
import { madeFacts, type Size } from '../made-catalogue.js';

/** What is imported: a folder, the tables in it, and their bytes. */
export interface Source {
  readonly name: string;
  readonly folder: string;
  readonly tables: readonly string[];
  readonly bytes: number;
}

const SIZE: Size = { skills: 15_000, roles: 3000, credentials: 20_000, learners: 2000 };

/** The tables that lie in a folder itself. */
export function sourceIn(folder: string): Source {
  const tables = readdirSync(folder).filter((file) => /\.(csv|tsv|tab|psv)$/i.test(file));
  const bytes = tables.reduce((sum, file) => sum + statSync(path.join(folder, file)).size, 0);
  return { name: path.basename(path.resolve(folder)), folder, tables, bytes };
}

/** A made catalogue as Stackway's own tables, seed 1. */
export async function madeSource(within: string): Promise<Source> {
  const folder = path.join(within, 'made');
  mkdirSync(folder);
  await exportFacts(holding(madeFacts(1, SIZE)), folder, { personal: true });
  return sourceIn(folder);
}

/** As much of a store as an export reads. */
function holding(facts: readonly Fact[]): Store {
  async function* of(types: readonly FactType[]): AsyncGenerator<readonly Fact[]> {
    yield facts.filter(({ type }) => types.includes(type));
  }
  return { facts: of } as unknown as Store;
}

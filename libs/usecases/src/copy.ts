import { createHash } from 'node:crypto';
import { canonicalJson, compareText, FACT_TYPES, refuse, type Fact, type Refusal } from '#lib/model';
import type { Stated, Store } from '#lib/store';
import type { Deps } from './deps.js';

export interface CopyAnswer {
  /** unchanged: the target held exactly these facts already. */
  readonly status: 'ok' | 'unchanged';
  readonly from: string;
  readonly to: string;
  /** Facts by type, counted in the target after writing. */
  readonly counts: readonly { readonly type: string; readonly facts: number }[];
  readonly facts: number;
  readonly tokens: number;
}

/**
 * Copies every fact in force, and the local accounts, into another store as one import of format `copy`; then counts both and compares.
 * The target must be empty, or hold exactly the same facts. The history of imports stays behind: the copy begins its own.
 *
 * @returns what the target holds, or a refusal `target-not-empty` or `copy-differs`
 */
export async function copyStore(
  deps: Pick<Deps, 'store' | 'now' | 'newId' | 'by'>,
  input: { readonly to: Store; readonly onProgress?: (facts: number) => void },
): Promise<CopyAnswer | Refusal> {
  const { store: from } = deps;
  const { to } = input;
  const source = await takeStock(from);
  const before = await takeStock(to);
  if (before.total > 0 && before.digest !== source.digest) return refuse(notEmpty(to, before.total));
  const same = before.digest === source.digest;
  if (!same) await write(deps, input);
  const tokens = await from.tokens();
  for (const token of tokens) await to.saveToken(token);
  const after = same ? before : await takeStock(to);
  if (after.digest !== source.digest) return refuse(differs(source, after));
  return {
    status: same ? 'unchanged' : 'ok',
    from: from.address,
    to: to.address,
    counts: [...after.counts].map(([type, facts]) => ({ type, facts })).sort((a, b) => compareText(a.type, b.type)),
    facts: after.total,
    tokens: tokens.length,
  };
}

async function write(
  deps: Pick<Deps, 'store' | 'now' | 'newId' | 'by'>,
  input: { readonly to: Store; readonly onProgress?: (facts: number) => void },
): Promise<void> {
  let facts = 0;
  async function* stated(): AsyncIterable<readonly Stated[]> {
    for await (const batch of deps.store.facts(FACT_TYPES)) {
      facts += batch.length;
      input.onProgress?.(facts);
      yield batch.map((fact) => ({ fact, file: 0, line: 0 }));
    }
  }
  await input.to.commit({
    import: { id: deps.newId(), format: 'copy', at: deps.now(), by: deps.by },
    facts: stated(),
    finish: (found) => ({ files: [], counts: { read: facts, facts, rejected: 0, skipped: 0, ...found } }),
  });
}

interface Stock {
  readonly counts: ReadonlyMap<string, number>;
  readonly total: number;
  /** Equal for equal sets of facts, in whatever order they came. */
  readonly digest: string;
}

/** Adds up the hashes of all facts modulo 2^256: the order of a store's answer does not matter, and nothing is held in memory. */
async function takeStock(store: Store): Promise<Stock> {
  const counts = new Map<string, number>();
  let total = 0;
  let sum = 0n;
  for await (const batch of store.facts(FACT_TYPES)) {
    for (const fact of batch) {
      counts.set(fact.type, (counts.get(fact.type) ?? 0) + 1);
      total += 1;
      sum += hashOf(fact);
    }
  }
  return { counts, total, digest: BigInt.asUintN(256, sum).toString(16) };
}

function hashOf(fact: Fact): bigint {
  return BigInt(`0x${createHash('sha256').update(canonicalJson(fact)).digest('hex')}`);
}

function notEmpty(to: Store, facts: number): Refusal['problems'][number] {
  return {
    code: 'target-not-empty',
    message: `${to.address} already holds ${facts} other facts.`,
    found: `${facts} facts`,
    expected: 'an empty store, or one with the same facts',
    next: 'Choose an empty store, or undo what the target holds.',
  };
}

function differs(source: Stock, after: Stock): Refusal['problems'][number] {
  const types = [...new Set([...source.counts.keys(), ...after.counts.keys()])].sort(compareText);
  const off = types.filter((type) => source.counts.get(type) !== after.counts.get(type));
  const told = off.map((type) => `${type}: ${source.counts.get(type) ?? 0} → ${after.counts.get(type) ?? 0}`);
  return {
    code: 'copy-differs',
    message: 'The copy does not hold the same facts as its source.',
    found: told.join(', ') || 'the same numbers with other contents',
    expected: `${source.total} facts`,
    next: 'Was something else writing? Undo the import in the target and copy again.',
  };
}

import MiniSearch from 'minisearch';
import { foldName, NameIndex, type NameEntry } from '#lib/names';
import { Chance } from '../oracle/random.js';
import { matchingFiles, type Pair } from './matching-files.js';
import { ms, ratio, table } from './table.js';

/** A way to match: the ids of its best five for a pair. */
interface Method {
  readonly name: string;
  readonly build: (entries: readonly NameEntry[]) => (pair: Pair) => readonly string[];
}

interface Measured {
  readonly method: Method;
  readonly build: number;
  readonly query: number;
  /** For each pair the place of the right answer, −1 when it is not among the five. */
  readonly places: readonly number[];
}

const SPLIT_SEED = 1;

const METHODS: readonly Method[] = [
  { name: 'exact title', build: exactTitle },
  { name: 'MiniSearch, titles', build: (entries) => miniSearch(entries, ['name']) },
  { name: 'MiniSearch, all labels and text', build: (entries) => miniSearch(entries, ['name', 'others', 'text']) },
  {
    name: 'MiniSearch, asked by all labels',
    build: (entries) =>
      miniSearch(entries, ['name', 'others', 'text'], ({ name, altNames = [] }) => [name, ...altNames].join(' ')),
  },
  { name: 'ours, title only', build: (entries) => ours(entries, ({ query: { name } }) => ({ name })) },
  { name: 'ours, all labels and text', build: (entries) => ours(entries, ({ query }) => query) },
  { name: 'ours, and codes', build: (entries) => ours(entries, ({ query, codes }) => ({ ...query, codes })) },
];

/**
 * Titles of one framework matched to another's, by several ways; the share whose right answer comes first, and among the first five. `held out` is the half of
 * the pairs that had no part in fitting our weights.
 * @returns whether there was anything to measure
 */
export async function benchMatching(
  esco: string,
  onet: string,
  crosswalk: string,
  tables: readonly string[],
): Promise<boolean> {
  const { entries, pairs } = await matchingFiles(esco, onet, crosswalk, tables);
  if (pairs.length === 0) return false;
  const order = new Chance(SPLIT_SEED).some([...pairs.keys()], pairs.length);
  const heldOut = new Set(order.slice(order.length >> 1));
  const measured = METHODS.filter(({ name }) => name !== 'ours, and codes' || tables.length > 0).map((method) =>
    measure(method, entries, pairs),
  );
  const labels = entries.reduce((sum, { altNames = [] }) => sum + 1 + altNames.length, 0);
  console.log(
    `${entries.length} roles with ${labels} labels, ${pairs.length} pairs, ${pairs.filter(({ codes }) => codes.length > 0).length} of them with codes\n`,
  );
  const peer = measured.find(({ method }) => method.name === 'MiniSearch, all labels and text')!;
  console.log(
    table(
      [
        'method',
        'top-1',
        'top-5',
        'top-1 held out',
        'top-5 held out',
        'build ms',
        'query ms',
        'MiniSearch builds',
        'MiniSearch asks',
      ],
      measured.map((one) => line(one, heldOut, peer)),
    ),
  );
  return true;
}

function measure(method: Method, entries: readonly NameEntry[], pairs: readonly Pair[]): Measured {
  const [ask, build] = onProcessor(() => {
    const made = method.build(entries);
    made(pairs[0]!);
    return made;
  });
  const [places, asked] = onProcessor(() => pairs.map((pair) => ask(pair).findIndex((id) => pair.right.has(id))));
  return { method, build, query: asked / pairs.length, places };
}

/** What work gives, and the milliseconds of processor time it took: steadier than the clock where others work too. */
export function onProcessor<T>(work: () => T): readonly [T, number] {
  const before = process.cpuUsage();
  const given = work();
  const { user, system } = process.cpuUsage(before);
  return [given, (user + system) / 1000];
}

function line(
  { method, build, query, places }: Measured,
  heldOut: ReadonlySet<number>,
  peer: Measured,
): readonly (string | number)[] {
  const share = (within: number, some: readonly number[]): string =>
    (some.filter((place) => place >= 0 && place < within).length / some.length).toFixed(3);
  const held = places.filter((_, pair) => heldOut.has(pair));
  return [
    method.name,
    share(1, places),
    share(5, places),
    share(1, held),
    share(5, held),
    ms(build),
    ms(query),
    ratio(peer.build, build),
    ratio(peer.query, query),
  ];
}

function exactTitle(entries: readonly NameEntry[]): (pair: Pair) => readonly string[] {
  const byTitle = new Map<string, string[]>();
  for (const { id, name, altNames = [] } of entries)
    for (const label of new Set([name, ...altNames].map(foldName)))
      byTitle.set(label, [...(byTitle.get(label) ?? []), id]);
  return ({ query }) => (byTitle.get(foldName(query.name)) ?? []).slice(0, 5);
}

function miniSearch(
  entries: readonly NameEntry[],
  fields: string[],
  textOf = ({ name }: Pair['query']): string => name,
): (pair: Pair) => readonly string[] {
  const index = new MiniSearch<{ id: string; name: string; others: string; text: string }>({
    fields,
    searchOptions: { prefix: true, fuzzy: 0.2, boost: { name: 3, others: 1.5 } },
  });
  index.addAll(
    entries.map(({ id, name, altNames = [], text = '' }) => ({ id, name, others: altNames.join(' '), text })),
  );
  return ({ query }) =>
    index
      .search(textOf(query))
      .slice(0, 5)
      .map(({ id }) => String(id));
}

function ours(
  entries: readonly NameEntry[],
  queryOf: (pair: Pair) => Pair['query'],
): (pair: Pair) => readonly string[] {
  const index = new NameIndex(entries);
  return (pair) => index.suggest(queryOf(pair)).map(({ id }) => id);
}

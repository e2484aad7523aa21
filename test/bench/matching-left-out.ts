import MiniSearch from 'minisearch';
import { foldName, NameIndex, type NameEntry } from '#lib/names';
import { Chance } from '../oracle/random.js';
import { fileIn, recordsOf } from './matching-files.js';
import { onProcessor } from './matching.js';
import { ms, table } from './table.js';

const ASKED = 1000;
const SEED = 7;

/**
 * Alternative labels of skills, each taken out of the framework and then asked for: how often the suggestions find the skill that had it. Labels that are another skill's too are not
 * asked for. No weight was fitted to this.
 * @returns whether there was anything to ask
 */
export async function benchLeftOut(esco: string): Promise<boolean> {
  const skills = (await recordsOf(fileIn(esco, 'skills_'), 'conceptUri')).map((row) => ({
    id: row.conceptUri!,
    name: row.preferredLabel!,
    altNames: row.altLabels!.split('\n').filter((label) => label.trim() !== ''),
    text: row.description!,
  }));
  const owners = new Map<string, number>();
  for (const { name, altNames } of skills)
    for (const label of new Set([name, ...altNames].map(foldName))) owners.set(label, (owners.get(label) ?? 0) + 1);
  const chance = new Chance(SEED);
  const asked = new Map<string, string>();
  for (const { id, name, altNames } of chance.some(skills, ASKED * 2)) {
    const own = altNames.filter((label) => owners.get(foldName(label)) === 1 && foldName(label) !== foldName(name));
    if (own.length > 0 && asked.size < ASKED) asked.set(id, chance.pick(own));
  }
  const left: readonly NameEntry[] = skills.map((skill) => {
    const out = asked.get(skill.id);
    return out === undefined
      ? skill
      : { ...skill, altNames: skill.altNames.filter((label) => foldName(label) !== foldName(out)) };
  });
  const peer = new MiniSearch<{ id: string; name: string; others: string; text: string }>({
    fields: ['name', 'others', 'text'],
    searchOptions: { prefix: true, fuzzy: 0.2, boost: { name: 3, others: 1.5 } },
  });
  peer.addAll(left.map(({ id, name, altNames = [], text = '' }) => ({ id, name, others: altNames.join(' '), text })));
  const index = new NameIndex(left);
  index.suggest({ name: skills[0]!.name });
  const ways: readonly (readonly [string, (label: string) => readonly string[]])[] = [
    [
      'MiniSearch',
      (label) =>
        peer
          .search(label)
          .slice(0, 5)
          .map((hit) => String(hit.id)),
    ],
    ['ours', (label) => index.suggest({ name: label }).map(({ id }) => id)],
  ];
  console.log(`\n${asked.size} alternative labels taken out of ${skills.length} skills, then asked for\n`);
  console.log(
    table(
      ['method', 'top-1', 'top-5', 'query ms'],
      ways.map(([name, ask]) => [name, ...found(asked, ask)]),
    ),
  );
  return asked.size > 0;
}

function found(asked: ReadonlyMap<string, string>, ask: (label: string) => readonly string[]): readonly string[] {
  const [places, took] = onProcessor(() => [...asked].map(([id, label]) => ask(label).indexOf(id)));
  const share = (within: number): string =>
    (places.filter((place) => place >= 0 && place < within).length / places.length).toFixed(3);
  return [share(1), share(5), ms(took / places.length)];
}

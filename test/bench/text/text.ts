import { readFileSync } from 'node:fs';
import path from 'node:path';
import { ENGLISH, NameIndex, SkillFinder, type NameEntry } from '#lib/names';
import { fileIn, recordsOf } from '../matching-files.js';
import { onProcessor } from '../matching.js';
import { ms, ratio, table } from '../table.js';

interface Labelled {
  readonly skills: readonly NameEntry[];
  /** Texts made up for this, with the skills that a person says they ask for. */
  readonly postings: readonly Posting[];
  /** The same, made when the rules stood. */
  readonly later: readonly Posting[];
}

interface Posting {
  readonly text: string;
  readonly wanted: readonly string[];
}

/** Ids of the skills that a text asks for. */
type Reader = (text: string) => Iterable<string>;

const HERE = path.resolve(import.meta.dirname, '../../../../test/bench/text');
const POSTINGS = path.join(HERE, 'postings.json');
const SENTENCES = path.join(HERE, 'sentences.json');

/**
 * Skills in texts: precision, recall and F1 on texts labelled by hand, beside searching for every label as a substring, and the longest label between blanks;
 * with a folder of ESCO the time for its whole set of labels.
 */
export async function benchText(esco: string | undefined): Promise<boolean> {
  const { skills, postings, later } = JSON.parse(readFileSync(POSTINGS, 'utf8')) as Labelled;
  const finder = new SkillFinder(skills);
  const readers: readonly (readonly [string, Reader])[] = [
    ['substring', substrings(skills)],
    ['word boundaries', words(skills)],
    ['ours, words of English only', wantedBy(new SkillFinder(skills, ENGLISH))],
    ['ours', wantedBy(finder)],
  ];
  console.log(`${skills.length} skills`);
  tell('texts labelled by hand', postings, readers);
  tell('texts written and labelled after the rules were made', later, readers);
  const sentences = JSON.parse(readFileSync(SENTENCES, 'utf8')) as Readonly<Record<string, readonly Posting[]>>;
  for (const [language, texts] of Object.entries(sentences))
    tell(`passages in ${language} with negations and offers`, texts, readers);
  if (esco !== undefined) await benchFramework(esco);
  return true;
}

const wantedBy =
  (finder: SkillFinder): Reader =>
  (text) =>
    finder.find(text).flatMap(({ id, excluded }) => (id !== undefined && !excluded ? [id] : []));

function tell(what: string, postings: readonly Posting[], readers: readonly (readonly [string, Reader])[]): void {
  console.log(`\n${postings.length} ${what}\n`);
  console.log(
    table(
      ['method', 'precision', 'recall', 'F1'],
      readers.map(([name, read]) => [name, ...quality(read, postings)]),
    ),
  );
  for (const { text, wanted } of postings) {
    const found = new Set(readers.at(-1)![1](text));
    const missed = wanted.filter((id) => !found.has(id)).join(' ') || '–';
    const wrong = [...found].filter((id) => !wanted.includes(id)).join(' ') || '–';
    if (missed + wrong !== '––')
      console.log(`  missed ${missed}, wrong ${wrong}: ${text.slice(0, 60).replaceAll('\n', ' ')}…`);
  }
}

function quality(read: Reader, postings: readonly Posting[]): readonly string[] {
  let [right, found, wanted] = [0, 0, 0];
  for (const posting of postings) {
    const ids = new Set(read(posting.text));
    found += ids.size;
    wanted += posting.wanted.length;
    right += posting.wanted.filter((id) => ids.has(id)).length;
  }
  const [precision, recall] = [right / found, right / wanted];
  return [precision, recall, (2 * precision * recall) / (precision + recall)].map((share) => share.toFixed(3));
}

function labelsOf(skills: readonly NameEntry[]): readonly (readonly [string, string])[] {
  return skills.flatMap(({ id, name, altNames = [] }) =>
    [name, ...altNames].map((label): [string, string] => [label.toLowerCase(), id]),
  );
}

function substrings(skills: readonly NameEntry[]): Reader {
  const labels = labelsOf(skills);
  return (text) => labels.filter(([label]) => text.toLowerCase().includes(label)).map(([, id]) => id);
}

function words(skills: readonly NameEntry[]): Reader {
  const labels = labelsOf(skills).map(([label, id]) => {
    const literal = label.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    return { id, pattern: new RegExp(`(?<![\\p{L}\\p{N}])${literal}(?![\\p{L}\\p{N}])`, 'u') };
  });
  return (text) => labels.filter(({ pattern }) => pattern.test(text.toLowerCase())).map(({ id }) => id);
}

async function benchFramework(esco: string): Promise<void> {
  const skills = (await recordsOf(fileIn(esco, 'skills_'), 'conceptUri')).map((row) => ({
    id: row.conceptUri!,
    name: row.preferredLabel!,
    altNames: row.altLabels!.split('\n').filter((label) => label.trim() !== ''),
  }));
  const texts = (await recordsOf(fileIn(esco, 'occupations_'), 'conceptUri')).map(
    ({ description = '' }) => description,
  );
  const labels = labelsOf(skills);
  const [finder, built] = onProcessor(() => new SkillFinder(skills));
  console.log(
    `\n${skills.length} skills with ${labels.length} labels: made ready in ${ms(built)} ms of processor time`,
  );
  const bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  const runs = Array.from({ length: 6 }, () =>
    onProcessor(() => texts.reduce((sum, text) => sum + finder.find(text).length, 0)),
  );
  const [hits, best] = runs.reduce((one, other) => (other[1] < one[1] ? other : one));
  console.log(
    `${(bytes / 1e6).toFixed(1)} MB of descriptions, ${hits} names in them: ${ms(best)} ms, ${(bytes / 1e3 / best).toFixed(1)} MB/s`,
  );
  const few = texts.slice(0, 20);
  const [, naive] = onProcessor(() =>
    few.map((text) => labels.filter(([label]) => text.toLowerCase().includes(label)).length),
  );
  const share = few.reduce((sum, text) => sum + Buffer.byteLength(text), 0) / bytes;
  console.log(`searching for every label by itself takes ${ratio(naive / share, best)} as long`);
  const [index, matching] = onProcessor(() => new NameIndex(skills));
  const [, suggesting] = onProcessor(() => index.suggest({ name: skills[0]!.name }));
  console.log(`their names are ready for matching in ${ms(matching)} ms, for suggestions in ${ms(suggesting)} ms more`);
  const asked = skills.filter((_, i) => i % 50 === 0);
  const [, suggested] = onProcessor(() => asked.map(({ name }) => index.suggest({ name: `${name} ${asked.length}` })));
  console.log(`five suggestions take ${ms(suggested / asked.length)} ms`);
}

import { createReadStream, existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import Papa from 'papaparse';
import { CodeTable, type NameEntry, type RankQuery } from '#lib/names';

type Row = Readonly<Record<string, string>>;

/** A role of one framework with the role of the other that people took for the same. */
export interface Pair {
  readonly query: RankQuery & { readonly name: string };
  /** Ids that count as right: a role may have become several in a later release. */
  readonly right: ReadonlySet<string>;
  /** Codes that tables of codes give the role, in the classification of the entries; empty without such tables. */
  readonly codes: readonly string[];
}

export interface MatchingFiles {
  readonly entries: readonly NameEntry[];
  readonly pairs: readonly Pair[];
}

/** Rows of a CSV file as records; lines before the heading, of which `first` is a part, are passed over. */
export async function recordsOf(file: string, first: string): Promise<readonly Row[]> {
  const rows: string[][] = [];
  await new Promise<void>((resolve, reject) => {
    Papa.parse<string[]>(createReadStream(file, 'utf8'), {
      delimitersToGuess: [',', ';', '\t'],
      skipEmptyLines: true,
      step: ({ data }) => void rows.push(data),
      complete: () => resolve(),
      error: reject,
    });
  });
  const at = rows.findIndex((row) => row.some((cell) => cell.replace('\ufeff', '') === first));
  if (at < 0) throw new Error(`${file} has no column ${first}.`);
  const heading = rows[at]!.map((cell) => cell.replace('\ufeff', '').trim());
  return rows.slice(at + 1).map((row) => Object.fromEntries(heading.map((name, i) => [name, row[i]?.trim() ?? ''])));
}

/** The file of a folder that begins so, whatever its ending. */
export function fileIn(folder: string, beginning: string): string {
  const name = existsSync(folder) ? readdirSync(folder).find((one) => one.startsWith(beginning)) : undefined;
  if (name === undefined) throw new Error(`There is no ${beginning}… in ${folder}.`);
  return path.join(folder, name);
}

/**
 * ESCO's occupations as queries, O*NET's as entries, the crosswalk as what is right.
 * @param tables ISCO-08 to SOC 2010 and O*NET-SOC 2010 to 2019, told apart by their headings; both may be missing
 */
export async function matchingFiles(
  esco: string,
  onet: string,
  crosswalk: string,
  tables: readonly string[],
): Promise<MatchingFiles> {
  const entries = await onetEntries(onet);
  const known = new Set(entries.map(({ id }) => id));
  const occupations = new Map(
    (await recordsOf(fileIn(esco, 'occupations'), 'conceptUri')).map((row) => [row.conceptUri!, row]),
  );
  const { groups, releases } = await codeTables(tables);
  const later = (code: string): readonly string[] => (known.has(code) || !releases ? [code] : releases.carry([code]));
  const pairs: Pair[] = [];
  for (const { concept_uri: uri, isco_code: isco = '', onet_code: code = '' } of await recordsOf(
    crosswalk,
    'concept_uri',
  )) {
    const occupation = occupations.get(uri!);
    const right = new Set(
      (releases ? [...releases.carry([code]), ...later(code)] : [code]).filter((one) => known.has(one)),
    );
    if (!occupation || right.size === 0) continue;
    const soc = groups?.carry([isco.padStart(4, '0')]) ?? [];
    const codes = releases
      ? soc.flatMap((one) => (releases.carry([one]).length > 0 ? releases.carry([one]) : [one]))
      : soc;
    const { preferredLabel: name = '', altLabels = '', description = '' } = occupation;
    pairs.push({ query: { name, altNames: altLabels.split('\n'), text: description }, right, codes });
  }
  return { entries, pairs };
}

async function onetEntries(folder: string): Promise<readonly NameEntry[]> {
  const titles = new Map<string, string[]>();
  for (const row of await recordsOf(fileIn(folder, 'Alternate Titles'), 'Alternate Title')) {
    const known = titles.get(row['O*NET-SOC Code']!) ?? [];
    titles.set(row['O*NET-SOC Code']!, known);
    known.push(row['Alternate Title']!, ...(/^(n\/a)?$/.test(row['Short Title'] ?? '') ? [] : [row['Short Title']!]));
  }
  const occupations = await recordsOf(fileIn(folder, 'Occupation Data'), 'O*NET-SOC Code');
  return occupations.map(({ 'O*NET-SOC Code': id = '', Title: name = '', Description: text = '' }) => ({
    id,
    name,
    altNames: titles.get(id) ?? [],
    codes: [id],
    text,
  }));
}

async function codeTables(files: readonly string[]): Promise<{ groups?: CodeTable; releases?: CodeTable }> {
  const tables: { groups?: CodeTable; releases?: CodeTable } = {};
  for (const file of files) {
    const isReleases = await recordsOf(file, 'soc2010_code').catch(() => undefined);
    if (isReleases) tables.releases = new CodeTable(isReleases.map((row) => [row.soc2010_code!, row.soc2019_code!]));
    else
      tables.groups = new CodeTable(
        (await recordsOf(file, 'ISCO-08 Code')).map((row) => [row['ISCO-08 Code']!, row['2010 SOC Code']!]),
      );
  }
  return tables;
}

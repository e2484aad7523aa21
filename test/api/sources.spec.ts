// Whose files explained ones are: next month's export takes the place of this month's, other files stay as they are.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Serving } from './serving.js';

let serving: Serving;
let uploads: string;
let profiles: string;
let admin: Readonly<Record<string, string>>;
beforeAll(async () => {
  uploads = await mkdtemp(path.join(tmpdir(), 'stackway-uploads-'));
  profiles = await mkdtemp(path.join(tmpdir(), 'stackway-profiles-'));
  const settings = { host: '127.0.0.1', port: 0, profiles } as never;
  serving = await Serving.start([], { uploads: { folder: uploads, limit: 400_000 }, settings });
  admin = await serving.account(['admin']);
});
afterAll(async () => {
  await serving.stop();
  for (const folder of [uploads, profiles]) await rm(folder, { recursive: true, force: true });
});

async function post(
  address: string,
  files: Readonly<Record<string, string>>,
  fields: Readonly<Record<string, string>> = {},
): Promise<Record<string, unknown>> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  for (const [name, text] of Object.entries(files)) form.append('files', new Blob([text]), name);
  const response = await fetch(`${serving.url}${address}`, { method: 'POST', body: form, headers: admin });
  return (await response.json()) as Record<string, unknown>;
}

/** Imports a file as it is proposed. */
async function bring(name: string, text: string, like: string, dryRun: boolean): Promise<Record<string, unknown>> {
  const { proposal } = await post('/imports/mapping', { [name]: text }, { like });
  const { mapping } = proposal as { mapping: object };
  return post(`/imports?dryRun=${String(dryRun)}`, { [name]: text }, { mapping: JSON.stringify(mapping) });
}

const ROWS = 'Kennung;Kompetenz\nk-1;Zinnguss\nk-2;Bleiguss\n';
const FEWER = 'Kennung;Kompetenz\nk-1;Zinnguss\n';

describe('a file that was explained', () => {
  it('does not take the place of another one, and takes that of an earlier one of its kind', async () => {
    const first = await bring('guss 2026-01.csv', ROWS, 'stackway/skills', false);
    expect(first).toMatchObject({ status: 'ok', files: [{ format: 'guss/skills' }] });
    const other = await bring('holz.csv', 'Kennung;Kompetenz\nh-1;Hobeln\n', 'stackway/skills', true);
    expect(other).toMatchObject({ files: [{ format: 'holz/skills' }], diff: { missing: null } });
    const next = await bring('guss 2026-02.csv', FEWER, 'stackway/skills', true);
    expect(next).toMatchObject({ files: [{ format: 'guss/skills' }], diff: { missing: { count: 1 } } });
  });

  it('is of the source that its mapping names, also where one mapping explains several', async () => {
    const skills = { like: 'stackway/skills', columns: { id: { heading: 'Kennung' }, name: { heading: 'Kompetenz' } } };
    const tables = [
      { ...skills, table: 'guss/skills', files: ['a'] },
      { ...skills, table: 'holz/skills', files: ['b'] },
      { ...skills, table: 'glas', files: ['c'] },
    ];
    const mapping = JSON.stringify({ profile: 1, name: 'three', title: 'Three', tables });
    const texts = { 'a.csv': ROWS, 'b.csv': ROWS.replaceAll('k-', 'h-'), 'c.csv': ROWS.replaceAll('k-', 'g-') };
    const { files } = await post('/imports?dryRun=true', texts, { mapping });
    expect((files as { format: string }[]).map(({ format }) => format).sort()).toEqual([
      'guss/skills',
      'holz/skills',
      'three/glas',
    ]);
  });

  it('is the same source before and after its mapping is saved', async () => {
    const { proposal } = await post('/imports/mapping', { 'zinn.csv': FEWER }, { like: 'stackway/skills' });
    const mapping = JSON.stringify({ ...(proposal as { mapping: object }).mapping, name: 'foundry' });
    const before = await post('/imports', { 'zinn.csv': FEWER.replace('k-1', 'z-1') }, { mapping });
    expect(before).toMatchObject({ status: 'ok', files: [{ format: 'foundry/skills' }] });
    const save = `mutation S($mapping: String!) { saveImportProfile(name: "foundry", title: "Foundry", mapping: $mapping) { __typename } }`;
    expect((await serving.ask(save, { mapping }, admin)).errors).toEqual([]);
    const after = await post('/imports?dryRun=true', { 'zinn 2.csv': FEWER.replace('k-1', 'z-2') });
    expect(after).toMatchObject({ files: [{ format: 'foundry/skills' }], diff: { missing: { count: 1 } } });
  });
});

describe('a saved mapping', () => {
  const SAVE = `mutation S($title: String!, $mapping: String!, $replace: Boolean) {
    saveImportProfile(name: "guild", title: $title, mapping: $mapping, replace: $replace) { __typename ... on Problem { code message found } } }`;
  const ratings = (level: string): object => {
    const columns = { person: { heading: 'wer' }, skill: { heading: 'was' }, level: { heading: level } };
    return { profile: 1, name: 'x', title: 'X', tables: [{ table: 'ratings', like: 'matrices/ratings', columns }] };
  };
  const save = async (title: string, given: object, replace?: boolean): Promise<unknown> => {
    const variables = { title, mapping: JSON.stringify(given), ...(replace === undefined ? {} : { replace }) };
    return (await serving.ask(SAVE, variables, admin)).data?.['saveImportProfile'];
  };

  it('is not lost to another of the same name unless that is said; the same one is saved again', async () => {
    const file = path.join(profiles, 'guild.json');
    const onDisk = async (): Promise<unknown> => JSON.parse(await readFile(file, 'utf8'));
    const saved = { __typename: 'ImportProfileSaved' };
    for (let times = 0; times < 2; times += 1) expect(await save('Guild', ratings('Note'))).toEqual(saved);
    for (const replace of [undefined, false]) {
      expect(await save('Yard', ratings('Stufe'), replace)).toEqual({
        __typename: 'Refused',
        code: 'profile-exists',
        message:
          'Another mapping is saved as guild already: "Guild", like matrices/ratings with the columns wer, was, Note.',
        found: 'guild',
      });
      expect(await onDisk()).toMatchObject({ title: 'Guild', tables: [{ columns: { level: { heading: 'Note' } } }] });
    }
    expect(await save('Yard', ratings('Stufe'), true)).toEqual(saved);
    expect(await onDisk()).toMatchObject({ title: 'Yard', tables: [{ columns: { level: { heading: 'Stufe' } } }] });
    await writeFile(file, '{"tables":[null]}');
    expect(await save('Yard', ratings('Stufe'))).toMatchObject({ code: 'profile-exists' });
  });
});

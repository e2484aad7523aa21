import { readdirSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Serving } from './serving.js';

const LIMIT = 400_000;
const PEOPLE = 'wer;was;wie gut\nana;Schweißen;4\nben;Mauern;zehn\n';
const COLUMNS = { person: { heading: 'wer' }, skill: { heading: 'was' }, level: { heading: 'wie gut' } };
const MAPPING = mapping(COLUMNS);

let serving: Serving;
let uploads: string;
let profiles: string;
let admin: Readonly<Record<string, string>>;
beforeAll(async () => {
  uploads = await mkdtemp(path.join(tmpdir(), 'stackway-uploads-'));
  profiles = await mkdtemp(path.join(tmpdir(), 'stackway-profiles-'));
  const settings = { host: '127.0.0.1', port: 0, profiles } as never;
  serving = await Serving.start([], { uploads: { folder: uploads, limit: LIMIT }, settings });
  admin = await serving.account(['admin']);
});
afterAll(async () => {
  await serving.stop();
  for (const folder of [uploads, profiles]) await rm(folder, { recursive: true, force: true });
});
beforeEach(async () => {
  for (const name of readdirSync(profiles)) await rm(path.join(profiles, name));
});

function mapping(columns: object, like = 'matrices/ratings'): object {
  return { profile: 1, name: 'mapping', title: 'A list', tables: [{ table: 'file', like, columns }] };
}

async function post(
  address: string,
  files: Readonly<Record<string, string>>,
  fields: Readonly<Record<string, string>> = {},
  headers: Readonly<Record<string, string>> = admin,
) {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  for (const [name, text] of Object.entries(files)) form.append('files', new Blob([text]), name);
  const response = await fetch(`${serving.url}${address}`, { method: 'POST', body: form, headers });
  const text = await response.text();
  const body = text.startsWith('{') ? (JSON.parse(text) as Record<string, unknown>) : {};
  return {
    status: response.status,
    body,
    text,
    type: response.headers.get('content-type'),
    disposition: response.headers.get('content-disposition'),
  };
}
const codes = (body: Record<string, unknown>): string[] =>
  (body['problems'] as { code: string }[]).map(({ code }) => code);

describe('a file that nobody knows', () => {
  it('is refused with a proposal of what its columns mean', async () => {
    const { status, body } = await post('/imports', { 'people.csv': PEOPLE, 'skills.csv': 'id,name\na,Welding\n' });
    expect([status, codes(body)]).toEqual([400, ['unknown-format']]);
    expect(body['proposals']).toMatchObject([
      { file: 'people.csv', columns: [{ heading: 'wer' }, { heading: 'was' }, { heading: 'wie gut' }] },
    ]);
    expect(JSON.stringify(body)).not.toContain(uploads);
    expect(readdirSync(uploads)).toEqual([]);
  });

  it('is imported by a mapping', async () => {
    const { status, body } = await post(
      '/imports?dryRun=true',
      { 'people.csv': PEOPLE },
      { mapping: JSON.stringify(MAPPING) },
    );
    expect([status, body['status']]).toEqual([200, 'dry-run']);
    expect(body['counts']).toMatchObject({ read: 2, rejected: 1 });
    expect(body['files']).toMatchObject([{ file: 'people.csv', format: 'mapping/file' }]);
  });

  it.each([
    ['no JSON', '{', 'not-json'],
    ['no object', '7', 'not-json'],
    ['no mapping', '{"profile":1}', 'bad-mapping'],
    ['like nothing that is there', JSON.stringify(mapping(COLUMNS, 'nix/nix')), 'bad-mapping'],
    [
      'for columns that are not there',
      JSON.stringify(mapping({ ...COLUMNS, level: { heading: 'nope' } })),
      'missing-column',
    ],
    ['too long', JSON.stringify({ ...MAPPING, about: 'x'.repeat(300_000) }), 'field-too-long'],
  ])('is refused with a mapping that is %s', async (_, given, code) => {
    for (const address of ['/imports', '/imports/rejected?file=people.csv']) {
      const { status, body } = await post(address, { 'people.csv': PEOPLE }, { mapping: given });
      expect([address, status, codes(body)]).toEqual([address, 400, [code]]);
    }
    expect(readdirSync(uploads)).toEqual([]);
  });
});

describe('POST /imports/mapping', () => {
  it('is for admins, and not for other sites', async () => {
    const files = { 'people.csv': PEOPLE };
    const learner = await serving.account(['learner'], { learner: 'x' });
    const foreign = { ...(await serving.owner()), origin: 'http://evil.example' };
    for (const address of ['/imports/mapping', '/imports/rejected?file=people.csv']) {
      expect((await post(address, files, {}, {})).status).toBe(401);
      expect((await post(address, files, {}, learner)).status).toBe(403);
      expect((await post(address, files, {}, foreign)).status).toBe(403);
    }
  });

  it('proposes, and shows the first rows by the proposal', async () => {
    const { status, body } = await post('/imports/mapping', { 'people.csv': PEOPLE }, { like: 'matrices/ratings' });
    expect(status).toBe(200);
    expect(body['proposal']).toMatchObject({
      target: 'matrices/ratings',
      delimiter: ';',
      wanted: expect.arrayContaining([{ column: 'level', required: true, reads: 'level' }]) as unknown,
      targets: expect.arrayContaining(['courses/courses', 'stackway/skills']) as unknown,
    });
    expect(body['preview']).toMatchObject({ status: expect.stringMatching(/ok|refused/) as unknown });
    expect(JSON.stringify(body)).not.toContain(uploads);
  });

  it('says what is wrong with a matrix in which no column holds levels', async () => {
    const text = 'wer;was\nana;Schweißen\nben;Mauern\n';
    const given = { mapping: JSON.stringify(mapping({ person: { heading: 'wer' } }, 'matrices/matrix')) };
    const { status, body } = await post('/imports/mapping', { 'people.csv': text }, given);
    expect([status, body['preview']]).toMatchObject([
      200,
      { status: 'refused', problems: [{ code: 'missing-column', found: 'wer, was', where: { line: 1 } }] },
    ]);
  });

  it('shows what a mapping makes of each row, and which cell is wrong', async () => {
    const { body } = await post('/imports/mapping', { 'people.csv': PEOPLE }, { mapping: JSON.stringify(MAPPING) });
    expect(body).not.toHaveProperty('proposal');
    const { rows } = body['preview'] as { rows: { line: number; facts: { type: string }[]; problems: object[] }[] };
    expect(rows.map(({ line }) => line)).toEqual([2, 3]);
    expect(rows[0]!.facts).toEqual(
      expect.arrayContaining([expect.objectContaining({ type: 'learnerUnmatchedSkill', name: 'Schweißen', level: 4 })]),
    );
    expect(rows[1]!.problems).toMatchObject([{ field: 'wie gut', found: 'zehn' }]);
  });

  it('tells columns that are not there as an import would', async () => {
    const given = JSON.stringify(mapping({ ...COLUMNS, level: { heading: 'nope' } }));
    const { status, body } = await post('/imports/mapping', { 'people.csv': PEOPLE }, { mapping: given });
    expect([status, body['preview']]).toMatchObject([
      200,
      { status: 'refused', problems: [{ code: 'missing-column' }] },
    ]);
  });

  it('tells a matrix without columns of levels as an import would', async () => {
    const given = JSON.stringify(mapping({ person: { heading: 'wer' } }, 'matrices/matrix'));
    const { status, body } = await post('/imports/mapping', { 'people.csv': 'wer;was\nana;Mauern\n' }, { mapping: given }); // prettier-ignore
    expect([status, body['preview']]).toMatchObject([
      200,
      { status: 'refused', problems: [{ code: 'missing-column' }] },
    ]);
  });

  it('takes a file that was cut off', async () => {
    const text = PEOPLE + 'cleo;"Putz, innen";3\n'.repeat(5000);
    const { body } = await post(
      '/imports/mapping',
      { 'people.csv': text.slice(0, 100_000) },
      { mapping: JSON.stringify(MAPPING) },
    );
    expect((body['preview'] as { rows: unknown[] }).rows).toHaveLength(20);
  });

  it.each([
    ['a table that is not there', { 'people.csv': PEOPLE }, { like: 'nix/nix' }, 400, 'unknown-format'],
    ['an encoding that is not there', { 'people.csv': PEOPLE }, { encoding: 'nix' }, 400, 'unknown-encoding'],
    ['a mapping that is none', { 'people.csv': PEOPLE }, { mapping: '[' }, 400, 'not-json'],
    ['no file', {}, {}, 400, 'no-files'],
    ['a file that is no table', { 'people.csv': '\u0000\u0001' }, {}, 400, undefined],
    ['more than its limit', { 'people.csv': 'a;b\n'.repeat(200_000) }, {}, 413, 'upload-too-large'],
  ])('refuses %s', async (_, files, fields, wanted, code) => {
    const { status, body } = await post('/imports/mapping', files, fields);
    expect(status).toBe(wanted);
    expect(codes(body)).toEqual([code ?? (expect.any(String) as unknown)]);
    expect(readdirSync(uploads)).toEqual([]);
  });
});

describe('POST /imports/rejected', () => {
  const ask = (file: string) =>
    post(
      `/imports/rejected?file=${file}`,
      { 'people.csv': PEOPLE, 'skills.csv': 'id,name\na,Welding\n' },
      { mapping: JSON.stringify(MAPPING) },
    );

  it('answers the rejected rows as a table with the reasons, writes nothing, and is read again when corrected', async () => {
    const { status, text, type, disposition } = await ask('people.csv');
    expect([status, type]).toEqual([200, 'text/csv; charset=utf-8']);
    const [headings, row, end] = text.replace('\uFEFF', '').split('\n');
    expect(headings).toBe('wer;was;wie gut;rejected line;rejected because');
    expect(disposition).toBe('attachment; filename=people-rejected.csv');
    expect(row).toMatch(/^ben;Mauern;zehn;3;"wie gut is ""zehn""\. [A-Z]/);
    expect(end).toBe('');
    const corrected = text.replace('zehn', '5');
    const { body } = await post(
      '/imports?dryRun=true',
      { 'people.csv': corrected },
      { mapping: JSON.stringify(MAPPING) },
    );
    expect(body).toMatchObject({ counts: { read: 1, rejected: 0 }, warnings: [] });
    expect((await serving.ask('{ imports { nodes { id } } }', {}, admin)).data?.['imports']).toEqual({ nodes: [] });
  });

  it('says that there are none', async () => {
    const { status, body } = await ask('skills.csv');
    expect([status, codes(body)]).toEqual([404, ['none-rejected']]);
    expect(readdirSync(uploads)).toEqual([]);
  });
});

describe('saved mappings', () => {
  const SAVE = `mutation Save($name: ID!, $title: String!, $mapping: String!) { saveImportProfile(name: $name, title: $title, mapping: $mapping) {
    __typename ... on ImportProfileSaved { profile { name title like headings } } ... on Problem { code } } }`;
  const REMOVE = 'mutation R($name: ID!) { removeImportProfile(name: $name) { __typename ... on Problem { code } } }';
  const LIST = '{ importProfiles { nodes { name title } } }';
  const save = async (name: string, given: unknown = MAPPING, headers = admin) =>
    serving.ask(SAVE, { name, title: 'Ratings of the guild', mapping: JSON.stringify(given) }, headers);

  it('are for admins', async () => {
    const learner = await serving.account(['learner'], { learner: 'x' });
    for (const asked of [
      save('guild', MAPPING, learner),
      serving.ask(LIST, {}, learner),
      serving.ask(REMOVE, { name: 'x' }, learner),
    ])
      expect((await asked).errors[0]?.extensions['code']).toBe('FORBIDDEN');
    expect(readdirSync(profiles)).toEqual([]);
  });

  it('are listed, recognise files like them, and are forgotten', async () => {
    expect((await save('guild')).data?.['saveImportProfile']).toEqual({
      __typename: 'ImportProfileSaved',
      profile: {
        name: 'guild',
        title: 'Ratings of the guild',
        like: ['matrices/ratings'],
        headings: ['wer', 'was', 'wie gut'],
      },
    });
    expect((await serving.ask(LIST, {}, admin)).data?.['importProfiles']).toEqual({
      nodes: [{ name: 'guild', title: 'Ratings of the guild' }],
    });
    const known = await post('/imports?dryRun=true', { 'other.csv': PEOPLE });
    expect(known.body).toMatchObject({ status: 'dry-run', files: [{ format: 'guild/file' }] });
    expect((await serving.ask(REMOVE, { name: 'guild' }, admin)).data?.['removeImportProfile']).toEqual({
      __typename: 'ImportProfileRemoved',
    });
    expect((await post('/imports?dryRun=true', { 'other.csv': PEOPLE })).status).toBe(400);
  });

  it.each([
    ['Bad Name', MAPPING, 'bad-name'],
    ['../escape', MAPPING, 'bad-name'],
    ['courses', MAPPING, 'name-taken'],
    ['guild', { profile: 1 }, 'bad-mapping'],
  ])('called %s are refused when they cannot be kept', async (name, given, code) => {
    expect((await save(name, given)).data?.['saveImportProfile']).toEqual({ __typename: 'Refused', code });
    expect(readdirSync(profiles)).toEqual([]);
  });

  it('that somebody has broken by hand are left out and told', async () => {
    await save('guild');
    await writeFile(path.join(profiles, 'broken.json'), '{');
    const { body } = await post('/imports?dryRun=true', { 'other.csv': PEOPLE });
    expect(body).toMatchObject({ files: [{ format: 'guild/file' }], warnings: [{ code: 'bad-profile' }] });
    expect(JSON.parse(await readFile(path.join(profiles, 'guild.json'), 'utf8'))).toMatchObject({ name: 'guild' });
  });
});

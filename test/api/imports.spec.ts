import { readdirSync } from 'node:fs';
import { request } from 'node:http';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { converse } from './talking.js';
import { Serving } from './serving.js';

const LIMIT = 20_000;
const SKILLS = 'id,name\na,Arc welding\nb,Bricklaying\n';
const ROLES = 'id,title\nr,Builder\n';
const NEEDS = 'role,skill,level\nr,a,3\nr,nix,2\n';

let serving: Serving;
let uploads: string;
let admin: Readonly<Record<string, string>>;
beforeAll(async () => {
  uploads = await mkdtemp(path.join(tmpdir(), 'stackway-uploads-'));
  serving = await Serving.start([], { uploads: { folder: uploads, limit: LIMIT } });
  admin = await serving.account(['admin']);
});
afterAll(async () => {
  await serving.stop();
  await rm(uploads, { recursive: true, force: true });
});

async function send(
  files: Readonly<Record<string, string>>,
  address = '',
  headers: Readonly<Record<string, string>> = admin,
  fields: Readonly<Record<string, string>> = {},
): Promise<{ status: number; body: Record<string, unknown> }> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  for (const [name, text] of Object.entries(files)) form.append('files', new Blob([text], { type: 'text/csv' }), name);
  const response = await fetch(`${serving.url}/imports${address}`, { method: 'POST', body: form, headers });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}
const uploadsLeft = (): string[] => readdirSync(uploads);
const skillNames = async (): Promise<unknown> => (await serving.ask('{ skills { nodes { name } } }')).data?.['skills'];

describe('POST /imports', () => {
  it('is for admins', async () => {
    expect((await send({ 'skills.csv': SKILLS }, '', {})).status).toBe(401);
    const learner = await serving.account(['learner'], { learner: 'x' });
    expect((await send({ 'skills.csv': SKILLS }, '', learner)).status).toBe(403);
    const foreign = { ...(await serving.owner()), origin: 'http://evil.example' };
    expect((await send({ 'skills.csv': SKILLS }, '', foreign)).status).toBe(403);
    expect(await skillNames()).toEqual({ nodes: [] });
  });

  it('says what would change and writes nothing with dryRun', async () => {
    const { status, body } = await send({ 'skills.csv': SKILLS }, '?dryRun=true');
    expect([status, body['status']]).toEqual([200, 'dry-run']);
    expect(body['counts']).toMatchObject({ read: 2, facts: 2, added: 2 });
    expect(await skillNames()).toEqual({ nodes: [] });
  });

  it('refuses a whole import with strict, and by a form field as well', async () => {
    const files = { 'skills.csv': SKILLS, 'roles.csv': ROLES, 'role_skills.csv': NEEDS };
    const { status, body } = await send(files, '', admin, { strict: 'true' });
    expect([status, body['status']]).toEqual([200, 'rejected']);
    expect(await skillNames()).toEqual({ nodes: [] });
  });

  it('takes several files as one import and tells each rejected row, without a path of ours', async () => {
    const { status, body } = await send({
      'town/skills.csv': SKILLS,
      'town/roles.csv': ROLES,
      'town/role_skills.csv': NEEDS,
    });
    expect([status, body['status']]).toEqual([200, 'ok']);
    expect(body['counts']).toMatchObject({ read: 5, facts: 4, rejected: 1, skipped: 0, added: 4 });
    const [problem] = body['problems'] as { where: { file: string; line: number; column: string } }[];
    expect(problem?.where).toMatchObject({ line: 3, column: 'skill' });
    expect(problem?.where.file).toMatch(/^(town\/)?role_skills\.csv$/);
    expect(JSON.stringify(body)).not.toContain(uploads);
    expect(await skillNames()).toEqual({ nodes: [{ name: 'Arc welding' }, { name: 'Bricklaying' }] });
    expect((await send({ 'skills.csv': SKILLS })).body['status']).toBe('unchanged');
  });

  it('lists imports and undoes one', async () => {
    const { data } = await serving.ask('{ imports { nodes { id by counts { facts } undone { by } } } }', {}, admin);
    const [newest] = (data!['imports'] as { nodes: { id: string }[] }).nodes;
    expect(newest).toMatchObject({ by: 'admin', counts: { facts: 4 }, undone: null });
    const undo = `mutation { undoImport(id: "${newest!.id}") { __typename ... on ImportUndone { removed restored } ... on Problem { code } } }`;
    expect((await serving.ask(undo, {}, admin)).data?.['undoImport']).toEqual({
      __typename: 'ImportUndone',
      removed: 4,
      restored: 0,
    });
    expect((await serving.ask(undo, {}, admin)).data?.['undoImport']).toEqual({
      __typename: 'Refused',
      code: 'already-undone',
    });
    const unknown = 'mutation { undoImport(id: "nix") { __typename ... on Problem { code } } }';
    expect((await serving.ask(unknown, {}, admin)).data?.['undoImport']).toEqual({
      __typename: 'NotFound',
      code: 'unknown-import',
    });
    expect(await skillNames()).toEqual({ nodes: [] });
  });

  it('tells what other imports say of what was undone', async () => {
    const { body } = await send({ 'skills.csv': SKILLS });
    const [skill] = SKILLS.split('\n')[1]!.split(',');
    const levels = await send({
      'learners.csv': 'id,name\nida,Ida\n',
      'learner_skills.csv': `learner,skill,level\nida,${skill},3\n`,
    });
    const undo = (id: string) =>
      serving.ask(`mutation { undoImport(id: "${id}") { ... on ImportUndone { left } } }`, {}, admin);
    const left = ((await undo((body['import'] as { id: string }).id)).data!['undoImport'] as { left: object }).left;
    expect(left).toMatchObject({
      count: 1,
      samples: [{ type: 'learnerSkill', refersTo: { type: 'skill', id: skill }, was: { line: 2 } }],
      next: expect.any(String),
    });
    expect(JSON.stringify(left)).not.toContain(uploads);
    const last = await undo((levels.body['import'] as { id: string }).id);
    expect(last.data).toEqual({ undoImport: { left: null } });
  });

  it.each([
    ['a file that is no table', { 'skills.csv': '\u0000\u0001\u0002' }, ''],
    ['no file', {}, ''],
    ['a file twice', { 'skills.csv': SKILLS, './skills.csv': SKILLS }, ''],
    ['a flag that is none', { 'skills.csv': SKILLS }, '?dryRun=perhaps'],
    ['an id that is none', { 'skills.csv': SKILLS }, '?id=x'],
  ])('refuses %s with a code, and leaves nothing behind', async (_name, files, address) => {
    const { status, body } = await send(files, address);
    expect([status, body['status']]).toEqual([400, 'refused']);
    expect((body['problems'] as { code: string; next: string }[])[0]).toMatchObject({
      code: expect.any(String) as unknown,
      next: expect.any(String) as unknown,
    });
    expect(uploadsLeft()).toEqual([]);
    expect(await skillNames()).toEqual({ nodes: [] });
  });

  it('refuses more than its limit', async () => {
    const { status, body } = await send({ 'skills.csv': `id,name\n${'x,y\n'.repeat(LIMIT)}` });
    expect([status, (body['problems'] as { code: string }[])[0]?.code]).toEqual([413, 'upload-too-large']);
    expect(uploadsLeft()).toEqual([]);
  });

  it('keeps every name inside its folder', async () => {
    const boundary = 'b';
    const part = `--${boundary}\r\nContent-Disposition: form-data; name="files"; filename="../../../skills.csv"\r\n\r\n${SKILLS}\r\n--${boundary}--\r\n`;
    const body = await new Promise<string>((resolve, reject) => {
      const headers = { ...admin, 'content-type': `multipart/form-data; boundary=${boundary}` };
      const sent = request(`${serving.url}/imports?dryRun=true`, { method: 'POST', headers }, (response) => {
        let text = '';
        response
          .setEncoding('utf8')
          .on('data', (chunk: string) => (text += chunk))
          .on('end', () => resolve(text));
      });
      sent.on('error', reject).end(part);
    });

    expect(JSON.parse(body)).toMatchObject({ status: 'dry-run', files: [{ file: 'skills.csv' }] });
    expect(uploadsLeft()).toEqual([]);
  });

  it('tells its progress, then its answer, to who listens', async () => {
    const id = 'upload-number-one';
    const query = `subscription { importProgress(id: "${id}") { __typename ... on ImportFinished { status counts { facts } } } }`;
    const hearing = converse(serving.url, query, admin);
    const { body } = await send({ 'skills.csv': SKILLS }, `?id=${id}&dryRun=true`);
    const { values, errors } = await hearing;
    expect(errors).toEqual([]);
    const last = { __typename: 'ImportFinished', status: body['status'], counts: { facts: 2 } };
    expect(values.at(-1)).toEqual({ importProgress: last });
    expect((await converse(serving.url, query, admin)).values).toEqual([{ importProgress: last }]);
    const stranger = await converse(serving.url, query, await serving.account(['learner'], { learner: 'x' }));
    expect(stranger.errors[0]?.extensions?.['code']).toBe('FORBIDDEN');
  });

  it('tells what an import changes and whose place it takes, and removes what is missing when asked', async () => {
    const first = (await send({ 'skills.csv': SKILLS })).body['import'] as { id: string };
    const newer = { 'skills.csv': 'id,name\na,Welding\nc,Carving\n' };
    const id = 'upload-number-two';
    const query = `subscription { importProgress(id: "${id}") { ... on ImportFinished { diff replaces { imports because } release } } }`;
    const hearing = converse(serving.url, query, admin);
    const { body } = await send(newer, `?id=${id}&dryRun=true&missing=remove&samples=1`);
    expect(body['diff']).toMatchObject({
      added: { count: 1, samples: [{ type: 'skill', key: 'c', where: { file: 'skills.csv', line: 3 } }] },
      changed: { count: 1, samples: [{ key: 'a', was: { import: first.id, file: 'skills.csv', line: 2 } }] },
      removed: { count: 1 },
      missing: { removed: 1, samples: [{ key: 'b', outcome: 'removed' }] },
    });
    const { diff, replaces, release } = body;
    expect(replaces).toEqual({ imports: [first.id], because: 'same-tables' });
    expect((await hearing).values.at(-1)).toEqual({ importProgress: { diff, replaces, release } });
    expect((await send(newer, '', admin, { missing: 'remove', replaces: first.id })).body).toMatchObject({
      status: 'ok',
      counts: { added: 1, changed: 1, removed: 1 },
      replaces: { imports: [first.id], because: 'named' },
    });
    expect(await skillNames()).toEqual({ nodes: [{ name: 'Carving' }, { name: 'Welding' }] });
  });

  it.each([
    ['missing=perhaps', 'bad-option'],
    ['samples=many', 'out-of-range'],
    ['samples=1001', 'out-of-range'],
    ['replaces=nix', 'unknown-import'],
  ])('refuses %s', async (option, code) => {
    const { status, body } = await send({ 'skills.csv': SKILLS }, `?${option}`);
    expect([status, (body['problems'] as { code: string }[])[0]?.code]).toEqual([400, code]);
  });
});

import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Serving } from './serving.js';

let serving: Serving;
let dashboard: string;
beforeAll(async () => {
  dashboard = await mkdtemp(path.join(tmpdir(), 'stackway-pages-'));
  await mkdir(path.join(dashboard, 'assets'));
  await writeFile(path.join(dashboard, 'index.html'), '<title>Stackway</title>');
  await writeFile(path.join(dashboard, 'assets', 'index-abc123.js'), 'export {};');
  serving = await Serving.start(undefined, { dashboard });
});
afterAll(async () => {
  await serving.stop();
  await rm(dashboard, { recursive: true, force: true });
});
const get = (address: string, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(`${serving.url}${address}`, { headers, redirect: 'manual' });

describe('pages', () => {
  it.each([
    '/',
    '/me/skills',
    '/me/pathway?role=tech',
    '/market/unmet',
    '/team/map',
    '/data/imports',
    '/data/names',
    '/search',
    '/search/text',
    '/how',
    '/badges/pv',
  ])('%s is a room of the dashboard', async (address) => {
    const page = await get(address);
    expect([page.status, await page.text()]).toEqual([200, '<title>Stackway</title>']);
    expect(page.headers.get('cache-control')).toBe('no-cache');
  });

  it.each(['/nothing', '/me', '/assets/none.js', '/../package.json', '/%2e%2e/package.json', '/index.html/x'])(
    '%s is not found',
    async (address) => {
      const page = await get(address, { accept: 'text/html' });
      expect(page.status).toBe(404);
      expect(await page.text()).not.toMatch(/<title>Stackway|"dependencies"/);
    },
  );

  it('tells a browser of a lost address by a page that leads home, and a program by JSON', async () => {
    const page = await get('/no<b>pe', { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' });
    const html = await page.text();
    expect([page.status, page.headers.get('content-type')]).toEqual([404, 'text/html; charset=utf-8']);
    expect(html).toContain('<title>No such page · Stackway</title>');
    expect(html).toContain('<a href="/"');
    expect(html).not.toMatch(/<b>|<style|<script/);
    for (const accept of ['*/*', 'application/json']) {
      const told = await get('/nope', { accept });
      expect(told.status).toBe(404);
      expect(await told.json()).toMatchObject({ problems: [{ code: 'NOT_FOUND', found: '/nope' }] });
    }
  });

  it('allows no script or connection but ours', async () => {
    const page = await get('/');
    const policy = page.headers.get('content-security-policy')!;
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("connect-src 'self'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/https?:|\*|unsafe-eval|script-src[^;]*unsafe-inline/);
    expect(page.headers.get('x-content-type-options')).toBe('nosniff');
    expect(page.headers.get('x-powered-by')).toBeNull();
  });

  it('lets built files be kept', async () => {
    const file = await get('/assets/index-abc123.js');
    expect([file.status, file.headers.get('cache-control')]).toEqual([200, 'public, max-age=31536000, immutable']);
  });

  it('has GraphiQL without another machine', async () => {
    const sent = await get('/graphql', { accept: 'text/html' });
    expect([sent.status, sent.headers.get('location')]).toEqual([302, '/graphiql']);
    const page = await get('/graphiql');
    const html = await page.text();
    expect(html).toContain('/graphql');
    expect(html).not.toMatch(/<(script|link)[^>]+(src|href)="?(https?:)?\/\//);
    expect(page.headers.get('content-security-policy')).toContain("default-src 'self'");
  });
});

describe('health', () => {
  it('is told to machines', async () => {
    expect(await (await get('/health/live')).json()).toEqual({ status: 'ok' });
    expect(await (await get('/health/ready')).json()).toMatchObject({
      status: 'ok',
      snapshot: { version: expect.any(String) as unknown },
    });
  });

  it('is told to people', async () => {
    const { data } = await serving.ask(
      '{ health { status store counts { skills roles credentials issuers stacks postings } } }',
    );
    const counts = { skills: 3, roles: 1, credentials: 4, issuers: 2, stacks: 1, postings: 0 };
    expect(data).toEqual({ health: { status: 'ok', store: 'embedded', counts } });
  });

  it('is counted, and nobody is', async () => {
    const ana = await serving.account(['learner'], { learner: 'ana' });
    await serving.ask('{ pathway(role: "tech") { __typename } learner(id: "ana") { __typename } }', {}, ana);
    const text = await (await get('/metrics')).text();
    expect(text).toMatch(/^stackway_requests_total\{place="graphql",status="2xx"\} [1-9]/m);
    expect(text).toMatch(/^stackway_solves_total 1$/m);
    expect(text).toMatch(/^stackway_snapshot_facts\{kind="skills"\} 3$/m);
    expect(text).not.toMatch(/\bana\b|Ana|Bo\b|acme/i);
    for (const line of text.trim().split('\n'))
      expect(line).toMatch(/^# (HELP|TYPE) |^[a-z_]+(\{[a-z_]+="[^"]*"(,[a-z_]+="[^"]*")*\})? [\d.e+-]+$/);
  });
});

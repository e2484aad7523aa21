import { spawn, type ChildProcess } from 'node:child_process';
import { createServer, type AddressInfo } from 'node:net';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { problemOf, Workplace } from './cli.js';

const MAIN = path.resolve(import.meta.dirname, '../src/main.js');
let place: Workplace;
let server: ChildProcess | undefined;
beforeEach(async () => {
  place = await Workplace.make();
});
afterEach(async () => {
  server?.kill('SIGKILL');
  await place.clear();
});

/** Starts `serve` and waits for the document that says where it is. */
async function serving(...args: readonly string[]): Promise<{ url: string; signInLink: string; child: ChildProcess }> {
  const store = place.at('.stackway');
  const child = spawn(process.execPath, [MAIN, 'serve', '--port', '0', '--store', store, '--json', ...args]);
  server = child;
  let out = '';
  for await (const chunk of child.stdout) {
    out += String(chunk);
    if (out.trimEnd().endsWith('}')) break;
  }
  return { ...(JSON.parse(out) as { url: string; signInLink: string }), child };
}

describe('serve', () => {
  it('says where it is, signs in by its link, and ends when told to', async () => {
    const { url, signInLink, child } = await serving('--sample');
    expect((await fetch(`${url}/health/live`)).status).toBe(200);
    expect(signInLink.startsWith(url)).toBe(true);
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGINT');
    expect(await ended).toBe(0);
    const found = await place.call('roles', 'solar', '--json');
    expect(JSON.parse(found.out)).toMatchObject({ results: [{ kind: 'role' }] });
  }, 60_000);

  it('names the page for files as the menu of the dashboard does', async () => {
    const child = spawn(process.execPath, [MAIN, 'serve', '--port', '0', '--store', place.at('.stackway')]);
    server = child;
    let out = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (out += String(chunk)));
    while (!out.includes('The data lie in')) await new Promise((resolve) => setTimeout(resolve, 50));
    expect(out).toContain('the page "Imports"');
  }, 60_000);

  it('refuses to listen for others while nobody could sign in', async () => {
    const ended = await place.spawn('serve', '--host', '0.0.0.0', '--port', '0', '--json');
    expect(ended).toMatchObject({ code: 2, out: '' });
    expect(problemOf(ended)).toMatchObject({ code: 'no-authentication' });
  }, 60_000);

  it('says when its port is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => other.once('listening', resolve));
    const { port } = other.address() as AddressInfo;
    const ended = await place.spawn('serve', '--port', String(port), '--json');
    other.close();
    expect(ended).toMatchObject({ code: 2, out: '' });
    expect(problemOf(ended)).toMatchObject({ code: 'port-in-use', found: String(port) });
  }, 60_000);
});

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from '@jest/globals';
import { firstOf } from '../src/probes.js';
import { Workplace } from './cli.js';

const { version } = JSON.parse(readFileSync(path.resolve(import.meta.dirname, '../../../../package.json'), 'utf8')) as {
  version: string;
};

it('--version says the version of package.json and ends well', async () => {
  const place = await Workplace.make({});
  expect(await place.call('--version')).toEqual({ code: 0, out: `${version}\n`, err: '' });
  expect(JSON.parse((await place.call('--version', '--json')).out)).toEqual({ version });
  await place.clear();
});

it('doctor repeats what a tool says of itself without its colours', () => {
  expect(firstOf('\u001b[1mApache Maven 3.8.7\u001b[m\nMaven home: /usr\n')).toBe('Apache Maven 3.8.7');
  expect(firstOf('\r\nopenjdk 17\r\n')).toBe('openjdk 17');
  expect(firstOf('')).toBe('');
});

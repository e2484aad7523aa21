import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { jest } from '@jest/globals';
import { storeContract } from './store-contract.js';

jest.setTimeout(60_000);

const root = mkdtempSync(path.join(os.tmpdir(), 'stackway-contract-'));
let serial = 0;

storeContract('embedded', {
  fresh: async () => ({ address: path.join(root, String(++serial)) }),
  cases: { facts: 50, sequences: 200 },
  end: async () => rmSync(root, { recursive: true, force: true }),
});

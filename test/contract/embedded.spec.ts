import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { storeContract } from './store-contract.js';

const root = mkdtempSync(path.join(os.tmpdir(), 'stackway-contract-'));
let serial = 0;

storeContract('embedded', {
  fresh: async () => ({ address: path.join(root, String(++serial)) }),
  cases: { facts: 50, sequences: 200 },
  end: async () => rmSync(root, { recursive: true, force: true }),
});

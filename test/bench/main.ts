import { parseArgs } from 'node:util';
import { benchOrlib } from './orlib.js';
import { benchPathways } from './pathways/run.js';
import { benchProduct } from './product.js';

/*
 * npm run bench                    everything below a minute: import, snapshot, gap, pathway, on both stores, beside the naive way
 * npm run bench -- orlib <folder>  set-covering files with published optima (a third word keeps those whose names contain it)
 */
const [what = 'product', folder, only] = process.argv.slice(2);
const { values, positionals } = parseArgs({
  args: process.argv.slice(3),
  allowPositionals: true,
  options: { quick: { type: 'boolean', default: false }, only: { type: 'string', multiple: true, default: [] } },
});

if (what === 'product') await benchProduct();
else if (what === 'orlib' && folder !== undefined) process.exitCode = (await benchOrlib(folder, only)) ? 0 : 1;
else if (what === 'pathways')
  process.exitCode = (await benchPathways({ quick: values.quick, only: [...values.only, ...positionals] })) ? 0 : 1;
else {
  console.error('Usage: npm run bench [-- orlib <folder> [part of a name]]');
  process.exitCode = 2;
}

import { benchOrlib } from './orlib.js';
import { benchProduct } from './product.js';

/*
 * npm run bench                    everything below a minute: import, snapshot, gap, pathway, on both stores, beside the naive way
 * npm run bench -- orlib <folder>  set-covering files with published optima (a third word keeps those whose names contain it)
 */
const [what = 'product', folder, only] = process.argv.slice(2);

if (what === 'product') await benchProduct();
else if (what === 'orlib' && folder !== undefined) process.exitCode = (await benchOrlib(folder, only)) ? 0 : 1;
else {
  console.error('Usage: npm run bench [-- orlib <folder> [part of a name]]');
  process.exitCode = 2;
}

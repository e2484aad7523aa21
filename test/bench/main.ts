import { parseArgs } from 'node:util';
import { SHAPES } from './catalogues/instances.js';
import { benchImport } from './import/run.js';
import { makeCatalogue } from './make-catalogue.js';
import { benchOracle } from './oracle.js';
import { benchLeftOut } from './matching-left-out.js';
import { benchMatching } from './matching.js';
import { benchMillion } from './million.js';
import { benchOrlib } from './orlib.js';
import { benchPathways } from './pathways/run.js';
import { benchEventLoop } from './pool/event-loop.js';
import { benchInterruption } from './pool/interruption.js';
import { benchLimits } from './pool/limits.js';
import { benchSharing } from './pool/sharing.js';
import { benchWarmUp } from './pool/warm-up.js';
import { benchProduct } from './product.js';
import { benchRelease } from './release.js';
import { benchText } from './text/text.js';
import { benchWishes } from './wishes.js';

/*
 * npm run bench                             below a minute: import, snapshot, gap, pathway, on both stores, beside the naive way
 * npm run bench -- pathways                 pathways over sizes, gaps, shapes and objectives, beside HiGHS and the naive model;
 *                                           --quick for two minutes; words keep the lines they name: dense 3000
 *                                           --framework <folder of ESCO>: every role of it instead
 * npm run bench -- make-catalogue <folder>  Stackway CSV of a made catalogue: --shape sample|dense|sparse --credentials N --seed S
 *                                           --framework <folder of ESCO>
 * npm run bench -- orlib <folder>           set-covering files with published optima (a third word keeps those whose names contain it)
 * npm run bench -- million                  pathways among 10³ to 10⁶ credentials: times, memory; words keep lines: sparse dense 1000;
 *                                           `oracle` among them: survivors against full closures
 * npm run bench -- sharing [store]          memory and time of a worker over a shared snapshot and over a copy
 * npm run bench -- warm-up                  the first questions of fresh workers, and of those that have warmed up
 * npm run bench -- interruption [times]     ms from a cancellation at a random moment to its effect
 * npm run bench -- limits [times] [words]    how far past its time limit an answer comes, and what it says
 * npm run bench -- event-loop [store]       delays of the server's event loop under load, while a new version is published;
 *                                           without a store a made one: --credentials N (20,000)
 * npm run bench -- wishes [every]           the sample asked with wishes of every kind: what stands behind the answers; 13: one pair in 13
 * npm run bench -- matching <folder of ESCO> <folder of O*NET> <crosswalk> [tables of codes]
 *                                           titles of one framework matched to another's: top-1 and top-5 by method, beside MiniSearch
 * npm run bench -- text [folder of ESCO]    skills found in texts labelled by hand, beside simpler ways; with a folder the time for all its labels
 * npm run bench -- release <folder of ESCO> --seed S
 *                                           the framework and made people in Neo4j, then a changed copy of it: every learner's skills accounted for
 * npm run bench -- import [folders]         tables to checked facts and to committed facts in both stores, beside PapaParse and LOAD CSV; a made catalogue
 *                                           without folders; `import memory [MB] [folders]`: the most memory, made files of 100 MB to 1 GB without
 * npm run bench -- oracle                   seeded small problems of every variant against four oracles: --variant V --seeds 5000
 */
const [what = 'product'] = process.argv.slice(2);
const { values, positionals } = parseArgs({
  args: process.argv.slice(3),
  allowPositionals: true,
  options: {
    quick: { type: 'boolean', default: false },
    only: { type: 'string', multiple: true, default: [] },
    shape: { type: 'string', default: 'sample' },
    credentials: { type: 'string' },
    seed: { type: 'string', default: '1' },
    framework: { type: 'string' },
    variant: { type: 'string' },
    seeds: { type: 'string', default: '5000' },
  },
});
const [folder, only] = positionals;
const shape = SHAPES.find((one) => one === values.shape);
const credentials = values.credentials === undefined ? undefined : Number(values.credentials);
const seed = Number(values.seed);
const counted =
  (credentials === undefined || (Number.isInteger(credentials) && credentials > 0)) && Number.isInteger(seed);

if (what === 'product') await benchProduct();
else if (what === 'orlib' && folder !== undefined) done(await benchOrlib(folder, only));
else if (what === 'matching' && positionals.length >= 3)
  done(
    (await benchMatching(positionals[0]!, positionals[1]!, positionals[2]!, positionals.slice(3))) &&
      (await benchLeftOut(positionals[0]!)),
  );
else if (what === 'release' && folder !== undefined && counted) done(await benchRelease(folder, seed));
else if (what === 'import') done(await benchImport(positionals));
else if (what === 'text') done(await benchText(folder));
else if (what === 'million') done(await benchMillion(positionals));
else if (what === 'pathways')
  done(
    await benchPathways({
      quick: values.quick,
      only: [...values.only, ...positionals],
      ...(values.framework !== undefined && { framework: values.framework }),
    }),
  );
else if (what === 'sharing') done(await benchSharing(folder));
else if (what === 'warm-up') done(await benchWarmUp());
else if (what === 'interruption') done(await benchInterruption(Number(folder ?? 60)));
else if (what === 'limits') done(await benchLimits(Number(folder ?? 6), positionals.slice(1)));
else if (what === 'event-loop') done(await benchEventLoop(folder, 8, 10, credentials));
else if (what === 'wishes' && Number(folder ?? 1) >= 1) done(await benchWishes(Number(folder ?? 1)));
else if (what === 'oracle' && Number(values.seeds) >= 1) done(await benchOracle(values.variant, Number(values.seeds)));
else if (what === 'make-catalogue' && folder !== undefined && shape !== undefined && counted) {
  const { framework } = values;
  done(
    await makeCatalogue(folder, { shape, seed, ...(credentials && { credentials }), ...(framework && { framework }) }),
  );
} else {
  console.error(
    [
      'Usage: npm run bench',
      '       npm run bench -- pathways [--quick] [--framework <folder of ESCO>] [words of the lines to keep]',
      '       npm run bench -- make-catalogue <folder> [--shape sample|dense|sparse] [--credentials N] [--seed S] [--framework <folder of ESCO>]',
      '       npm run bench -- orlib <folder> [part of a name]',
      '       npm run bench -- million [oracle] [sparse|dense] [sizes]',
      '       npm run bench -- sharing [store]',
      '       npm run bench -- warm-up',
      '       npm run bench -- interruption [times]',
      '       npm run bench -- limits [times] [words of the lines to keep]',
      '       npm run bench -- event-loop [store] [--credentials N]',
      '       npm run bench -- wishes [every]',
      '       npm run bench -- matching <folder of ESCO> <folder of O*NET> <crosswalk> [tables of codes]',
      '       npm run bench -- text [folder of ESCO]',
      '       npm run bench -- release <folder of ESCO> [--seed S]',
      '       npm run bench -- import [folders]',
      '       npm run bench -- import memory [MB] [folders]',
      '       npm run bench -- oracle [--variant V] [--seeds N]',
    ].join('\n'),
  );
  process.exitCode = 2;
}

function done(well: boolean): void {
  process.exitCode = well ? 0 : 1;
}

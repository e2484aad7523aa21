/*
 * A process of its own that imports one folder and says how much memory it took at most:
 * `node memory-child.js checked|embedded|neo4j <folder> <store> <options of the store as JSON>`.
 */
import { openStore, type OpenOptions } from '#lib/store';
import { check, importInto } from './ways.js';

const [way, folder, where = '', options = '{}'] = process.argv.slice(2) as [string, string, string?, string?];
const start = performance.now();
const store = way === 'checked' ? undefined : await openStore(where, JSON.parse(options) as OpenOptions);
const { counts } = store ? await importInto(store, folder) : await check(folder);
await store?.close();
const { read, facts } = counts;
const rss = process.resourceUsage().maxRSS * 1024;
console.log(JSON.stringify({ read, facts, ms: performance.now() - start, rss }));

import 'reflect-metadata';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from './health/version.js';
import { schemaText } from './schema.js';

// What leaves the process is committed and diffed: run this after a change to the classes, then read the difference.
writeFileSync(path.join(ROOT, 'apps', 'api', 'schema.graphql'), await schemaText());

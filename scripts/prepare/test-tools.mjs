import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { findBrowser } from './browser.mjs';
import { aptInstall, ask, NotReady } from './run.mjs';

/** Brings what the tests need beside npm's packages: Java 17+ with Maven, Neo4j's jars, a Chromium. */
export async function bringTestTools(root) {
  if (!process.env.STACKWAY_TEST_NEO4J) {
    if (javaMajor() < 17 || !hasMaven()) bringJava();
    await fetchJars(root);
  }
  if (!findBrowser() && !(aptInstall('chromium') && findBrowser())) {
    throw new NotReady(
      'Missing: Chromium, for the browser tests. Bring it with: sudo apt-get install chromium (or set STACKWAY_TEST_BROWSER=/path)',
    );
  }
}

function javaMajor() {
  const told = ask(process.env.JAVA_HOME ? path.join(process.env.JAVA_HOME, 'bin', 'java') : 'java', ['-version']);
  return Number(/version "(\d+)/.exec(told ?? '')?.[1] ?? 0);
}

function hasMaven() {
  return ask('mvn', ['-version']) !== undefined;
}

function bringJava() {
  const packages = [...(javaMajor() < 17 ? ['openjdk-17-jdk-headless'] : []), ...(hasMaven() ? [] : ['maven'])];
  if (aptInstall(...packages) && javaMajor() >= 17 && hasMaven()) return;
  throw new NotReady(
    'Missing: Java 17 or newer and Maven, for a real Neo4j. Bring them with: sudo apt-get install openjdk-17-jdk-headless maven (or set STACKWAY_TEST_NEO4J=bolt://…)',
  );
}

/** Downloads Neo4j's jars once into the cache that all clones share. */
async function fetchJars(root) {
  const lib = (name) => import(pathToFileURL(path.join(root, `dist/libs/${name}/src/index.js`)).href);
  const [{ ensureNeo4jJars }, { cacheFolder }] = await Promise.all([lib('store'), lib('usecases')]);
  const source = { env: process.env, folder: root, home: os.homedir(), platform: process.platform };
  await ensureNeo4jJars({ cache: cacheFolder(source), onProgress: (message) => console.log(message) });
}

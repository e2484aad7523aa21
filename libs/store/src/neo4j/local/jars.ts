import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { run } from './java.js';
import { jarsNotFetched, mavenMissing } from './problems.js';

/** Pinned: a range makes Maven fetch the description of every version there is. 5.26 is the line with long-term support. */
export const NEO4J_VERSION = '5.26.30';

const POM = `<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>stackway.local</groupId>
  <artifactId>neo4j-runtime</artifactId>
  <version>1</version>
  <packaging>pom</packaging>
  <dependencies>
    <dependency>
      <groupId>org.neo4j</groupId>
      <artifactId>neo4j</artifactId>
      <version>${NEO4J_VERSION}</version>
    </dependency>
  </dependencies>
</project>
`;

export interface JarOptions {
  /** Folder shared by all homes; about 125 MB go into it. */
  readonly cache: string;
  /** Told in words what takes long. */
  readonly onProgress?: (message: string) => void;
}

/**
 * The folder with Neo4j Community's jars, fetched through Maven the first time.
 * They are moved into place when complete, so a broken download is never used.
 *
 * @throws StoreUnavailable `maven-missing`, `neo4j-not-fetched`
 */
export async function ensureNeo4jJars({ cache, onProgress }: JarOptions): Promise<string> {
  const folder = path.join(path.resolve(cache), 'neo4j', NEO4J_VERSION);
  if (existsSync(folder)) return folder;
  if ((await run('mvn', ['-version'])).code !== 0) throw mavenMissing();
  onProgress?.(`Fetching Neo4j Community ${NEO4J_VERSION} through Maven (about 125 MB, once).`);
  const building = `${folder}.${process.pid}`;
  try {
    await fetchInto(building);
    moveIntoPlace(path.join(building, 'lib'), folder);
  } finally {
    rmSync(building, { recursive: true, force: true });
  }
  onProgress?.('Neo4j is fetched.');
  return folder;
}

async function fetchInto(folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const pom = path.join(folder, 'pom.xml');
  writeFileSync(pom, POM);
  const goal = [
    'dependency:copy-dependencies',
    `-DoutputDirectory=${path.join(folder, 'lib')}`,
    '-DincludeScope=runtime',
  ];
  const args = ['-B', '-ntp', '-q', '-f', pom, ...goal];
  let output = '';
  for (let attempt = 0; attempt < 3; attempt++) {
    const ran = await run('mvn', args);
    if (ran.code === 0) return;
    output = ran.output;
  }
  throw jarsNotFetched(output.trim().slice(-1500));
}

function moveIntoPlace(from: string, to: string): void {
  try {
    renameSync(from, to);
  } catch (error) {
    // Another process may have been faster; its jars are as good as ours.
    if (!existsSync(to)) throw error;
  }
}

import { StoreUnavailable } from '../../port.js';

const problem = (code: string, message: string, found: string, expected: string, next: string): StoreUnavailable =>
  new StoreUnavailable({ code, message, found, expected, next });

export const javaMissing = (found: string): StoreUnavailable =>
  problem(
    'java-missing',
    'Neo4j runs on Java, and none was found.',
    found,
    'Java 17 or newer as `java`, or in JAVA_HOME',
    'Install it (Debian and Ubuntu: `apt-get install openjdk-17-jre-headless`; macOS: `brew install openjdk@17`), or use your own Neo4j by its address.',
  );

export const javaTooOld = (found: string): StoreUnavailable =>
  problem(
    'java-too-old',
    'Neo4j needs a newer Java.',
    `Java ${found}`,
    'Java 17 or newer',
    'Install Java 17 or newer and let JAVA_HOME point at it.',
  );

export const mavenMissing = (): StoreUnavailable =>
  problem(
    'maven-missing',
    "Maven fetches Neo4j's files, and was not found.",
    'no `mvn`',
    'Maven 3 as `mvn`',
    'Install it (Debian and Ubuntu: `apt-get install maven`; macOS: `brew install maven`), or use your own Neo4j by its address.',
  );

export const jarsNotFetched = (tail: string): StoreUnavailable =>
  problem(
    'neo4j-not-fetched',
    "Maven could not fetch Neo4j's files.",
    tail,
    'a connection to Maven Central or to the mirror in your settings.xml',
    'Check the connection and try again: what has been fetched is kept.',
  );

export const portInUse = (port: number): StoreUnavailable =>
  problem(
    'port-in-use',
    `Another program listens on port ${port}.`,
    `port ${port} taken`,
    'a free port',
    'Name another one with --bolt-port, or leave it out and a free one is taken.',
  );

export const passwordRefused = (tail: string): StoreUnavailable =>
  problem(
    'neo4j-password-refused',
    'Neo4j does not take this password.',
    tail,
    'at least 8 characters',
    'Choose a longer password.',
  );

export const didNotStart = (log: string, tail: string): StoreUnavailable =>
  problem(
    'neo4j-did-not-start',
    `Neo4j did not start. Its log is ${log}.`,
    tail,
    'a log that ends with "Started."',
    'Read the end of the log above; often memory is short (a smaller heap helps) or the folder is in use.',
  );

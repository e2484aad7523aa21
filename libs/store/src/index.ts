export * from './port.js';
export type { Found } from './changes.js';
export * from './diff.js';
export * from './open.js';
export { ensureNeo4jJars, NEO4J_VERSION, type JarOptions } from './neo4j/local/jars.js';
export { neo4jStatus, startNeo4j, stopNeo4j, type LocalNeo4j, type StartOptions } from './neo4j/local/local-neo4j.js';
export { asCypher } from './neo4j/as-cypher.js';

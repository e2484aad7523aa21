export * from './problem.js';
export * from './dates.js';
export * from './money.js';
export * from './language.js';
export * from './facts.js';
export * from './schema.js';
export * from './identity.js';
export * from './make.js';

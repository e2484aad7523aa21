export * from './spelling/name.js';
export * from './matching/entry.js';
export * from './matching/match.js';
export * from './matching/name-index.js';
export type { LabelKind, Spelling } from './matching/labels.js';
export type { RankQuery } from './ranking/evidence.js';
export { CodeTable } from './ranking/codes.js';

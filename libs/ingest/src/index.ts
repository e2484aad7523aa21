export { readImport } from './importing/read-import.js';
export type { FileOutcome, ImportInput, ImportOutcome, ImportProgress } from './importing/outcome.js';
export type { ImportDiff } from './importing/import-diff.js';
export type { Release } from './importing/release/release.js';
export type { Affected, Followed } from './importing/release/affected.js';
export { readProfile, type Profile, type ProfileRow } from './profile/read-profile.js';
export { exportFacts, type Exported } from './export/export-facts.js';
export { readWeights, type Weights } from './weights/weights.js';
export { sniffTable, type Sniffed } from './reading/sniff.js';

export { readImport } from './importing/read-import.js';
export type { FileOutcome, ImportInput, ImportOutcome, ImportProgress } from './importing/outcome.js';
export { readProfile, type Profile, type ProfileRow } from './profile/read-profile.js';
export { exportFacts, type Exported } from './export/export-facts.js';
export { readWeights, type Weights } from './weights/weights.js';
export { sniffTable, type Sniffed } from './reading/sniff.js';

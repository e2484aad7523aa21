export { readImport } from './importing/read-import.js';
export type { FileOutcome, ImportInput, ImportOutcome, ImportProgress } from './importing/outcome.js';
export { readProfile, type Profile, type ProfileRow } from './profile/read-profile.js';
export { exportFacts, type Exported } from './export/export-facts.js';
export { readWeights, type Weights } from './weights/weights.js';
export { sniffFiles, type SniffedFiles } from './importing/sniff-files.js';
export type { Sniffed } from './reading/sniff.js';

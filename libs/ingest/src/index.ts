export { readImport } from './importing/read-import.js';
export type { FileOutcome, ImportInput, ImportOutcome, ImportProgress } from './importing/outcome.js';
export type { ImportDiff } from './importing/import-diff.js';
export type { Release } from './importing/release/release.js';
export type { Affected, Followed } from './importing/release/affected.js';
export {
  readLearnerProfile,
  type LearnerProfile,
  type LearnerProfileRow,
} from './learner-profile/read-learner-profile.js';
export { exportFacts, type Exported } from './export/export-facts.js';
export type { RejectedFile } from './rejected/rejected-files.js';
export { readWeights, type Weights } from './weights/weights.js';
export { sniffFiles, type SniffedFiles } from './importing/sniff-files.js';
export type { Sniffed } from './reading/sniff.js';
export { checkMapping, readMapping } from './profiles/read-mapping.js';
export { headingsRead, readSavedProfiles, removeProfile, saveProfile } from './profiles/saved-profiles.js';
export type { ProfileFile } from './profiles/profile-file.js';
export { proposeMapping, type ProposedMapping } from './mapping/propose-mapping.js';
export type { ProposedColumn, TargetColumn } from './mapping/propose.js';
export { previewRows, type Preview, type PreviewRow } from './mapping/preview-rows.js';
export { KnownNames } from './naming/known-names.js';
export {
  decisionsAmong,
  formerDecisions,
  takeFormerBack,
  type FormerDecisions,
  type NameDecision,
} from './naming/former-decisions.js';

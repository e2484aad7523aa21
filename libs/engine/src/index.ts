export * from './answers.js';
export * from './person.js';
export type * from './snapshot/snapshot.js';
export { skillByText } from './snapshot/snapshot.js';
export { SnapshotBuilder, snapshotOf } from './snapshot/build.js';
export { gapOf, learnerName, skillName, type GapOptions } from './gaps/gap.js';
export { levelsOn, type HeldSkill, type PersonLevels } from './gaps/levels.js';
export { readinessOf } from './gaps/formula.js';
export type {
  Certificate,
  Grant,
  Instance,
  Offer,
  Plan,
  Purchase,
  StackMemberOf,
  StackRule,
} from './pathways/instance.js';

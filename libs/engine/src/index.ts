export * from './answers.js';
export * from './person.js';
export type * from './snapshot/snapshot.js';
export { skillByText } from './snapshot/snapshot.js';
export { SnapshotBuilder, snapshotOf } from './snapshot/build.js';
export { shareSnapshot, type SharedSnapshot } from './snapshot/shared/share.js';
export { openSnapshot } from './snapshot/shared/open.js';
export { gapOf, learnerName, skillName, type GapOptions } from './gaps/gap.js';
export { levelsOn, type HeldSkill, type PersonLevels } from './gaps/levels.js';
export { readinessOf } from './gaps/formula.js';
export type {
  Certificate,
  CertificateCut,
  CertificatePrices,
  CertificateRow,
  CertificateTree,
  Grant,
  Instance,
  Offer,
  PlainProof,
  Plan,
  Purchase,
  StackRule,
} from './pathways/instance.js';
export { isComplete, isMinimal, type CompletionRule } from './snapshot/stack-rule.js';
export { bestPlan, type BestPlan } from './pathways/best-plan.js';
export { solveInstance, mostCoverage, type Outcome, type SolveOptions, type SolveProgress } from './pathways/solve.js';
export { highsSolver } from './pathways/highs.js';
export { Milp, type MilpAnswer, type MilpSolver } from './pathways/milp.js';
export { unmetDemand } from './market/unmet-demand.js';
export type { UnmetOptions } from './market/unmet-options.js';
export { capabilityMap, type Worker } from './workforce/capability-map.js';
export type { CapabilityOptions } from './workforce/map-options.js';
export { greedyText } from './pathways/statement.js';
export { planPathway, type PathwayRefusal } from './pathways/plan.js';
export type { Solving } from './pathways/plan-view.js';
export { pathwayProblem } from './pathways/problem.js';
export type { PathwayProblem } from './pathways/pathway-problem.js';
export { greedyOrder } from './pathways/greedy.js';
export { cheapestPurchases } from './pathways/payments.js';
export { certificateOf } from './pathways/certificate.js';
export { provePlan } from './pathways/prove-plan.js';
export {
  DEFAULT_HOURS_PER_WEEK,
  MINIMISE,
  MIX_PRICE_OF_AN_HOUR,
  PRICE_OF_DISTRUST,
  type Minimise,
  type PathwayOptions,
} from './pathways/options.js';
export * from './pathways/lazy/index.js';

import { createUnionType, Field, Float, Int, ObjectType } from '@nestjs/graphql';
import { Personal } from '../access/access.decorator.js';
import { RoleType } from '../catalogue/role.type.js';
import { AnswerLearnerType } from '../gaps/gap.type.js';
import { MoneyType } from '../graph/money.type.js';
import { SnapshotVersionType } from '../graph/named.type.js';
import { NotFoundType, RefusedType } from '../graph/problem.type.js';
import { DayScalar } from '../graph/scalars.js';
import { answerUnion } from '../graph/union.js';
import { times } from '../limits/cost.js';
import {
  AlternativeType,
  BlockedType,
  CalendarType,
  GreedyType,
  LeftOutType,
  ObjectiveType,
  ProofType,
  ReadinessChangeType,
  SavingsType,
  UncoveredType,
} from './plan.type.js';
import { PathwayStackType, PathwayStepType } from './step.type.js';

@Personal()
@ObjectType('Pathway', { description: 'The best set of credentials that closes a gap, in an order, on a calendar.' })
export class PathwayType {
  @Field({ description: 'optimal, feasible, infeasible or timed-out' })
  status!: string;

  @Field(() => AnswerLearnerType, { nullable: true })
  learner?: AnswerLearnerType;

  @Field(() => RoleType)
  role!: RoleType;

  @Field(() => DayScalar, { description: 'The day asked about.' })
  on!: string;

  @Field({ description: 'What the learner pays, after funding and bundles.' })
  cost!: MoneyType;

  @Field()
  saved!: SavingsType;

  @Field(() => Float, { description: 'Hours of study.' })
  hours!: number;

  @Field(() => Float, { description: 'Calendar weeks from start to finish, started weeks counted whole.' })
  weeks!: number;

  @Field(() => DayScalar, { description: 'First day of study.' })
  start!: string;

  @Field(() => DayScalar, { nullable: true, description: 'Last day of study; null when nothing has to be studied.' })
  finish!: string | null;

  @Field(() => Float, { description: 'Hours of study a week that the calendar is laid for.' })
  hoursPerWeek!: number;

  @Field()
  calendar!: CalendarType;

  @Field()
  readiness!: ReadinessChangeType;

  @Field(() => [PathwayStepType], { complexity: times(10), description: 'In order.' })
  steps!: PathwayStepType[];

  @Field(() => [PathwayStackType], { complexity: times(3) })
  stacks!: PathwayStackType[];

  @Field(() => [UncoveredType], { complexity: times(5) })
  uncovered!: UncoveredType[];

  @Field(() => Float, { nullable: true, description: "Lower bound on the objective, in the objective's unit." })
  bound!: number | null;

  @Field(() => Float, { nullable: true, description: '(objective − bound) ÷ objective; 0 when optimal.' })
  gap!: number | null;

  @Field()
  objective!: ObjectiveType;

  @Field()
  proof!: ProofType;

  @Field(() => GreedyType, { nullable: true })
  greedy!: GreedyType | null;

  @Field(() => [AlternativeType], { complexity: times(5) })
  alternatives!: readonly AlternativeType[];

  @Field({ nullable: true, description: 'Why fewer alternatives are shown than were asked for, in a sentence.' })
  whyFewer?: string;

  @Field(() => [AlternativeType], { complexity: times(10), description: 'The trade-off between cost and hours.' })
  front!: readonly AlternativeType[];

  @Field(() => [BlockedType], { nullable: true })
  blocked?: readonly BlockedType[];

  @Field(() => [LeftOutType])
  left!: readonly LeftOutType[];

  @Field(() => Int, { description: 'How many credentials could be chosen from.' })
  considered!: number;

  @Field()
  snapshot!: SnapshotVersionType;
}

@ObjectType('SolveProgress', { description: 'How far a solve is.' })
export class SolveProgressType {
  @Field({ description: 'solving' })
  phase!: string;

  @Field()
  message!: string;

  @Field(() => Float, { nullable: true, description: 'Share of the time it may take that has gone, 0 to 1.' })
  done?: number;

  @Field(() => Int, { description: 'Milliseconds since it began.' })
  elapsedMs!: number;

  @Field(() => Int, { nullable: true, description: 'Times the solver has answered and its answer was sharpened.' })
  rounds?: number;

  @Field(() => Float, {
    nullable: true,
    description: "No plan can do better than this, as far as is known yet; in the objective's unit.",
  })
  bound?: number | null;

  @Field(() => Float, { nullable: true, description: "The best plan found so far; in the objective's unit." })
  best?: number | null;
}

export const PathwayResult = answerUnion('PathwayResult', 'A pathway, or why there is none.', () => PathwayType);

export const PathwayEvent = createUnionType({
  name: 'PathwayEvent',
  description: 'Progress, then the pathway or why there is none.',
  types: () => [SolveProgressType, PathwayType, NotFoundType, RefusedType] as const,
});

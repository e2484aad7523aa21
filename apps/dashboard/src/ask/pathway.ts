import { ask, settle, TROUBLE, type Answer, type Union } from './client.js';
import { listen } from './listen.js';
import {
  PROVENANCE,
  type LearnerName,
  type Money,
  type Named,
  type Provenance,
  type RoleName,
  type SkillName,
} from './shapes.js';

export interface Step {
  readonly credential: Named & { readonly issuer: string };
  readonly cost: Money;
  readonly listPrice: Money;
  readonly renewal: boolean;
  readonly hours: number;
  readonly start: string;
  readonly finish: string;
  readonly closes: readonly { readonly skill: SkillName; readonly level: number }[];
  readonly neededBy: readonly Named[];
  readonly funding: (Named & { readonly saved: Money }) | null;
  readonly bundle: Named | null;
  readonly because: string;
}
export interface PathStack {
  readonly stack: Named;
  readonly completed: boolean;
  readonly saved: Money;
  readonly awards: Named | null;
  readonly credits: number | null;
  readonly articulates: readonly {
    readonly programme: string;
    readonly credits: number;
    readonly condition: string | null;
  }[];
}
export interface Alternative {
  readonly kind: string;
  readonly cost: Money;
  readonly hours: number;
  readonly finish: string | null;
  readonly readiness: number | null;
  readonly steps: readonly Named[];
  readonly leavesOut: readonly { readonly anyOf: readonly Named[] }[] | null;
}
export interface Uncovered {
  readonly skill: SkillName | null;
  readonly credential: Named | null;
  readonly level: number | null;
  readonly reachable: number | null;
  readonly reason: string;
  readonly message: string;
}
export interface Blocked {
  readonly constraint: string;
  readonly without: {
    readonly status: string;
    readonly cost: Money | null;
    readonly hours: number | null;
    readonly finish: string | null;
  };
}
/** What the proof charges at least for something asked for. */
export interface ProofPrice {
  readonly skill: Named | null;
  readonly credential: Named | null;
  readonly stack: Named | null;
  readonly level: number | null;
  readonly amount: number;
  readonly unit: string;
}
export type Status = 'optimal' | 'feasible' | 'infeasible' | 'timed-out';
export interface Pathway {
  readonly status: Status;
  readonly learner: LearnerName | null;
  readonly role: RoleName;
  readonly on: string;
  readonly cost: Money;
  readonly saved: { readonly funding: Money; readonly bundles: Money };
  readonly hours: number;
  readonly weeks: number;
  readonly start: string;
  readonly finish: string | null;
  readonly hoursPerWeek: number;
  readonly readiness: { readonly before: number | null; readonly after: number | null };
  readonly steps: readonly Step[];
  readonly stacks: readonly PathStack[];
  readonly uncovered: readonly Uncovered[];
  readonly bound: number | null;
  readonly gap: number | null;
  readonly objective: { readonly minimise: string; readonly value: number; readonly unit: string };
  readonly proof: {
    readonly kind: string;
    readonly proven: string;
    readonly prices: readonly ProofPrice[] | null;
  };
  readonly greedy: { readonly cost: Money; readonly excess: number | null } | null;
  readonly alternatives: readonly Alternative[];
  readonly whyFewer: string | null;
  readonly blocked: readonly Blocked[] | null;
  readonly left: readonly { readonly filter: string; readonly count: number }[];
  readonly considered: number;
  readonly snapshot: { readonly version: string };
}

/** The limits as the address bar holds them; absent means no limit. */
export interface Limits {
  readonly budget?: number | undefined;
  readonly currency?: string | undefined;
  readonly hoursPerWeek?: number | undefined;
  readonly start?: string | undefined;
  readonly by?: string | undefined;
  readonly maxHours?: number | undefined;
  readonly parallel?: number | undefined;
  readonly validOn?: string | undefined;
  readonly minTrust?: number | undefined;
  readonly mode?: string | undefined;
  readonly language?: string | undefined;
  readonly region?: string | undefined;
  readonly coverage?: number | undefined;
  readonly minimise?: string | undefined;
  readonly exclude?: readonly string[] | undefined;
  readonly require?: readonly string[] | undefined;
}
export interface PathwayQuestion extends Limits {
  readonly learner: string;
  readonly role: string;
  readonly on?: string | undefined;
}

const ASKED = `$learner: ID, $role: ID!, $on: Day, $budget: Float, $currency: String, $hoursPerWeek: Float, $start: Day, $by: Day,
  $maxHours: Float, $parallel: Int! = 1, $validOn: Day, $minTrust: Float, $mode: String, $language: String, $region: String, $coverage: Float! = 1, $minimise: Minimise! = cost,
  $exclude: [ID!] = [], $require: [ID!] = []`;
const GIVEN = `learner: $learner, role: $role, on: $on, budget: $budget, currency: $currency, hoursPerWeek: $hoursPerWeek, start: $start,
  by: $by, maxHours: $maxHours, parallel: $parallel, validOn: $validOn, minTrust: $minTrust, mode: $mode, language: $language, region: $region, coverage: $coverage, minimise: $minimise,
  exclude: $exclude, require: $require`;
const MONEY = '{ amount currency }';
const PLAN = `kind cost ${MONEY} hours finish readiness steps { id name } leavesOut { anyOf { id name } }`;
const PATHWAY = `query Pathway(${ASKED}) { pathway(${GIVEN}) { __typename
  ... on Pathway { status learner { id name } role { id title } on cost ${MONEY} saved { funding ${MONEY} bundles ${MONEY} }
    hours weeks start finish hoursPerWeek readiness { before after }
    steps { credential { id name issuer } cost ${MONEY} listPrice ${MONEY} renewal hours start finish
      closes { skill { id name kind } level } neededBy { id name } funding { id name saved ${MONEY} } bundle { id name } because }
    stacks { stack { id name } completed saved ${MONEY} awards { id name } credits articulates { programme credits condition } }
    uncovered { skill { id name kind } credential { id name } level reachable reason message }
    bound gap objective { minimise value unit } proof { kind proven
      prices { skill { id name kind } credential { id name } stack { id name } level amount unit } } greedy { cost ${MONEY} excess }
    alternatives { ${PLAN} } whyFewer
    blocked { constraint without { status cost ${MONEY} hours finish } } left { filter count } considered snapshot { version } }
  ${TROUBLE} } }`;

/** How far a solve is: values in the unit of the objective; null while nothing is known. */
export interface PathwayProgress {
  readonly elapsedMs: number;
  readonly done: number | null;
  readonly bound: number | null;
  readonly best: number | null;
}
const PROGRESS = PATHWAY.replace('query Pathway', 'subscription Pathway')
  .replace('{ pathway(', '{ pathwayProgress(')
  .replace('... on Pathway {', '... on SolveProgress { elapsedMs done bound best } ... on Pathway {');

/** The best set of badges within the limits; `hear` is told how far the search is, where the server can be listened to. */
export async function askPathway(
  question: PathwayQuestion,
  signal?: AbortSignal,
  hear?: (progress: PathwayProgress) => void,
): Promise<Answer<Pathway>> {
  if (hear) {
    const heard = await listen<{ pathwayProgress: Union<Pathway, 'Pathway'> | Progressing }>(
      PROGRESS,
      question,
      ({ pathwayProgress }) => {
        if (pathwayProgress.__typename !== 'SolveProgress') return true;
        hear(pathwayProgress);
        return false;
      },
      signal,
    );
    if (heard) return settle(heard.pathwayProgress as Union<Pathway, 'Pathway'>, 'Pathway');
  }
  const answer = await ask<{ pathway: Union<Pathway, 'Pathway'> }>(PATHWAY, question, signal);
  return answer.data ? settle(answer.data.pathway, 'Pathway') : answer;
}
type Progressing = { readonly __typename: 'SolveProgress' } & PathwayProgress;

export interface Others {
  readonly alternatives: readonly Alternative[];
  readonly whyFewer: string | null;
  readonly front: readonly Alternative[];
}
const OTHERS = `query Others(${ASKED}) { pathway(${GIVEN}, alternatives: 3, front: 6) { __typename
  ... on Pathway { alternatives { ${PLAN} } whyFewer front { ${PLAN} } } ${TROUBLE} } }`;

/** Different plans, and the trade-off between cost and hours: asked when the answer itself is there, as it takes more solving. */
export async function askOthers(question: PathwayQuestion, signal?: AbortSignal): Promise<Answer<Others>> {
  const answer = await ask<{ pathway: Union<Others, 'Pathway'> }>(OTHERS, question, signal);
  return answer.data ? settle(answer.data.pathway, 'Pathway') : answer;
}

const CERTIFICATE = `query Certificate(${ASKED}) { pathway(${GIVEN}, certificate: true) { __typename
  ... on Pathway { proof { certificate } } ${TROUBLE} } }`;

/** The certificate of the same answer; undefined when it has none. */
export async function askCertificate(question: PathwayQuestion): Promise<Answer<{ certificate: unknown }>> {
  const answer = await ask<{ pathway: Union<{ proof: { certificate: unknown } }, 'Pathway'> }>(CERTIFICATE, question);
  if (!answer.data) return answer;
  const settled = settle(answer.data.pathway, 'Pathway');
  return settled.data ? { data: settled.data.proof } : settled;
}

export interface Badge {
  readonly name: string;
  readonly issuer: string;
  readonly offeredBy: {
    readonly accredited: boolean | null;
    readonly trust: number | null;
    readonly recognisedBy: readonly string[];
  } | null;
  readonly mode: string | null;
  readonly hours: number;
  readonly validMonths: number | null;
  readonly provenance: readonly Provenance[];
  readonly certifies: readonly {
    readonly skill: SkillName;
    readonly level: number;
    readonly provenance: readonly Provenance[];
  }[];
  readonly prerequisites: readonly {
    readonly anyOf: readonly {
      readonly credential: Named | null;
      readonly skill: Named | null;
      readonly level: number | null;
    }[];
  }[];
}
const BADGE = `query Badge($id: ID!) { credential(id: $id) { __typename ... on Credential { name issuer mode hours validMonths ${PROVENANCE}
  offeredBy { accredited trust recognisedBy } certifies { skill { id name kind } level ${PROVENANCE} }
  prerequisites { anyOf { credential { id name } skill { id name } level } } }
  ... on NotFound { code message next nearest { id name } } } }`;

/** One badge with the files and lines it was read from. */
export async function askBadge(question: { id: string }, signal?: AbortSignal): Promise<Answer<Badge>> {
  const answer = await ask<{ credential: Union<Badge, 'Credential'> }>(BADGE, question, signal);
  return answer.data ? settle(answer.data.credential, 'Credential') : answer;
}

import type { Branch, Branches, Split } from './branch.js';
import type { Mixed, Programme, RelaxedPlan, Tariff } from './tariff.js';
import { givenUp } from './task.js';
import type { View } from './view.js';

/** How many possible splits are tried before one is chosen. */
const CANDIDATES = 10;

/** Shares nearer to 0 or 1 than this are whole. */
const WHOLE = 1e-4;

/** Shares below this are nothing; what is between is looked at last. */
const LEAST = 1e-6;

/** What a fractional plan of a branch says, while its programme is open. */
export interface Fractional {
  readonly branch: Branch;
  readonly view: View;
  readonly relaxed: RelaxedPlan;
  readonly programme: Programme;
  /** What plans of the branch cost at least. */
  readonly bound: number;
  /** Above this nothing is of use. */
  readonly most: number;
  /** One unit of the objective. */
  readonly fine: number;
  /** What trials showed so far. */
  readonly history: TrialHistory;
}

/** By action: the product of what its two branches rose by when it was tried. It is tried once in a search. */
export type TrialHistory = Map<number, number>;

/** Splits by what is taken in part: the one of some whose two branches rise most; where nothing is, by what is taken whole. */
export function chooseSplit(at: Fractional, branches: Branches, tariff: Tariff): Split | undefined {
  const open = tariff.undecided(at.view.task, at.branch.decided);
  if (open !== undefined) return branches.byStack(at.branch, open);
  const candidates = inPart(at, branches, tariff);
  if (candidates.length === 0) return mixedSplit(at, branches) ?? wholeSplit(at, branches, tariff);
  let best: { split: () => Split; score: number } | undefined;
  for (const { action, split, score } of candidates) {
    const tried = action === undefined ? undefined : remembered(at, action);
    const own = tried ?? score * at.fine * at.fine;
    if (!best || own > best.score) best = { split, score: own };
  }
  return best!.split();
}

interface Candidate {
  /** Action of the view that is taken in one branch and not in the other. */
  readonly action: number | undefined;
  readonly score: number;
  readonly split: () => Split;
}

function remembered(at: Fractional, action: number): number | undefined {
  const id = at.view.task.action[action]!;
  const known = at.history.get(id) ?? rises(at, action);
  if (known !== undefined) at.history.set(id, known);
  return known;
}

/** The product of what both branches rise by. */
function rises({ programme, bound, most, fine }: Fractional, action: number): number | undefined {
  const rise = (taken: boolean): number | undefined => {
    const cost = programme.trial(action, taken);
    return cost === undefined ? undefined : Math.max(fine, Math.min(most + fine, cost) - bound);
  };
  const [taken, not] = [rise(true), rise(false)];
  return taken === undefined || not === undefined ? undefined : taken * not;
}

function inPart({ branch, view, relaxed, most }: Fractional, branches: Branches, tariff: Tariff): Candidate[] {
  const found: Candidate[] = [];
  const halves = (share: number): number => (share > WHOLE && share < 1 - WHOLE ? Math.min(share, 1 - share) : 0);
  const costs = tariff.costs(view, branch.decided, relaxed.parts);
  relaxed.share.forEach((share, action) => {
    const score = halves(share) * (0.5 + costs[action]! / Math.max(1, most));
    const id = view.task.action[action]!;
    if (score === 0) return;
    if (id >= 0) found.push({ action, score, split: () => branches.byOffer(branch, id) });
    else if (isCovered(view, id)) {
      found.push({ action, score: score / 2, split: () => branches.byEntry(branch, givenUp(id)) });
    }
  });
  const { bought, unbought } = branch.decided;
  relaxed.bought.forEach((share, stack) => {
    const score = halves(share);
    if (score === 0 || bought.includes(stack) || unbought.includes(stack)) return;
    found.push({ action: undefined, score, split: () => branches.byBundle(branch, stack) });
  });
  return found.sort((x, y) => y.score - x.score).slice(0, CANDIDATES);
}

/** Whether an action gives up an entry of the coverage. */
function isCovered({ task }: View, id: number): boolean {
  return givenUp(id) >= 0 && task.table.entries[givenUp(id)]![0] === 'skill';
}

/** By what is paid for out of several funds: the purchase that uses most beside its first. */
function mixedSplit({ branch, relaxed }: Fractional, branches: Branches, least = WHOLE): Split | undefined {
  let most: Mixed | undefined;
  for (const one of relaxed.mixed) if (one.others > (most?.others ?? least)) most = one;
  if (!most) return undefined;
  return branches.byFund(branch, 'offer' in most ? { offer: most.offer } : { stack: most.stack }, most.fund);
}

/** By an offer that is paid by itself in part, with a fund, and covered by a bundle in part. */
function coveredInPart({ mixed }: RelaxedPlan, branches: Branches, branch: Branch): Split | undefined {
  const half = ({ part }: Mixed): number => Math.min(part, 1 - part);
  let most: Mixed | undefined;
  for (const one of mixed) if (half(one) > (most ? half(most) : LEAST)) most = one;
  return most && 'offer' in most ? branches.byFund(branch, { offer: most.offer }, most.fund) : undefined;
}

/** Nothing is taken in part: a bundle that is bought, else an offer that costs something, an entry, or what is in the least part. */
function wholeSplit(at: Fractional, branches: Branches, tariff: Tariff): Split | undefined {
  const { branch, view, relaxed } = at;
  const { bought, unbought } = branch.decided;
  const stack = relaxed.bought.findIndex((share, t) => share > WHOLE && !bought.includes(t) && !unbought.includes(t));
  if (stack >= 0) return branches.byBundle(branch, stack);
  const free = tariff.free(view, branch.decided);
  let best = -1;
  view.task.action.forEach((id, a) => {
    if (id < 0 || free[a] === 1) return;
    if (best < 0 || relaxed.share[a]! > relaxed.share[best]! + 1e-9) best = a;
  });
  if (best >= 0) return branches.byOffer(branch, view.task.action[best]!);
  const entry = view.task.action.find((id) => isCovered(view, id));
  if (entry !== undefined) return branches.byEntry(branch, givenUp(entry));
  const some = relaxed.bought.findIndex((share, t) => share > LEAST && !bought.includes(t) && !unbought.includes(t));
  if (some >= 0) return branches.byBundle(branch, some);
  return mixedSplit(at, branches, LEAST) ?? coveredInPart(relaxed, branches, branch);
}

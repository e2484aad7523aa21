import type { Recorded } from './carried.js';
import type { Purchased } from './fund-choices.js';
import { pathTest } from './path-test.js';
import { restrict } from './restrict.js';
import type { Priced, SearchNode } from './search-node.js';
import { NOTHING_DECIDED, type Decided, type Tariff } from './tariff.js';
import { giveUpAction, reachAction, stackAction, type Task } from './task.js';
import type { View } from './view.js';

/** Where plans are looked for: what is decided, and the task that is left. */
export interface Branch {
  readonly task: Task;
  readonly decided: Decided;
  /** Prices to begin with. */
  readonly carry: Recorded;
}

/** Two branches that together hold every plan of one. */
export interface Split {
  readonly first: Branch;
  readonly second: Branch;
  readonly node: (first: SearchNode, second: SearchNode) => SearchNode;
}

/** Makes branches out of branches. */
export class Branches {
  /** @param whole all that there is, as it was made of an instance */
  constructor(
    private readonly tariff: Tariff,
    private readonly whole: Task,
  ) {}

  /** Everything that is possible. */
  root(): Branch {
    const whole = this.anew({ task: this.whole, decided: NOTHING_DECIDED });
    return { ...whole, task: this.left(whole, () => false) };
  }

  /** A branch without prices to begin with. */
  anew({ task, decided }: Pick<Branch, 'task' | 'decided'>): Branch {
    return { task, decided, carry: { zones: [], price: [], parts: this.tariff.first(decided) } };
  }

  /** What the path test leaves of a branch whose plans may cost `most` beyond what is priced. */
  tested({ task, decided, carry }: Branch, view: View, { slack }: Priced, most: number): Branch {
    const excused = this.tariff.excused(task, decided);
    const keep = pathTest(view, slack, most, excused);
    task.action.forEach((id, a) => {
      if (id < 0 || decided.taken.includes(id)) keep[a] = 1;
    });
    const gone = [...task.action].filter((_, a) => keep[a] === 0);
    return { task: restrict(task, keep, task.goals, excused), decided: ruledOut(decided, gone), carry };
  }

  byOffer(branch: Branch, offer: number): Split {
    return {
      first: this.take(branch, offer),
      second: {
        ...branch,
        task: this.left(branch, (id) => id === offer),
        decided: ruledOut(branch.decided, [offer]),
      },
      node: (taken, banned) => ({ offer, taken, banned }),
    };
  }

  byBundle(branch: Branch, stack: number): Split {
    const { decided } = branch;
    return {
      first: { ...branch, decided: { ...decided, bought: [...decided.bought, stack] } },
      second: {
        ...branch,
        decided: { ...decided, unbought: [...decided.unbought, stack] },
        carry: unpriced(branch.carry, stack),
      },
      node: (bought, unbought) => ({ stack, bought, unbought }),
    };
  }

  /** A stack that is completed brings its award and asks for what it needs; one that is not awards nothing. */
  byStack(branch: Branch, stack: number): Split {
    const { task, decided } = branch;
    const id = stackAction(stack);
    const needed = neededBy(task, task.action.indexOf(id));
    const completed = { ...branch, decided: { ...decided, complete: [...decided.complete, stack] } };
    return {
      first: { ...completed, task: this.counting(completed, [...task.goals, ...needed]) },
      second: {
        ...branch,
        task: this.left(branch, (action) => action === id),
        decided: { ...decided, incomplete: [...decided.incomplete, stack] },
      },
      node: (complete, incomplete) => ({ completes: stack, complete, incomplete }),
    };
  }

  /** The task of a branch with what the stacks that it completes count; what settles that is not in smaller tasks. */
  private counting({ task, decided }: Branch, wanted: readonly number[]): Task {
    const { table, action, enough } = this.whole;
    const counted = decided.complete.flatMap((stack) => table.counted.get(stack) ?? []);
    const entries = new Set(counted.flatMap((one) => one.entries));
    const left = new Set([...task.action, ...[...entries].flatMap((e) => [reachAction(e), giveUpAction(e)])]);
    const keep = Uint8Array.from(action, (id) => (left.has(id) ? 1 : 0));
    const settled = [...table.entry.keys()].filter((fact) => entries.has(table.entry[fact]!));
    const goals = new Set([...wanted.map((fact) => task.fact[fact]!), ...settled]);
    const all = { ...this.whole, enough: [...enough, ...counted.flatMap((one) => one.enough)] };
    return restrict(all, keep, goals, this.tariff.excused(all, decided));
  }

  /** A purchase that uses a fund is made, of an offer by itself, and uses no other; one that does not may use any other. */
  byFund(branch: Branch, purchase: Purchased, fund: number): Split {
    const side = (from: Branch, used: boolean): Branch => {
      const { decided } = from;
      return { ...from, decided: { ...decided, funded: [...decided.funded, { ...purchase, fund, used }] } };
    };
    const isNew = 'offer' in purchase && !branch.decided.taken.includes(purchase.offer);
    const bought = isNew ? this.take(branch, purchase.offer) : branch;
    return {
      first: side(bought, true),
      second: side(branch, false),
      node: (used, unused) => ({ purchase, fund, used, unused }),
    };
  }

  /** An entry that is reached cannot be given up; one that is missed is given up, and nothing that would reach it is taken. */
  byEntry(branch: Branch, entry: number): Split {
    const { task, decided } = branch;
    const giveUp = giveUpAction(entry);
    const gone = [...task.action].filter((id) => id >= 0 && this.tariff.reaches(id, entry));
    const goals = task.goals.filter((goal) => task.table.entry[task.fact[goal]!] !== entry);
    return {
      first: {
        ...branch,
        task: this.left(branch, (id) => id === giveUp),
        decided: { ...decided, reached: [...decided.reached, entry] },
      },
      second: {
        ...branch,
        task: this.left(branch, (id) => gone.includes(id), goals),
        decided: ruledOut({ ...decided, missed: [...decided.missed, entry] }, gone),
      },
      node: (reached, missed) => ({ entry, reached, missed }),
    };
  }

  /**
   * The branch with the members taken that its bundles cannot do without.
   * @returns `impossible` when a bundle cannot be made up; undefined when a member can never be started
   */
  withDemanded(branch: Branch): Branch | 'impossible' | undefined {
    let lost = false;
    for (let made = branch; ;) {
      const demanded = this.tariff.demanded(made.decided);
      if (demanded === 'impossible') return demanded;
      const taken = new Set(made.decided.taken);
      const open = demanded.filter((offer) => !taken.has(offer));
      if (open.length === 0) return lost ? undefined : made;
      for (const offer of open) {
        lost ||= !made.task.action.includes(offer);
        made = this.take(made, offer);
      }
    }
  }

  /** What an offer taken for certain needs is wanted; its credential is not had in another way besides. */
  private take(branch: Branch, offer: number): Branch {
    const { task, decided } = branch;
    const goals = new Set([...task.goals, ...neededBy(task, task.action.indexOf(offer))]);
    const others = this.tariff.others(offer);
    const taken = { ...branch, decided: ruledOut({ ...decided, taken: [...decided.taken, offer] }, others) };
    return { ...taken, task: this.left(taken, (id) => others.includes(id), Int32Array.from(goals).sort()) };
  }

  /** What is left of a branch's task without some of its actions. */
  private left({ task, decided }: Branch, gone: (action: number) => boolean, goals = task.goals): Task {
    const keep = Uint8Array.from(task.action, (id) => (gone(id) ? 0 : 1));
    return restrict(task, keep, goals, this.tariff.excused(task, decided));
  }
}

/** The facts that an action needs; none where it is no longer in the task. */
function neededBy({ preStart, pre }: Task, a: number): Int32Array {
  return a < 0 ? pre.subarray(0, 0) : pre.subarray(preStart[a], preStart[a + 1]);
}

function ruledOut(decided: Decided, offers: readonly number[]): Decided {
  return { ...decided, out: new Set([...decided.out, ...offers]) };
}

/** The same prices where the bundle of a stack cannot be bought, and so has none. */
function unpriced(carry: Recorded, stack: number): Recorded {
  const { parts } = carry;
  if (!parts) return carry;
  return { ...carry, parts: { ...parts, bundles: parts.bundles.map((price, t) => (t === stack ? 0 : price)) } };
}

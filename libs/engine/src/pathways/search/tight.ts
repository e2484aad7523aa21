import type { Branch, Split } from './branch.js';
import type { Recorded } from './carried.js';

/** What became of a branch: closed, smaller, or to be split. */
export type Tight =
  | { readonly leaf: Recorded }
  | { readonly smaller: Branch; readonly by: Recorded }
  | {
      readonly split: Split | undefined;
      readonly bound: number;
      /** Whether there is no plan, or none near the bound. */
      readonly isLost: boolean;
      readonly prices: Recorded;
      /** Offers that are left, the most promising first. */
      readonly promising: () => number[];
    };

/* How much of what a search does: counted, not timed, so that the same question has the same answer everywhere. */

/** Part of the actions below which a task is made anew from what is left: after the ascent, and after a programme. */
export const SHRUNK = 0.9;
export const SHRUNK_BY_PROGRAMME = 0.75;

/** Rounds of cuts with little gain after which a branch is split; a gain is little below this part of what is missing. */
export const STALLED = 3;
export const LITTLE = 0.06;
export const MOST_ROUNDS = 40;

/** How cuts are looked for that a fractional plan violates. */
export const SEPARATION = { cuts: 40, violation: 0.02 };
export const MOST_TARGETS = 30;

/** How hard plans are looked for: at first, where nothing needs anything (prices then soon tell of better ones), and later. */
export const FIRST = { starts: 2, rounds: 2, core: 150 };
export const FIRST_OF_COVER = { starts: 1, rounds: 0, core: 150 };
export const LATER = { starts: 1, rounds: 1, core: 150 };

/** Plans are looked for in one of so many branches. */
export const PLANS_EVERY = 4;

/** How many actions are the most promising, and how many branches are spent on them. */
export const CORE = 120;
export const CORE_NODES = 8;

/** So many branches are tried before the solver is asked, when the bound falls short by less than this part of the best plan's cost. */
export const SOON = 8;
export const NEAR = 0.02;

/** A plan is of little help when the bound is further below it than this part of its cost: then a better one is looked for first. */
export const LOST = 0.2;

/** A bound is far below the best plan when this part of its cost is missing. */
export const FAR = 0.012;

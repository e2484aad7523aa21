/** How many times the best an alternative may be worth. */
export const DEARER = 1.1;

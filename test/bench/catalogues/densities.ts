/** How often what is found in a catalogue; weights stand for 1, 2, 3, … in their order. */
export interface Densities {
  /** Skills of a credential. */
  readonly taught: readonly number[];
  readonly taughtLevels: readonly number[];
  readonly roleLevels: readonly number[];
  /** Shares of credentials: free; ending and renewable; with prerequisites. */
  readonly free: number;
  readonly ending: number;
  readonly withPrerequisites: number;
  /** Of those with prerequisites: how many; how many have alternatives instead; shares that name a credential; levels of those that name a skill. */
  readonly prerequisites: readonly number[];
  readonly alternatives: number;
  readonly onCredential: number;
  readonly neededLevels: readonly number[];
  /** Stacks for one credential, and the shares of those sold as a bundle and of those with an award. */
  readonly stacks: number;
  readonly bundles: number;
  readonly awards: number;
  /** Funds in a catalogue. */
  readonly funds: number;
}

/** Counted in data/sample, but for free badges: one in ten. */
export const SAMPLE: Densities = {
  taught: [0.05, 0.44, 0.3, 0.09, 0.1, 0.02],
  taughtLevels: [0.02, 0.24, 0.54, 0.2],
  roleLevels: [0, 0.15, 0.6, 0.24, 0.01],
  free: 0.1,
  ending: 0.24,
  withPrerequisites: 0.28,
  prerequisites: [0.84, 0.11, 0.05],
  alternatives: 0.11,
  onCredential: 0.09,
  neededLevels: [0.2, 0.73, 0.07],
  stacks: 0.108,
  bundles: 0.79,
  awards: 0.93,
  funds: 8,
};

/** The easy shape: few prerequisites and stacks, many badges for every skill, low levels first. */
export const SPARSE: Densities = {
  ...SAMPLE,
  taught: [0.25, 0.25, 0.2, 0.13, 0.09, 0.04, 0.04],
  taughtLevels: [0.34, 0.3, 0.2, 0.11, 0.05],
  roleLevels: [0.15, 0.25, 0.3, 0.2, 0.1],
  ending: 0,
  withPrerequisites: 0.35,
  prerequisites: [1],
  alternatives: 0.25,
  onCredential: 0,
  neededLevels: [0.6, 0.4],
  stacks: 0.04,
  bundles: 0.5,
  awards: 0.7,
  funds: 0,
};

import type { CompletionRule } from '../snapshot/stack-rule.js';

/*
 * A pathway problem as plain integers: everything that decides the answer and nothing else.
 * It is what the solver takes, what a certificate carries and what the checker reads; names appear only as ids.
 *
 * What counts as held: a credential in `start`, one that an offer in the plan brings, or one that a completed stack awards.
 * Holding credential c brings all of gives[c], each with the levels below it. Stacks complete by themselves.
 */

/** One of these is enough: a credential that counts as held, or a skill at a level. */
export type Alternative = readonly ['credential', number] | readonly ['skill', number, number];

/** A fund and the most it takes off one purchase, in minor units. */
export type Grant = readonly [fund: number, saving: number];

export interface Offer {
  /** Index into `credentials`. */
  readonly credential: number;
  /** A renewal needs nothing beforehand and is never part of a bundle. */
  readonly renewal: boolean;
  /** Minor units, in the instance's currency. */
  readonly price: number;
  readonly minutes: number;
  readonly grants: readonly Grant[];
}

/**
 * A stack is complete when all of these hold for the members that count as held:
 * every group has at least one; at least `atLeast` in number; at least `minCredits` in credits (thousandths);
 * and, when neither atLeast nor minCredits is given, every member without a group.
 */
export interface StackRule extends CompletionRule {
  readonly id: string;
  /** The credential it awards, or null. */
  readonly awards: number | null;
  /** One price for a set of members that satisfies the rule and has no member too many; null when it is not sold. */
  readonly bundle: { readonly price: number; readonly grants: readonly Grant[] } | null;
}

export interface Instance {
  readonly version: 1;
  readonly currency: string;
  readonly skills: readonly string[];
  readonly credentials: readonly string[];
  /** Per credential: skill-levels it certifies. */
  readonly gives: readonly (readonly (readonly [skill: number, level: number])[])[];
  /** Per credential: groups that must all hold before it is started; of a group one alternative is enough. */
  readonly needs: readonly (readonly (readonly Alternative[])[])[];
  readonly start: {
    /** Per skill, 0 to 5; what held credentials certify is counted in. */
    readonly levels: readonly number[];
    /** Credentials that count as held at the start, awards of stacks completed already included. */
    readonly credentials: readonly number[];
  };
  readonly offers: readonly Offer[];
  readonly stacks: readonly StackRule[];
  readonly funds: readonly { readonly id: string; readonly cap: number | null }[];
  readonly goals: {
    /** All to be reached, unless `coverage` is given. */
    readonly levels: readonly (readonly [skill: number, level: number])[];
    /** Of each group one credential must count as held at the end. */
    readonly anyOf: readonly (readonly number[])[];
    /** Stacks that must be complete at the end. */
    readonly stacks: readonly number[];
    /**
     * In place of `levels`: the summed weights of the skill-levels reached must be at least `atLeast`.
     * Each entry is one skill-level of its own (levels below it have entries of their own).
     */
    readonly coverage: {
      readonly atLeast: number;
      readonly weights: readonly (readonly [skill: number, level: number, weight: number])[];
    } | null;
  };
  /** Upper limits on the sum of what is paid (minor units) and of minutes; null for none. */
  readonly limits: { readonly price: number | null; readonly minutes: number | null };
  /** The objective is price × (what is paid) + minutes × (minutes studied); then `then` decides among equals. */
  readonly objective: { readonly price: number; readonly minutes: number; readonly then: 'price' | 'minutes' };
}

/** What is bought together: one offer alone, or a bundle. */
export interface Purchase {
  /** Offers (indices) paid by this purchase. */
  readonly offers: readonly number[];
  /** The stack whose bundle this is, or null for a single offer. */
  readonly stack: number | null;
  /**
   * Members that make up the bundle's set with the offers' credentials, but count already (held, or awarded by the end).
   * A credential is in the set of one bundle at most, counted ones too.
   */
  readonly counted: readonly number[];
  readonly fund: number | null;
  /** What the fund takes off, minor units. */
  readonly grant: number;
  /** What the learner pays, minor units. */
  readonly paid: number;
}

export interface Plan {
  /** Offers (indices) in the order of study. */
  readonly order: readonly number[];
  readonly purchases: readonly Purchase[];
  /** Sum of what is paid, minor units. */
  readonly price: number;
  readonly minutes: number;
  /** The objective's value. */
  readonly value: number;
}

/**
 * A zone: facts of which every plan brings about one at least, in a branch where the row is used. Skill s at `level` or above;
 * credentials that count as held. Its exits (the offers that lead into it) follow from the instance.
 */
export interface CertificateRow {
  readonly levels: readonly (readonly [skill: number, level: number])[];
  readonly credentials: readonly number[];
}

/**
 * A row by number, with its price. With `entry` (of `goals.coverage.weights`) or a credential the row is one of plans that reach that
 * entry, or hold that credential; else of all.
 */
export type CertificateCut =
  | readonly [row: number, price: number, entry?: number]
  | readonly [row: number, price: number, entry: null, credential: number];

/** Prices in a branch; `scale` of them are one unit of the objective. Lists name nothing twice. */
export interface CertificatePrices {
  readonly cuts: readonly CertificateCut[];
  /** What an offer's share of what is paid counts for, where it is less than the least that may be paid for it. */
  readonly worth: readonly (readonly [offer: number, price: number])[];
  /** Prices of the limits; 0 where there is none. */
  readonly limits: { readonly price: number; readonly minutes: number };
  /** Prices of caps, where they are not 0. */
  readonly funds: readonly (readonly [fund: number, price: number])[];
  /** Prices of buying a bundle once at most (or once, where the branch buys it), where they are not 0. */
  readonly bundles: readonly (readonly [stack: number, price: number])[];
  /** Price of coverage: left out where it is 0. */
  readonly coverage?: number;
  /** Prices of the members, or of the credits of members, that a stack needs which every plan of the branch completes. */
  readonly counts?: readonly (readonly [stack: number, of: 'number' | 'credits', price: number])[];
}

/** A leaf has prices alone. With `then` the prices rule out offers for the rest of the branch; the other nodes split it. */
export type CertificateTree =
  | { readonly prices: CertificatePrices; readonly then?: CertificateTree }
  | { readonly offer: number; readonly taken: CertificateTree; readonly banned: CertificateTree }
  | { readonly stack: number; readonly bought: CertificateTree; readonly unbought: CertificateTree }
  | { readonly completes: number; readonly complete: CertificateTree; readonly incomplete: CertificateTree }
  | {
      readonly skill: number;
      readonly level: number;
      readonly reached: CertificateTree;
      readonly missed: CertificateTree;
    }
  | {
      readonly buys: CertificatePurchase;
      readonly fund: number;
      readonly used: CertificateTree;
      readonly unused: CertificateTree;
    };

/** An offer bought by itself, or the bundle of a stack. */
export type CertificatePurchase = readonly [what: 'offer' | 'bundle', number: number];

/** A proof as a certificate carries it: rows are named by their number. */
export interface PlainProof {
  readonly rows: readonly CertificateRow[];
  readonly scale: number;
  readonly root: CertificateTree;
}

/**
 * What `--certificate FILE` writes. `bound` is a lower bound on the objective over all plans.
 * kind `solver`: the bound is a general solver's word. Kinds `prices` (no splits) and `tree` carry what proves it: a bare leaf under
 * `prices`, anything else under `tree`. docs/certificate.md tells how.
 */
export interface Certificate {
  readonly version: 2;
  readonly kind: 'prices' | 'tree' | 'solver' | 'none';
  /** `hash` is the SHA-256 (hex) of the instance's JSON with keys in the order of {@link Instance}, without spaces. */
  readonly instance: Instance & { readonly hash: string };
  readonly plan: {
    readonly order: readonly number[];
    readonly purchases: readonly Purchase[];
    /** What is paid, minor units. */
    readonly cost: number;
    readonly minutes: number;
    readonly value: number;
  };
  readonly bound: number;
  /** Empty unless the kind is `prices` or `tree`. */
  readonly rows: readonly CertificateRow[];
  readonly scale?: number;
  readonly prices?: CertificatePrices;
  readonly tree?: CertificateTree;
  /**
   * SHA-256 (hex) of JSON `{"version","kind","instance","plan","bound","rows","scale","prices","tree"}` in this order (the last three
   * only where the kind has them), without spaces, where `instance` is the instance's hash alone: so that `check` sees any change, a
   * lowered bound or two swapped steps too.
   */
  readonly seal: string;
}

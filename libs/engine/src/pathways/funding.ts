import type { Funding, Learner } from '#lib/model';
import type { Snapshot } from '../snapshot/snapshot.js';
import { roundHalfUp, type Exchange } from '../prices/exchange.js';
import type { Grant } from './instance.js';

/** A fund the learner may use, in the answer's currency. */
export interface UsableFund {
  readonly fact: Funding;
  readonly covers: ReadonlySet<string>;
  readonly amount: number | null;
  readonly cap: number | null;
}

/**
 * Whether a learner is eligible: every `column=value` must hold for the learner's own columns. Without a learner only funds that
 * are open to everyone count.
 */
function isEligible(fund: Funding, learner: Learner | undefined): boolean {
  return (fund.eligibility ?? []).every((condition) => {
    const at = condition.indexOf('=');
    if (at < 0 || !learner) return false;
    const columns = learner as unknown as Record<string, string | number | readonly string[] | undefined>;
    const values = [columns[condition.slice(0, at).trim()] ?? []].flat();
    return values.some((one) => String(one) === condition.slice(at + 1).trim());
  });
}

/** Funds the learner is eligible for and whose amounts can be converted, in the order of their ids. */
export function usableFunds(snapshot: Snapshot, learner: Learner | undefined, convert: Exchange): UsableFund[] {
  return snapshot.funding.facts.flatMap((fact) => {
    if (!isEligible(fact, learner)) return [];
    const into = (minor: number | undefined): number | null | undefined =>
      minor === undefined ? null : convert(minor, fact.currency!);
    const amount = into(fact.amount);
    const cap = into(fact.cap);
    if (amount === undefined || cap === undefined) return [];
    return [{ fact, covers: new Set(fact.covers), amount, cap }];
  });
}

/**
 * What each fund takes off a purchase at a price, at most: percent of the price (rounded half up) or an amount, never more than the
 * price or the fund's cap.
 * @param ids what the purchase is known by: the credential's or stack's id and its issuer's
 */
export function grantsFor(funds: readonly UsableFund[], ids: readonly string[], price: number): Grant[] {
  return funds.flatMap((fund, i): Grant[] => {
    if (!ids.some((id) => fund.covers.has(id))) return [];
    const whole = fund.amount ?? roundHalfUp((price * (fund.fact.percent ?? 0)) / 100);
    const saving = Math.min(whole, price, fund.cap ?? Infinity);
    return saving > 0 ? [[i, saving]] : [];
  });
}

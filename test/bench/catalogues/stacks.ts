import type { Fact } from '#lib/model';
import type { Densities } from './densities.js';
import type { Draws } from './draws.js';
import { REGIONS } from './regions.js';

type Kind = 'all' | 'atLeast' | 'minCredits' | 'groups';
const KINDS: readonly Kind[] = ['all', 'atLeast', 'minCredits', 'groups'];

/**
 * Stacks over credentials `c-0`, `c-1`, … and funds. A stack's members lie close together; its award is a later credential, so
 * that an award may be a member of another stack.
 * @param prices of the credentials, minor units
 */
export function* stackFacts(draws: Draws, densities: Densities, prices: readonly number[], issuers: number) {
  const stacks = Math.round(prices.length * densities.stacks);
  for (let i = 0; i < stacks; i++) yield* stack(`t-${i}`, draws, densities, prices, issuers);
  for (let i = 0; i < densities.funds; i++) yield fund(i, draws, stacks, issuers);
}

function* stack(
  id: string,
  draws: Draws,
  densities: Densities,
  prices: readonly number[],
  issuers: number,
): Generator<Fact> {
  const first = draws.between(0, Math.max(0, prices.length - 41));
  const near = Array.from({ length: Math.min(40, prices.length) }, (_, k) => first + k);
  const members = draws.some(near, 3 + draws.weighted([0.36, 0.29, 0.21, 0.14]));
  const kind = KINDS[draws.weighted([0.5, 0.29, 0.07, 0.14])]!;
  const credits = members.map(() => draws.between(2, 6));
  const whole = members.reduce((sum, member) => sum + prices[member]!, 0);
  const needed = kind === 'atLeast' ? members.length - 1 : members.length;
  const groups = Math.max(2, Math.ceil(members.length / 2));
  const share = kind === 'groups' ? groups / members.length : kind === 'minCredits' ? 0.7 : needed / members.length;
  const award = members.at(-1)! + draws.between(1, 30);
  const awards = draws.happens(densities.awards) && award < prices.length && !members.includes(award);
  const sold = draws.happens(densities.bundles);
  yield {
    type: 'stack',
    id,
    name: `Stack ${id}`,
    issuer: `i-${draws.between(0, issuers - 1)}`,
    ...(kind === 'atLeast' && { atLeast: needed }),
    ...(kind === 'minCredits' && { minCredits: Math.floor(0.7 * credits.reduce((sum, one) => sum + one, 0)) }),
    ...(sold && { bundlePrice: 500 * Math.ceil((whole * share * draws.between(75, 92)) / 50_000), currency: 'EUR' }),
    ...(awards && { awards: `c-${award}` }),
  };
  for (const [k, member] of members.entries()) {
    const group = kind === 'groups' ? { group: `g-${k % groups}` } : {};
    yield { type: 'stackMember', stack: id, credential: `c-${member}`, credits: credits[k]!, ...group };
  }
}

/** Percent or an amount off, most with a cap, for what an issuer or a stack sells; half of them for one region only. */
function fund(i: number, draws: Draws, stacks: number, issuers: number): Fact {
  const percent = draws.happens(0.6);
  const covers = draws.happens(0.6)
    ? Array.from({ length: 2 }, () => `i-${draws.between(0, issuers - 1)}`)
    : Array.from({ length: 3 }, () => `t-${draws.between(0, stacks - 1)}`);
  return {
    type: 'funding',
    id: `f-${i}`,
    name: `Fund ${i}`,
    kind: 'voucher',
    ...(percent ? { percent: draws.pick([25, 40, 50, 60]) } : { amount: 1000 * draws.between(4, 15) }),
    currency: 'EUR',
    ...(draws.happens(0.85) && { cap: 3000 * draws.between(4, 30) }),
    covers: [...new Set(covers)],
    ...(draws.happens(0.5) && { eligibility: [`region=${draws.pick(REGIONS)}`] }),
  };
}

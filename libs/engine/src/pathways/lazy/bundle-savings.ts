import type { Standing } from './standing.js';

/**
 * What bundles save on credentials that are studied anyway, the largest saving first, each credential in one bundle at most. Only
 * bundles of all their members or of a number of them; others are left out, so it may be less than the most.
 */
export function bundleSavings({ index }: Standing, steps: readonly number[]): number {
  const { columns, links, weights, offers, soldIn } = index;
  const { memberGroup, minCredits, atLeast, members } = columns;
  const taken = new Set(steps);
  const stacks = new Set<number>();
  for (const step of steps) {
    if (step >= columns.credentials) continue;
    for (let k = soldIn.start[step]!; k < soldIn.start[step + 1]!; k++) stacks.add(links.memberStack[soldIn.item[k]!]!);
  }
  const found: { readonly saving: number; readonly set: readonly number[]; readonly stack: number }[] = [];
  for (const stack of stacks) {
    const [from, to] = [members.start[stack]!, members.start[stack + 1]!];
    if (minCredits[stack]! >= 0 || memberGroup.subarray(from, to).some((group) => group >= 0)) continue;
    const own = [...members.item.subarray(from, to)].filter((credential) => taken.has(credential));
    const number = atLeast[stack]! < 0 ? to - from : atLeast[stack]!;
    if (own.length < number || number === 0) continue;
    const apart = (credential: number): number =>
      weights.full[credential]! - weights.of(0, offers.minutes[credential]!);
    const set = own.sort((a, b) => apart(b) - apart(a) || a - b).slice(0, number);
    const saving = set.reduce((sum, credential) => sum + apart(credential), 0) - weights.of(offers.bundle[stack]!, 0);
    if (saving > 0) found.push({ saving, set, stack });
  }
  let sum = 0;
  for (const { saving, set } of found.sort((a, b) => b.saving - a.saving || a.stack - b.stack)) {
    if (!set.every((credential) => taken.has(credential))) continue;
    for (const credential of set) taken.delete(credential);
    sum += saving;
  }
  return sum;
}

/** The members that are lightest to take beside some steps so that a bundle can pay for them; none where its rule is another. */
export function bundleFilling(standing: Standing, stack: number, steps: readonly number[]): number[] {
  const { columns } = standing.index;
  const { members, atLeast, memberGroup, minCredits } = columns;
  const [from, to] = [members.start[stack]!, members.start[stack + 1]!];
  if (minCredits[stack]! >= 0 || memberGroup.subarray(from, to).some((group) => group >= 0)) return [];
  const number = atLeast[stack]! < 0 ? to - from : atLeast[stack]!;
  const others = [...members.item.subarray(from, to)].filter((one) => !steps.includes(one) && !standing.holds.has(one));
  const missing = number - (to - from - others.length);
  const beside = (credential: number): number =>
    standing.costOf(-1 - credential) - standing.index.weights.full[credential]!;
  return others.sort((a, b) => beside(a) - beside(b) || a - b).slice(0, Math.max(0, missing));
}

import type { Instance } from '#lib/engine';

/** The most goals whose subsets are gone through one by one. */
const MOST_GOALS = 20;

/**
 * Is the problem nothing but covering: skill-levels wanted, offers that bring some of them, each with a price of its own, and
 * nothing else to heed? (Funds without a cap are a lower price.)
 */
export function isCover({ needs, stacks, funds, goals, limits, start }: Instance): boolean {
  return (
    needs.every((groups) => groups.length === 0) &&
    stacks.length === 0 &&
    funds.every(({ cap }) => cap === null) &&
    goals.anyOf.length + goals.stacks.length === 0 &&
    goals.coverage === null &&
    goals.levels.length <= MOST_GOALS &&
    limits.price === null &&
    limits.minutes === null &&
    start.levels.length > 0
  );
}

/**
 * The best cover by a dynamic programme over the sets of goals reached: the lowest goal not yet reached has to be reached by some
 * offer, so every offer that does is tried. Shares nothing with the engine.
 * @returns the objective's least value and the least of what `objective.then` names among covers of that value
 */
export function bestCover(instance: Instance): { value: number; second: number } | 'infeasible' {
  const { goals, start, offers, gives, objective } = instance;
  if (!isCover(instance)) throw new Error('the bitmask programme knows covering alone');
  const open = goals.levels.filter(([skill, level]) => start.levels[skill]! < level);
  const bringing = open.map((): { mask: number; value: number; second: number }[] => []);
  for (const { credential, price, minutes, grants } of offers) {
    let mask = 0;
    open.forEach(([skill, level], bit) => {
      if (gives[credential]!.some(([given, to]) => given === skill && to >= level)) mask |= 1 << bit;
    });
    const paid = price - Math.max(0, ...grants.map(([, saving]) => Math.min(saving, price)));
    const value = objective.price * paid + objective.minutes * minutes;
    const second = objective.then === 'price' ? paid : minutes;
    for (let bit = 0; bit < open.length; bit++) if ((mask >> bit) & 1) bringing[bit]!.push({ mask, value, second });
  }
  const whole = 2 ** open.length - 1;
  const values = new Float64Array(whole + 1).fill(Infinity);
  const seconds = new Float64Array(whole + 1).fill(Infinity);
  values[0] = seconds[0] = 0;
  for (let reached = 0; reached < whole; reached++) {
    if (values[reached] === Infinity) continue;
    let lowest = 0;
    while ((reached >> lowest) & 1) lowest++;
    for (const { mask, value, second } of bringing[lowest]!) {
      const next = reached | mask;
      const [sum, then] = [values[reached]! + value, seconds[reached]! + second];
      if (sum > values[next]! || (sum === values[next]! && then >= seconds[next]!)) continue;
      values[next] = sum;
      seconds[next] = then;
    }
  }
  return values[whole] === Infinity ? 'infeasible' : { value: values[whole]!, second: seconds[whole]! };
}

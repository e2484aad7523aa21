import type { Certificate } from './format.js';
import { State, exact, must, satisfied, sum, type Facts } from './state.js';

/** Checks that the plan can be studied, reaches its goals, is paid for, keeps the limits and adds up. */
export function checkPlan({ instance, plan, bound }: Certificate, facts: Facts): void {
  const { skills, credentials, offers, stacks, funds, goals, limits, objective } = instance;
  const state = new State(facts);
  const taken = new Set<number>();
  for (const [at, offer] of plan.order.map((one) => offers[one]!).entries()) {
    const [row, name] = [`order ${at + 1}`, credentials[offer.credential]];
    must(!taken.has(offer.credential), row, 'taken-twice', `${name} is taken or renewed already`);
    must(state.ready(offer), row, 'prerequisite', `when ${name} begins, one of its prerequisites is not held`);
    taken.add(offer.credential);
    state.hold(offer.credential);
    state.settle();
  }
  const wants = (holds: boolean, goal: string) => must(holds, `goal ${goal}`, 'goal', 'it is not reached at the end');
  const reached = (skill: number, level: number) => state.has[facts.level(skill, level)] === 1;
  if (!goals.coverage) for (const [s, l] of goals.levels) wants(reached(s, l), `level ${skills[s]} ${l}`);
  const covered = (goals.coverage?.weights ?? []).map(([s, l, weight]) => (reached(s, l) ? weight : 0));
  wants(sum(covered, 'goal coverage') >= (goals.coverage?.atLeast ?? 0), 'coverage');
  for (const any of goals.anyOf)
    wants(
      any.some((one) => state.has[one]),
      `credential ${any.map((one) => credentials[one]).join(' | ')}`,
    );
  for (const stack of goals.stacks) wants(state.complete.has(stack), `stack ${stacks[stack]!.id}`);

  const [unpaid, bundled, bought] = [new Set(plan.order), new Set<number>(), new Set<number>()];
  for (const [at, { offers: paidFor, stack, counted, fund, grant, paid }] of plan.purchases.entries()) {
    const check = (holds: boolean, code: string, reason: string) => must(holds, `purchase ${at + 1}`, code, reason);
    for (const one of paidFor)
      check(unpaid.delete(one), 'paid-twice', `offer ${one} is not in the order, or paid already`);
    const sold = stack === null ? offers[paidFor[0] ?? -1] : stacks[stack]!.bundle;
    if (!sold || paidFor.length === 0)
      return void check(false, 'not-sold', 'it pays nothing, or its stack is not sold');
    check(stack !== null || paidFor.length + counted.length === 1, 'not-single', 'only a bundle pays for several');
    if (stack !== null) {
      const rule = stacks[stack]!;
      const set = [...paidFor.map((one) => offers[one]!.credential), ...counted];
      const suffices = (without: number) => satisfied(rule, (one) => one !== without && set.includes(one));
      const members = new Set(rule.members.map(({ credential }) => credential));
      const isOnce = new Set([...set, ...bundled]).size === set.length + bundled.size;
      check(!bought.has(stack), 'bundle-twice', 'the bundle is bought already');
      check(!paidFor.some((one) => offers[one]!.renewal), 'renewal', 'a renewal is in no bundle');
      check(
        counted.every((one) => state.free.has(one)),
        'not-held',
        'it counts a member that is not held',
      );
      check(
        set.every((one) => members.has(one)),
        'not-a-member',
        `it holds what is no member of ${rule.id}`,
      );
      check(isOnce, 'bundled-twice', 'a credential is in one bundle at most');
      check(suffices(-1), 'too-few-members', `they do not satisfy ${rule.id}`);
      check(!set.some(suffices), 'too-many-members', `${rule.id} is satisfied without one of them`);
      bought.add(stack);
      for (const one of set) bundled.add(one);
    }
    const isGranted = fund === null ? grant === 0 : sold.grants.some(([from, most]) => from === fund && grant <= most);
    check(isGranted, 'fund', `${grant} is more than its fund takes off this purchase`);
    check(grant <= sold.price && paid === sold.price - grant, 'paid', `${paid} is paid of ${sold.price} less ${grant}`);
  }
  const left = plan.order.findIndex((offer) => unpaid.has(offer));
  must(left < 0, `order ${left + 1}`, 'not-paid', 'no purchase pays for it');
  for (const [at, { id, cap }] of funds.entries()) {
    const granted = sum(
      plan.purchases.map((one) => (one.fund === at ? one.grant : 0)),
      `fund ${id}`,
    );
    must(granted <= (cap ?? granted), `fund ${id}`, 'fund-cap', `it grants ${granted}, more than its cap of ${cap}`);
  }
  const adds = (row: string, said: number, is: number) =>
    must(said === is, row, 'sum', `it says ${said}, but it is ${is}`);
  adds(
    'plan cost',
    plan.cost,
    sum(
      plan.purchases.map((one) => one.paid),
      'plan cost',
    ),
  );
  adds(
    'plan minutes',
    plan.minutes,
    sum(
      plan.order.map((one) => offers[one]!.minutes),
      'plan minutes',
    ),
  );
  adds('plan value', plan.value, exact(objective.price * plan.cost + objective.minutes * plan.minutes, 'plan value'));
  const within = (row: string, is: number, most: number | null) =>
    must(is <= (most ?? is), row, 'limit', `${is} is above ${most}`);
  within('limit price', plan.cost, limits.price);
  within('limit minutes', plan.minutes, limits.minutes);
  must(bound <= plan.value, 'bound', 'bound', `${bound} is above the value of the plan, ${plan.value}`);
}

import type { Instance } from '#lib/engine';

/* Changes to a problem whose effect on the optimum is known beforehand. */

/** Without some of the offers. */
export function withoutOffers(instance: Instance, gone: ReadonlySet<number>): Instance {
  return { ...instance, offers: instance.offers.filter((_, offer) => !gone.has(offer)) };
}

/** With a second credential that gives and needs the same as that of an offer, on the same terms, but is in no stack. */
export function withTwin(instance: Instance, offer: number): Instance {
  const { credential } = instance.offers[offer]!;
  const twin = instance.credentials.length;
  return {
    ...instance,
    credentials: [...instance.credentials, 'twin'],
    gives: [...instance.gives, instance.gives[credential]!],
    needs: [...instance.needs, instance.needs[credential]!],
    offers: [...instance.offers, { ...instance.offers[offer]!, credential: twin }],
  };
}

/** Skills, credentials, offers, stacks and funds in reverse order, with every reference following. */
export function reversed(instance: Instance): Instance {
  const flip = (list: readonly unknown[]) => (index: number) => list.length - 1 - index;
  const skill = flip(instance.skills);
  const credential = flip(instance.credentials);
  const fund = flip(instance.funds);
  const grants = (list: Instance['offers'][number]['grants']) =>
    list.map(([from, saving]) => [fund(from), saving] as const);
  return {
    ...instance,
    skills: instance.skills.toReversed(),
    credentials: instance.credentials.toReversed(),
    gives: instance.gives.map((list) => list.map(([s, level]) => [skill(s), level] as const)).toReversed(),
    needs: instance.needs
      .map((groups) =>
        groups
          .map((group) =>
            group
              .map((one) =>
                one[0] === 'credential'
                  ? (['credential', credential(one[1])] as const)
                  : (['skill', skill(one[1]), one[2]] as const),
              )
              .toReversed(),
          )
          .toReversed(),
      )
      .toReversed(),
    start: {
      levels: instance.start.levels.toReversed(),
      credentials: instance.start.credentials.map(credential).toReversed(),
    },
    offers: instance.offers
      .map((offer) => ({ ...offer, credential: credential(offer.credential), grants: grants(offer.grants) }))
      .toReversed(),
    stacks: instance.stacks
      .map((stack) => ({
        ...stack,
        members: stack.members.map((one) => ({ ...one, credential: credential(one.credential) })).toReversed(),
        awards: stack.awards === null ? null : credential(stack.awards),
        bundle: stack.bundle && { ...stack.bundle, grants: grants(stack.bundle.grants) },
      }))
      .toReversed(),
    funds: instance.funds.toReversed(),
    goals: {
      levels: instance.goals.levels.map(([s, level]) => [skill(s), level] as const).toReversed(),
      anyOf: instance.goals.anyOf.map((group) => group.map(credential).toReversed()).toReversed(),
      stacks: instance.goals.stacks.map(flip(instance.stacks)).toReversed(),
      coverage: instance.goals.coverage && {
        ...instance.goals.coverage,
        weights: instance.goals.coverage.weights
          .map(([s, level, weight]) => [skill(s), level, weight] as const)
          .toReversed(),
      },
    },
  };
}

/** With one level more of a skill held at the start. */
export function withLevel(instance: Instance, skill: number): Instance {
  const levels = instance.start.levels.map((level, at) => (at === skill ? Math.min(5, level + 1) : level));
  return { ...instance, start: { ...instance.start, levels } };
}

/** With limits twice as wide and one more. */
export function withWiderLimits(instance: Instance): Instance {
  const wider = (limit: number | null) => (limit === null ? null : 2 * limit + 1);
  return { ...instance, limits: { price: wider(instance.limits.price), minutes: wider(instance.limits.minutes) } };
}

/** With everything about one offer as it was but its price; its grants take off no more than the new price. */
export function withPrice(instance: Instance, offer: number, price: number): Instance {
  const changed = { ...instance.offers[offer]!, price };
  const grants = changed.grants.map(([fund, saving]) => [fund, Math.min(saving, price)] as const);
  return { ...instance, offers: instance.offers.with(offer, { ...changed, grants }) };
}

/** Without limits of price and minutes. */
export function withoutLimits(instance: Instance): Instance {
  return { ...instance, limits: { price: null, minutes: null } };
}

/** With one more credential wanted. */
export function withWanted(instance: Instance, credential: number): Instance {
  return { ...instance, goals: { ...instance.goals, anyOf: [...instance.goals.anyOf, [credential]] } };
}

/** With offers in another order. */
export function withOffersInOrder(instance: Instance, order: readonly number[]): Instance {
  return { ...instance, offers: order.map((offer) => instance.offers[offer]!) };
}

/** With both weights of the objective multiplied. */
export function withWeights(instance: Instance, factor: number): Instance {
  const { price, minutes, then } = instance.objective;
  return { ...instance, objective: { price: factor * price, minutes: factor * minutes, then } };
}

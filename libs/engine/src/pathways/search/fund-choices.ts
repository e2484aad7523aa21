import type { Instance } from '../instance.js';

/** A purchase: an offer by itself, or the bundle of a stack. */
export type Purchased = { readonly offer: number } | { readonly stack: number };

/** Whether a purchase uses a fund, or does not. */
export type FundChoice = Purchased & { readonly fund: number; readonly used: boolean };

type Grants = Instance['offers'][number]['grants'];

const known = new WeakMap<Instance, WeakMap<readonly FundChoice[], Instance>>();

/** The instance with those grants only that these choices leave: of a purchase that uses a fund no others, else all but that one. */
export function withChoices(instance: Instance, choices: readonly FundChoice[]): Instance {
  if (choices.length === 0) return instance;
  const ofInstance = known.get(instance) ?? new WeakMap<readonly FundChoice[], Instance>();
  known.set(instance, ofInstance);
  const made = ofInstance.get(choices) ?? restricted(instance, choices);
  ofInstance.set(choices, made);
  return made;
}

function restricted(instance: Instance, choices: readonly FundChoice[]): Instance {
  const offers = [...instance.offers];
  const stacks = [...instance.stacks];
  for (const choice of choices) {
    const left = (grants: Grants): Grants => grants.filter(([fund]) => (fund === choice.fund) === choice.used);
    if ('offer' in choice) {
      const offer = offers[choice.offer]!;
      offers[choice.offer] = { ...offer, grants: left(offer.grants) };
    } else {
      const stack = stacks[choice.stack]!;
      if (stack.bundle)
        stacks[choice.stack] = { ...stack, bundle: { ...stack.bundle, grants: left(stack.bundle.grants) } };
    }
  }
  return { ...instance, offers, stacks };
}

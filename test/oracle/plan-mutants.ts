import type { Certificate } from '#lib/engine';
import type { Chance } from './random.js';

type Draft<T> = { -readonly [K in keyof T]: T[K] extends object | null | undefined ? Draft<T[K]> : T[K] };
type Document = Draft<Certificate>;

/** One change to a copy of a certificate that a forger would make to plan, bound or problem, with the sums to match or not. */
export function mutatePlan(certificate: Certificate, chance: Chance): Certificate {
  const copy = structuredClone(certificate as Document);
  chance.pick(CHANGES)(copy, chance);
  if (chance.happens(0.5)) addUp(copy);
  return copy;
}

/** What the plan then costs, and the bound with it. */
function addUp(document: Document): void {
  const { plan, instance } = document;
  const sum = (of: readonly number[]) => of.reduce((all, one) => all + one, 0);
  plan.cost = sum(plan.purchases.map(({ paid }) => paid));
  plan.minutes = sum(plan.order.map((offer) => instance.offers[offer]?.minutes ?? 0));
  plan.value = instance.objective.price * plan.cost + instance.objective.minutes * plan.minutes;
  document.bound = plan.value;
}

type Change = (document: Document, chance: Chance) => void;
const onSome =
  <T>(list: (document: Document) => T[], change: (one: T, chance: Chance, document: Document) => void): Change =>
  (document, chance) => {
    const all = list(document);
    if (all.length > 0) change(chance.pick(all), chance, document);
  };

const CHANGES: readonly Change[] = [
  // A step dropped, with what pays for it or without.
  ({ plan }, chance) => {
    if (plan.order.length === 0) return;
    const [gone] = plan.order.splice(chance.between(0, plan.order.length - 1), 1);
    if (chance.happens(0.7)) plan.purchases = plan.purchases.filter(({ offers }) => !offers.includes(gone!));
  },
  // Steps swapped, or one more.
  ({ plan }, chance) => {
    if (plan.order.length > 1) plan.order.push(plan.order.splice(chance.between(0, plan.order.length - 2), 1)[0]!);
  },
  ({ plan, instance }, chance) => {
    const offer = chance.between(0, instance.offers.length - 1);
    const { price } = instance.offers[offer] ?? { price: 0 };
    plan.order.push(offer);
    plan.purchases.push({ offers: [offer], stack: null, counted: [], fund: null, grant: 0, paid: price });
  },
  // A price raised or lowered: in the problem, or as it is paid.
  onSome(
    ({ instance }) => instance.offers,
    (offer, chance) => (offer.price = Math.max(0, offer.price + chance.pick([-9, -1, 1, 9]))),
  ),
  onSome(
    ({ plan }) => plan.purchases,
    (one, chance) => (one.paid = Math.max(0, one.paid + chance.pick([-2, -1, 1]))),
  ),
  onSome(
    ({ plan }) => plan.purchases,
    (one, chance) => {
      const more = chance.pick([-1, 1, 5]);
      Object.assign(one, { grant: Math.max(0, one.grant + more), paid: Math.max(0, one.paid - more) });
    },
  ),
  // A bound lowered or raised.
  (document, chance) => (document.bound = Math.max(0, document.bound + chance.pick([-5, -1, 1]))),
  // The problem made easier or harder: a need, a level, a goal, a limit, a cap, an award.
  onSome(
    ({ instance }) => instance.needs,
    (groups) => groups.pop(),
  ),
  onSome(
    ({ instance }) => instance.gives,
    (levels) => levels.pop(),
  ),
  ({ instance }) => instance.goals.levels.pop(),
  ({ instance }) => instance.goals.anyOf.pop(),
  ({ instance }, chance) => {
    const { coverage } = instance.goals;
    if (coverage) coverage.atLeast = Math.max(0, coverage.atLeast + chance.pick([-3, -1, 1, 3]));
  },
  ({ instance }, chance) => (instance.limits[chance.pick(['price', 'minutes'] as const)] = chance.pick([null, 10, 60])),
  onSome(
    ({ instance }) => instance.funds,
    (fund, chance) => (fund.cap = chance.pick([null, 0, 20])),
  ),
  onSome(
    ({ instance }) => instance.stacks,
    (one, chance, { instance }) => {
      if (chance.happens(0.5)) one.awards = chance.pick([null, chance.between(0, instance.credentials.length - 1)]);
      else one.bundle = chance.happens(0.5) ? null : { price: chance.between(0, 30), grants: [] };
    },
  ),
];

import type { Snapshot } from '../../snapshot/snapshot.js';
import type { Grant, Instance } from '../instance.js';
import type { Offers } from './weights.js';

/** What a question's options, its currency and the learner's funds make of a snapshot's prices. */
export interface Offering {
  /** Per credential: 1 when it may be studied, renewed once it has ended, awarded. */
  readonly study: Uint8Array;
  readonly renew: Uint8Array;
  readonly award: Uint8Array;
  readonly usable: (stack: number) => boolean;
  /** Into minor units of the answer's currency; undefined where it cannot be converted. */
  readonly convert: (minor: number, currency: string) => number | undefined;
  /** What funds take off a purchase, by the ids it is known by. */
  readonly grants: (ids: readonly string[], price: number) => readonly Grant[];
  /** Per fund: whether what it gives in all is limited. */
  readonly isCapped: (fund: number) => boolean;
  readonly objective: Instance['objective'];
}

/** The offers of a snapshot: the same for all learners with the same filters, funds and objective. */
export function offersOf(snapshot: Snapshot, offering: Offering): Offers {
  const { convert, isCapped, objective, study, renew, award } = offering;
  const credentials = snapshot.credentials.facts;
  const none = (): Float64Array => new Float64Array(credentials.length);
  const [price, minutes, grant, certain] = [none(), none(), none(), none()];
  const [renewalPrice, renewalMinutes] = [none().fill(-1), none()];
  const most = (grants: readonly Grant[], sure: boolean): number =>
    grants.reduce((top, [fund, saving]) => (sure && isCapped(fund) ? top : Math.max(top, saving)), 0);
  credentials.forEach((fact, c) => {
    if (renew[c] === 1 && fact.renewalCost !== undefined) {
      renewalPrice[c] = convert(fact.renewalCost, fact.currency)!;
      renewalMinutes[c] = Math.round((fact.renewalHours ?? fact.hours) * 60);
    }
    if (study[c] === 0) return;
    price[c] = convert(fact.cost, fact.currency)!;
    minutes[c] = Math.round(fact.hours * 60);
    const grants = offering.grants([fact.id, fact.issuer], price[c]);
    grant[c] = most(grants, false);
    certain[c] = most(grants, true);
  });
  const usable = Uint8Array.from(snapshot.stackOf, (_, stack) => (offering.usable(stack) ? 1 : 0));
  const bundle = new Float64Array(snapshot.stackOf.length).fill(-1);
  const bundleGrant = new Float64Array(snapshot.stackOf.length);
  snapshot.stackOf.forEach(({ fact, members }, stack) => {
    const own = fact.bundlePrice === undefined ? undefined : convert(fact.bundlePrice, fact.currency!);
    if (own === undefined || usable[stack] === 0 || members.length === 0) return;
    bundle[stack] = own;
    bundleGrant[stack] = most(offering.grants([fact.id, fact.issuer], own), false);
  });
  const funds = { grant, certain, bundleGrant };
  return { study, award, usable, price, minutes, ...funds, renewalPrice, renewalMinutes, bundle, objective };
}

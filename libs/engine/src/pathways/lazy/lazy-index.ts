import type { Columns, Lists } from './columns.js';
import type { Reach } from '../reach.js';
import { byKey, linksOf, type Links } from './links.js';
import { closureCosts, type ClosureCosts } from './closure-costs.js';
import { worthwhile } from './dominance.js';
import { weightsOf, type Offers, type Weights } from './weights.js';

/** What is known of a catalogue before a learner comes: once per snapshot, and per what is offered at what weight. */
export interface LazyIndex {
  readonly columns: Columns;
  readonly links: Links;
  readonly offers: Offers;
  readonly weights: Weights;
  readonly closure: ClosureCosts;
  /** What can be had from nothing. */
  readonly reach: Reach;
  /** Per credential: 0 never in a best plan, 1 perhaps, 2 perhaps and for other reasons than the skills it gives. */
  readonly worth: Uint8Array;
  /** skill → credentials worth having that give it, and the levels, side by side. */
  readonly givers: Lists;
  readonly giverLevel: Uint8Array;
  /** skill → stacks whose award gives it, and the levels. */
  readonly awarders: Lists;
  readonly awarderLevel: Uint8Array;
  /** credential → members (positions) by which it is in a stack that is sold. */
  readonly soldIn: Lists;
}

/** @param links of the columns, when they are at hand from another index of the same snapshot */
export function lazyIndex(columns: Columns, offers: Offers, links: Links = linksOf(columns)): LazyIndex {
  const weights = weightsOf(columns, offers);
  const closure = closureCosts(columns, links, offers, weights.full);
  const worth = worthwhile(columns, links, offers, weights, closure);
  const { gives, credentials, skills, stacks, awards } = columns;
  const owner = new Int32Array(gives.item.length);
  for (let c = 0; c < credentials; c++) owner.fill(c, gives.start[c], gives.start[c + 1]);
  const skillOf = (k: number): number => (gives.item[k]! / 6) | 0;
  const links2 = byKey(
    skills,
    owner.length,
    (k) => (worth[owner[k]!]! > 0 ? skillOf(k) : -1),
    (k) => k,
  );
  const awarded: [stack: number, given: number][] = [];
  for (let stack = 0; stack < stacks; stack++) {
    const award = awards[stack]!;
    if (award < 0 || offers.usable[stack] === 0 || offers.award[award] === 0) continue;
    for (let k = gives.start[award]!; k < gives.start[award + 1]!; k++) awarded.push([stack, gives.item[k]!]);
  }
  const awardRows = byKey(
    skills,
    awarded.length,
    (i) => (awarded[i]![1] / 6) | 0,
    (i) => i,
  );
  return {
    columns,
    links,
    offers,
    weights,
    closure,
    reach: reachOf(columns, closure),
    worth,
    givers: { start: links2.start, item: links2.item.map((k) => owner[k]!) },
    giverLevel: Uint8Array.from(links2.item, (k) => gives.item[k]! % 6),
    awarders: { start: awardRows.start, item: awardRows.item.map((i) => awarded[i]![0]) },
    awarderLevel: Uint8Array.from(awardRows.item, (i) => awarded[i]![1] % 6),
    soldIn: soldIn(columns, links, offers),
  };
}

function soldIn({ credentials, members }: Columns, { memberStack }: Links, { bundle, usable }: Offers): Lists {
  const isSold = (k: number): boolean => bundle[memberStack[k]!]! >= 0 && usable[memberStack[k]!] === 1;
  return byKey(
    credentials,
    members.item.length,
    (k) => (isSold(k) ? members.item[k]! : -1),
    (k) => k,
  );
}

function reachOf({ skills, credentials }: Columns, { levelBy, credentialBy }: ClosureCosts): Reach {
  const level = new Uint8Array(skills);
  for (let s = 0; s < skills; s++) for (let l = 1; l <= 5 && levelBy[s * 6 + l]! >= 0; l++) level[s] = l;
  const counts = new Uint8Array(credentials);
  for (let c = 0; c < credentials; c++) if (credentialBy[c]! >= 0) counts[c] = 1;
  return { level, counts };
}

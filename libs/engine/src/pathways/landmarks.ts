import type { Alternative, Instance } from './instance.js';
import type { Support, Supporters } from './support.js';
import type { Look } from './look.js';

/** A name for a credential or a skill-level. */
export function factName(one: Alternative): string {
  return one[0] === 'credential' ? `credential ${one[1]}` : `skill ${one[1]} ${one[2]}`;
}

/**
 * Skill-levels and credentials that every plan reaches: every level up to each goal, credentials that are required by themselves, and
 * whatever all first supporters of a landmark need. Each comes with its supporters, of which every plan takes one.
 */
export function landmarksOf(instance: Instance, support: Support, look?: Look): Map<string, Supporters> {
  const found = new Map<string, Supporters>();
  const queue: Alternative[] = [];
  const add = (one: Alternative): void => {
    for (const each of withLowerLevels(one)) {
      if (support.heldAtStart(each) || found.has(factName(each))) continue;
      found.set(factName(each), support.ofAlternative(each));
      queue.push(each);
    }
  };
  const { levels, anyOf, coverage } = instance.goals;
  for (const [skill, level] of coverage ? [] : levels) add(['skill', skill, level]);
  for (const group of anyOf) if (group.length === 1) add(['credential', group[0]!]);
  for (let next = queue.pop(); next; next = queue.pop()) {
    look?.();
    for (const needed of sharedNeeds(support, found.get(factName(next))!)) add(needed);
  }
  return found;
}

function withLowerLevels(one: Alternative): Alternative[] {
  if (one[0] === 'credential') return [one];
  return Array.from({ length: one[2] }, (_, i): Alternative => ['skill', one[1], i + 1]);
}

/** What all of these need beyond doubt. A stack that awards it may need nothing in particular. */
function sharedNeeds(support: Support, supporters: Supporters): Alternative[] {
  if (supporters.stacks.length > 0) return [];
  const needs = supporters.offers.map((offer) => {
    const certain = support.openNeeds(offer).flatMap((group) => (group.length === 1 ? withLowerLevels(group[0]!) : []));
    return new Map(certain.map((one) => [factName(one), one]));
  });
  const [first, ...others] = needs;
  return [...(first ?? [])].flatMap(([name, one]) => (others.every((own) => own.has(name)) ? [one] : []));
}

import type { RoleSkill } from '#lib/model';
import { rows } from './csr.js';
import type { Requirements } from './snapshot.js';

/** Relations looked at in one step. */
const A_STEP = 10_000;

/**
 * The skills that roles require, as columns. Made in steps, as there are many.
 * @param roles number of roles
 * @param ends positions of the role and the skill of a fact; without both it is left out
 */
export function* requirementsOf(
  facts: readonly RoleSkill[],
  roles: number,
  ends: (fact: RoleSkill) => { readonly role: number | undefined; readonly skill: number | undefined },
): Generator<undefined, Requirements> {
  const entries: { readonly row: number; readonly target: number; readonly fact: RoleSkill }[] = [];
  for (const [i, fact] of facts.entries()) {
    if (i % A_STEP === A_STEP - 1) yield;
    const { role, skill } = ends(fact);
    if (role !== undefined && skill !== undefined) entries.push({ row: role, target: skill, fact });
  }
  yield;
  const { starts, order } = rows(roles, entries);
  yield;
  const columns = {
    starts,
    skill: new Int32Array(order.length),
    level: new Uint8Array(order.length),
    importance: new Float64Array(order.length),
    essential: new Uint8Array(order.length),
  };
  order.forEach(({ target, fact }, i) => {
    columns.skill[i] = target;
    columns.level[i] = fact.level;
    columns.importance[i] = fact.importance ?? 1;
    columns.essential[i] = (fact.essential ?? true) ? 1 : 0;
  });
  yield;
  return columns;
}

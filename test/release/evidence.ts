import type { ChangedRelease } from './change-release.js';
import { writeTable } from './framework-files.js';

/** How sure each SAME_AS is that is sure enough. */
export const SURENESS = 0.95;

/** Writes what is said about the two releases besides their files: SAME_AS statements, some too weak to follow, and a person's decisions. */
export function writeEvidence(folder: string, { fates, before }: ChangedRelease): void {
  const of = (kind: 'skill' | 'role', ...ways: string[]) =>
    [...fates[kind]].flatMap(([id, fate]) =>
      fate.is === 'merged' && ways.includes(fate.by) ? [{ id, into: fate.into, by: fate.by }] : [],
    );
  const confidence = (by: string): string => (by === 'weak' ? '0.7' : String(SURENESS));
  writeTable(folder, 'skill_same_as.csv', of('skill', 'same-as', 'weak').map(({ id, into, by }) => ({ skill: id, same: into, confidence: confidence(by), source: 'made' }))); // prettier-ignore
  writeTable(folder, 'role_same_as.csv', of('role', 'same-as', 'weak').map(({ id, into, by }) => ({ role: id, same: into, confidence: confidence(by), source: 'made' }))); // prettier-ignore
  const names = new Map<string, number>();
  for (const name of before.skill.values()) names.set(name.toLowerCase(), (names.get(name.toLowerCase()) ?? 0) + 1);
  // Half of the decisions are about the id of a skill, half about its name.
  const decisions = of('skill', 'decision').map(({ id, into }, n) => {
    const name = before.skill.get(id)!;
    return { kind: 'skill', name: n % 2 === 0 || names.get(name.toLowerCase())! > 1 ? id : name, means: into };
  });
  const roles = of('role', 'decision').map(({ id, into }) => ({ kind: 'role', name: id, means: into }));
  writeTable(folder, 'name_decisions.csv', [...decisions, ...roles]);
}
